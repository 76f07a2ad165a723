package io.resticmanager.platform.event;

import java.time.Duration;
import java.util.List;

/** How long a message that failed waits before it comes again. */
final class Patience {

    static final int MOST_DELIVERIES = 10;
    private static final List<Duration> STEPS = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5),
            Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10));

    private Patience() {}

    /** @param delivered how often it came so far, 1 or more */
    static Duration after(long delivered) {
        return STEPS.get((int) Math.min(delivered, STEPS.size()) - 1);
    }
}
