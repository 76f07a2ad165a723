package io.resticmanager.agent.job;

import java.time.Instant;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** What this machine remembers of a job. {@code told} once its outcome is in the outbox; {@code due} when its schedule began it. */
@Wire
public record JobRecord(HubMessage.CommandRun command, State state, Instant acceptedAt, @Nullable Instant startedAt,
        AgentMessage.@Nullable JobFinished finished, boolean told, @Nullable Due due) {

    /** Never with the credential that came with the command: this is written to the disk. */
    public JobRecord {
        command = new HubMessage.CommandRun(command.jobId(), command.kind(), command.expiresAt(), command.options(),
                null, command.timeoutS());
    }

    /** The run of a schedule that a job is, by the configuration of that revision. */
    @Wire
    public record Due(String scheduleId, Instant dueAt, long configRevision) {}

    /** Only forward. */
    public enum State {
        queued, running, finished
    }

    public static JobRecord queued(HubMessage.CommandRun command, Instant now) {
        return new JobRecord(command, State.queued, now, null, null, false, null);
    }

    /** As {@link #queued}, for a run that came due here. */
    public static JobRecord due(HubMessage.CommandRun command, Due due, Instant now) {
        return new JobRecord(command, State.queued, now, null, null, false, due);
    }

    /** Whether it is a run of that schedule that came due, and is not over. */
    boolean keepsBusy(String scheduleId) {
        return state != State.finished && due != null && due.scheduleId().equals(scheduleId);
    }

    public String id() {
        return command.jobId();
    }

    public JobRecord started(Instant now) {
        return new JobRecord(command, State.running, acceptedAt, now, null, false, due);
    }

    public JobRecord finished(AgentMessage.JobFinished outcome) {
        return new JobRecord(command, State.finished, acceptedAt, startedAt, outcome, false, due);
    }

    public JobRecord tellingDone() {
        return new JobRecord(command, state, acceptedAt, startedAt, finished, true, due);
    }
}
