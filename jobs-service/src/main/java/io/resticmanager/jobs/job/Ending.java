package io.resticmanager.jobs.job;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage.JobFinished;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.job.Suspect;
import org.jspecify.annotations.Nullable;

/** How a job ended. A failed one always says why; no other one carries an error. */
public record Ending(JobStatus status, @Nullable Instant startedAt, Instant finishedAt, @Nullable Integer exitCode,
        @Nullable JobError error, long warnings, @Nullable Suspect suspect, @Nullable Summary summary,
        List<String> unreadable) {

    /** The contract's bound; a longer list is cut here, since the count of warnings tells them all. */
    static final int UNREADABLE = 1_000;

    public Ending {
        if (!status.over() || (status == JobStatus.failed) != (error != null) || warnings < 0) {
            throw new IllegalArgumentException("not an ending: %s, error %s".formatted(status, error));
        }
        unreadable = List.copyOf(unreadable.subList(0, Math.min(UNREADABLE, unreadable.size())));
    }

    /** The same, suspected or looked at. */
    public Ending suspected(Suspect why) {
        return new Ending(status, startedAt, finishedAt, exitCode, error, warnings, why, summary, unreadable);
    }

    /** A success that does not count as one. */
    public Ending failing(JobError why) {
        return new Ending(JobStatus.failed, startedAt, finishedAt, exitCode, why, warnings, suspect, summary,
                unreadable);
    }

    /** As the agent tells it. A failure without a reason gets one that says so. */
    public static Ending reported(JobFinished report) {
        var error = report.status() == JobStatus.failed
                ? report.error() == null ? Verdict.UNEXPLAINED : report.error()
                : null;
        return new Ending(report.status(), report.startedAt(), report.finishedAt(), report.exitCode(), error,
                Math.max(0, report.warnings()), unconfirmed(report.suspect()), report.summary(), report.unreadable());
    }

    // To look at it is a person's business: an endpoint that vouched for itself
    // would
    // turn green what nobody has seen.
    private static @Nullable Suspect unconfirmed(@Nullable Suspect told) {
        return told == null ? null : new Suspect(told.reason(), told.detail(), null, null, told.unmounted());
    }

    /** Our own verdict about a job that has not begun, as far as we know. */
    public static Ending failed(JobError why, Instant now) {
        return failed(why, null, now);
    }

    public static Ending failed(JobError why, @Nullable Instant startedAt, Instant now) {
        return new Ending(JobStatus.failed, startedAt, now, null, why, 0, null, null, List.of());
    }

    public static Ending cancelled(Instant now) {
        return new Ending(JobStatus.cancelled, null, now, null, null, 0, null, null, List.of());
    }
}
