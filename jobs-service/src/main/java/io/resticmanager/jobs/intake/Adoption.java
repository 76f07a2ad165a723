package io.resticmanager.jobs.intake;

import java.time.Duration;
import java.time.Instant;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.Intake;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.jobs.job.JobState;
import io.resticmanager.jobs.job.StoredJob;
import io.resticmanager.jobs.queue.Wisher;
import org.jspecify.annotations.Nullable;

/** Makes the job that an agent began without being asked by us. */
final class Adoption {

    private Adoption() {}

    /** One that waits in the agent's own queue; without an order of ours it is the agent's alone. */
    static StoredJob waiting(Intake intake, JobKind kind, AgentMessage.JobAccepted report, Duration patience) {
        var at = intake.receivedAt();
        return of(report.jobId(), intake, kind, at, report.scheduleId(), report.dueAt(), report.configRevision())
                .in(new JobState.Queued().claimed(at, patience).acceptedBy(at, patience));
    }

    /** It stands in lists where it began, yet never in the future, whatever the agent's clock says. */
    static StoredJob of(String jobId, Intake intake, JobKind kind, Instant began, @Nullable String scheduleId,
            @Nullable Instant dueAt, long configRevision) {
        var queuedAt = began.isBefore(intake.receivedAt()) ? began : intake.receivedAt();
        var actor = scheduleId == null ? "agent" : Wisher.SCHEDULE;
        return StoredJob.queued(jobId, intake.hostId(), intake.hostId(), kind, actor, queuedAt, null)
                .scheduled(scheduleId, dueAt, configRevision);
    }
}
