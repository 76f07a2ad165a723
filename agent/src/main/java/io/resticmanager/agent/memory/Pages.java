package io.resticmanager.agent.memory;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

/** Tells Linux which pages of this process are not needed now (madvise(2)). Nothing is lost: a page that is needed comes back. */
final class Pages {

    // Since Linux 5.4; an older one refuses.
    private static final int MADV_PAGEOUT = 21;

    private final MethodHandle madvise;

    /** Only on Linux, where an address is a long. */
    Pages() {
        var linker = Linker.nativeLinker();
        madvise = linker.downcallHandle(linker.defaultLookup().findOrThrow("madvise"),
                FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));
    }

    /** Whether the system took the advice. */
    boolean letGo(Mapping mapping) {
        try {
            return (int) madvise.invokeExact(mapping.start(), mapping.length(), MADV_PAGEOUT) == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("madvise could not be called", e);
        }
    }
}
