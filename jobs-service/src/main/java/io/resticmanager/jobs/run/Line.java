package io.resticmanager.jobs.run;

import java.time.Instant;
import java.time.ZoneId;

import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.run.Standing.CatchUp;
import org.jspecify.annotations.Nullable;

/**
 * What a host's standing needs of one enabled schedule. {@code last} is its latest due run that something is known of: one that
 * is not late yet, or that is on its way, is not. {@code byHand} is the latest job of it that a person began, and that is over.
 * {@code missed} counts the due runs since the last that came. {@code catchUp} is there where the agent makes up for the latest
 * of those that it could not begin. {@code grown}: it has gained a path, and no run that ended well is known to have read it. {@code openSince}
 * is the due time of the earliest row of which nothing is heard, ahead or not; {@code underWay}: a run has come.
 */
record Line(String name, boolean backup, ZoneId zone, @Nullable Last last, @Nullable ByHand byHand, int missed,
        @Nullable Instant nextDue, @Nullable CatchUp catchUp, boolean grown,
        @Nullable Instant openSince, boolean underWay) {

    /** {@code end} is there where the run has ended; {@code reason} where it was skipped. */
    record Last(Instant dueAt, RunState state, @Nullable String reason, @Nullable End end) {}

    record ByHand(Instant queuedAt, End end) {}

    /** {@code doubt} says what is suspect and not confirmed; {@code order} is that in which ends became known. */
    record End(JobStatus status, @Nullable String doubt, @Nullable String error, long order) {}
}
