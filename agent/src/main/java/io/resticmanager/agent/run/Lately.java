package io.resticmanager.agent.run;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** What was looked up lately: for something that seldom changes, asked for by somebody who asks often. */
final class Lately<T extends Object> implements Supplier<T> {

    private final long nanos;
    private final LongSupplier clock;
    private final Supplier<T> look;
    private @Nullable T found;
    private long foundAt;

    /** @param clock as {@link System#nanoTime} */
    Lately(Duration atMost, LongSupplier clock, Supplier<T> look) {
        this.nanos = atMost.toNanos();
        this.clock = clock;
        this.look = look;
    }

    /** No older than that time. */
    @Override
    public synchronized T get() {
        var now = clock.getAsLong();
        var known = found;
        if (known == null || now - foundAt >= nanos) {
            known = look.get();
            found = known;
            foundAt = now;
        }
        return known;
    }
}
