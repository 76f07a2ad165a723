package io.resticmanager.agent.restic;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/** The console functions of Windows, by the names that Microsoft gave them. */
final class Kernel32 implements ConsoleBreak.Consoles {

    private static final int CTRL_BREAK_EVENT = 1;
    private static final int ALL_OF_THE_CONSOLE = 0;
    private static final int ATTACH_PARENT_PROCESS = -1;

    private final MethodHandle freeConsole;
    private final MethodHandle attachConsole;
    private final MethodHandle generateConsoleCtrlEvent;

    private Kernel32(SymbolLookup library) {
        freeConsole = function(library, "FreeConsole");
        attachConsole = function(library, "AttachConsole", JAVA_INT);
        generateConsoleCtrlEvent = function(library, "GenerateConsoleCtrlEvent", JAVA_INT, JAVA_INT);
    }

    /** Only on Windows. */
    static ConsoleBreak.Consoles load() {
        return new Kernel32(SymbolLookup.libraryLookup("kernel32", Arena.global()));
    }

    private static MethodHandle function(SymbolLookup library, String name, MemoryLayout... arguments) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name),
                FunctionDescriptor.of(JAVA_INT, arguments));
    }

    @Override
    public boolean leave() {
        return call(freeConsole);
    }

    @Override
    public boolean enter(long pid) {
        return call(attachConsole, (int) pid);
    }

    @Override
    public boolean enterParents() {
        return call(attachConsole, ATTACH_PARENT_PROCESS);
    }

    @Override
    public boolean breakAll() {
        return call(generateConsoleCtrlEvent, CTRL_BREAK_EVENT, ALL_OF_THE_CONSOLE);
    }

    // Each answers 0 when it did not work.
    private static boolean call(MethodHandle function, Object... arguments) {
        try {
            return (int) function.invokeWithArguments(arguments) != 0;
        } catch (Throwable e) {
            throw new IllegalStateException("a function of the system could not be called", e);
        }
    }
}
