package io.resticmanager.jobs.run;

import java.time.Clock;
import java.time.Instant;

import jakarta.inject.Singleton;

/** Since when a due run has to be late to be called overdue. Right after a start only what was called so before. */
@Singleton
final class Lateness {

    /** Whether a row's schedule and host are in play: nothing is late of one that is switched off, paused or removed. */
    static final String IN_PLAY = """
            (schedule.enabled = 1 AND schedule.removed_at IS NULL AND host.paused = 0 AND host.removed_at IS NULL)""";
    /** A row in play that nothing has come of; takes {@link #lateBy}. */
    static final String OVERDUE = "(" + IN_PLAY + " AND run.state = 'due' AND (run.told = 1 OR run.late_at <= ?))";

    private final Clock clock;
    private final Instant from;

    Lateness(LedgerSettings settings, Clock clock) {
        this.clock = clock;
        this.from = clock.instant().plus(settings.startGrace());
    }

    Instant lateBy() {
        var now = clock.instant();
        return now.isBefore(from) ? Instant.EPOCH : now;
    }
}
