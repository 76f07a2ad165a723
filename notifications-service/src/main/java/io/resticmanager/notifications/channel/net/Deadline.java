package io.resticmanager.notifications.channel.net;

import java.time.Duration;

/** A moment of the clock that never jumps. */
public record Deadline(long nanos) {

    private static final Duration LEAST = Duration.ofMillis(1);

    public static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos());
    }

    /** At least a millisecond, as zero means for ever to sockets. */
    public Duration left() {
        var left = Duration.ofNanos(nanos - System.nanoTime());
        return left.compareTo(LEAST) < 0 ? LEAST : left;
    }
}
