package io.resticmanager.jobs.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What to do about the due runs of one schedule that this service begins itself: which are left out, why, and which one begins.
 * After a time in which nobody began anything the latest is caught up with, once, if the schedule says so. While one waits or
 * runs there is no second one.
 *
 * @param begin absent when none is to begin now
 */
record Firing(List<Skip> skips, @Nullable Instant begin) {

    /** So late a run is still on time: a restart is no reason to leave one out. */
    static final Duration ON_TIME = Duration.ofMinutes(5);

    /** A due run, and when it begins, its jitter regarded. */
    record Due(Instant dueAt, Instant startAt) {}

    record Skip(Instant dueAt, String reason) {}

    /**
     * @param due what nothing has come of, the oldest first; those that are to begin by now
     * @param busy whether a job of the schedule waits or runs
     */
    static Firing of(List<Due> due, boolean runMissed, boolean busy, Instant now) {
        if (due.isEmpty()) {
            return new Firing(List.of(), null);
        }
        var latest = due.getLast();
        var begins = !busy && (runMissed || !latest.startAt().isBefore(now.minus(ON_TIME)));
        var left = begins ? due.subList(0, due.size() - 1) : due;
        return new Firing(left.stream().map(each -> new Skip(each.dueAt(),
                busy && each.equals(latest) ? RunWords.STILL_WAITING : RunWords.NOT_RUNNING)).toList(),
                begins ? latest.dueAt() : null);
    }
}
