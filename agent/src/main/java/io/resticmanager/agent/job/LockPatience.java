package io.resticmanager.agent.job;

import java.time.Duration;

/** How long a job waits for somebody else's lock, and how often it looks meanwhile. */
public record LockPatience(Duration bound, Duration between) {

    public static final LockPatience DEFAULT = new LockPatience(Duration.ofMinutes(15), Duration.ofSeconds(10));
}
