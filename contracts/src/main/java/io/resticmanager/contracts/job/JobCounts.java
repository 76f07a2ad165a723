package io.resticmanager.contracts.job;

import io.resticmanager.contracts.json.Wire;

/**
 * How many jobs there are: {@code fleet} of all, {@code found} of those that a filter lets through, whatever their status.
 */
@Wire
public record JobCounts(Fleet fleet, Found found) {

    /** {@code finished} ended in the last 24 hours, however they ended; {@code failed} are those of them that failed. */
    @Wire
    public record Fleet(long running, long waiting, long finished, long failed) {}

    /** Each counted up to {@link #MOST}. */
    @Wire
    public record Found(long running, long waiting, long failed) {

        public static final int MOST = 1_000;
    }
}
