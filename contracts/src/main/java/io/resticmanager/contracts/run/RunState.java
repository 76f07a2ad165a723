package io.resticmanager.contracts.run;

/**
 * What became of a due run: nothing yet; a job for it is queued, accepted or running; that job is over; it was left out for a
 * reason that the endpoint named; it never came.
 */
public enum RunState {
    due, arrived, ended, skipped, missed
}
