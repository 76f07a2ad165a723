package io.resticmanager.agent.queue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A timer in nanoseconds that no clock moves and that goes on while the machine sleeps. The JDK's own stands still
 * meanwhile on Linux; there the kernel's uptime says how long that was, in hundredths of a second.
 */
final class Elapsed implements LongSupplier {

    private static final Path UPTIME = Path.of("/proc/uptime");

    private static final int NANO_DIGITS = 9;

    private final Path uptime;
    private final LongSupplier nanos;
    private long last;
    private long lastNanos;

    Elapsed() {
        this(UPTIME, System::nanoTime);
    }

    Elapsed(Path uptime, LongSupplier nanos) {
        this.uptime = uptime;
        this.nanos = nanos;
        this.lastNanos = nanos.getAsLong();
    }

    @Override
    public synchronized long getAsLong() {
        var now = nanos.getAsLong();
        var awake = last + (now - lastNanos);
        last = read().orElse(awake);
        lastNanos = now;
        return last;
    }

    private Optional<Long> read() {
        try {
            var seconds = new BigDecimal(Files.readString(uptime).split(" ", 2)[0]);
            return Optional.of(seconds.movePointRight(NANO_DIGITS).longValue());
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }
}
