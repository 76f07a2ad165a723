package io.resticmanager.jobs.run;

import java.time.Instant;

import io.resticmanager.contracts.schedule.Spread;

/**
 * What becomes of the latest due run of a schedule that this service begins itself, once it is to begin. All before it are left out:
 * after a time in which nobody began anything the latest is caught up with, once, if the schedule says so. While one waits or
 * runs there is no second one.
 */
enum Firing {

    BEGIN, STILL_WAITING, NOT_RUNNING;

    /** A due run, and when it is to begin, its jitter regarded. */
    record Due(Instant dueAt, Instant beginAt) {}

    /** @param busy whether a job of the schedule waits or runs */
    static Firing of(Due latest, boolean runMissed, boolean busy, Instant now) {
        if (!runMissed && !Spread.onTime(latest.beginAt(), now)) {
            return NOT_RUNNING;
        }
        return busy ? STILL_WAITING : BEGIN;
    }
}
