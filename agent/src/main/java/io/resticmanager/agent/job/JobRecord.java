package io.resticmanager.agent.job;

import java.time.Instant;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** What this machine remembers of a job. {@code told} once its outcome is in the outbox. */
@Wire
public record JobRecord(HubMessage.CommandRun command, State state, Instant acceptedAt, @Nullable Instant startedAt,
        AgentMessage.@Nullable JobFinished finished, boolean told) {

    /** Never with the credential that came with the command: this is written to the disk. */
    public JobRecord {
        command = new HubMessage.CommandRun(command.jobId(), command.kind(), command.expiresAt(), command.options(),
                null, command.timeoutS());
    }

    /** Only forward. */
    public enum State {
        queued, running, finished
    }

    public static JobRecord queued(HubMessage.CommandRun command, Instant now) {
        return new JobRecord(command, State.queued, now, null, null, false);
    }

    public String id() {
        return command.jobId();
    }

    public JobRecord started(Instant now) {
        return new JobRecord(command, State.running, acceptedAt, now, null, false);
    }

    public JobRecord finished(AgentMessage.JobFinished outcome) {
        return new JobRecord(command, State.finished, acceptedAt, startedAt, outcome, false);
    }

    public JobRecord tellingDone() {
        return new JobRecord(command, state, acceptedAt, startedAt, finished, true);
    }
}
