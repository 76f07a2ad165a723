package io.resticmanager.agent.queue;

import java.util.Optional;
import java.util.function.Function;

import io.resticmanager.agent.job.Failures;
import io.resticmanager.agent.job.JobRecord;
import io.resticmanager.agent.job.JobRefusal;
import io.resticmanager.agent.policy.Refusal;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.JobError;

/** What stands between a job and its run: the policy of this host, what the agent can do, and the time that the job has. */
final class Gate {

    private final Function<HubMessage.CommandRun, Optional<Refusal>> veto;
    private final HubTime hubTime;

    Gate(Function<HubMessage.CommandRun, Optional<Refusal>> veto, HubTime hubTime) {
        this.veto = veto;
        this.hubTime = hubTime;
    }

    /** Why it is not taken at all. */
    Optional<JobRefusal> objection(HubMessage.CommandRun command) {
        return veto.apply(command).map(no -> new JobRefusal(no.rule(), no.message()))
                .or(() -> JobRefusal.of(command));
    }

    /** Why it does not run after all: much may have happened while it waited. */
    Optional<JobError> obstacle(JobRecord record) {
        return expired(record)
                ? Optional.of(Failures.expired())
                : veto.apply(record.command()).map(Failures::refused);
    }

    boolean expired(JobRecord record) {
        var expires = record.command().expiresAt();
        return expires != null && !hubTime.now().isBefore(expires);
    }
}
