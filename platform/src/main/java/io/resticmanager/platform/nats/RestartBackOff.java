package io.resticmanager.platform.nats;

import java.time.Duration;

/** 100 ms, then twice as long each time, 10 s at most. */
final class RestartBackOff {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private Duration next = Duration.ofMillis(100);

    Duration next() {
        var now = next;
        next = now.multipliedBy(2).compareTo(LONGEST) < 0 ? now.multipliedBy(2) : LONGEST;
        return now;
    }
}
