package io.resticmanager.agent.job;

import java.util.Optional;

import io.resticmanager.agent.restic.Answer;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.JobKind;

/** What one kind of job does. */
interface Operation {

    Outcome run(JobContext context) throws InterruptedException;

    /** What may be other than before when such a job is over, however it ended. */
    Change change(HubMessage.CommandRun command);

    /** Empty for the kinds that this agent does not run. */
    static Optional<Operation> of(JobKind kind) {
        return switch (kind) {
            case init -> Optional.of(new InitOperation());
            case backup -> Optional.of(new BackupOperation());
            case unlock -> Optional.of(new UnlockOperation());
            case snapshots -> Optional.of(new SnapshotsOperation());
            case forget -> Optional.of(new ForgetOperation());
            case prune -> Optional.of(new PruneOperation());
            case check -> Optional.of(new CheckOperation());
            case stats -> Optional.of(new StatsOperation());
            case diff -> Optional.of(new DiffOperation());
            case restore -> Optional.of(new RestoreOperation());
            case restore_test -> Optional.empty();
        };
    }

    /** An answer that is not {@code Done}, as the outcome of the job. */
    static Outcome unsuccessful(Answer<?> answer) {
        return switch (answer) {
            case Answer.Failed<?>(var error, var code) -> new Outcome.Failed(error, code);
            case Answer.Ended<?>(var reason, var code) -> switch (reason) {
                case CANCELLED -> new Outcome.Cancelled(code);
                case AGENT_STOPS -> new Outcome.Failed(Failures.agentInterrupted(), code);
                case TIMED_OUT -> new Outcome.Failed(Failures.timedOut(), code);
            };
            case Answer.Done<?> done -> throw new IllegalArgumentException("this went well: " + done);
        };
    }
}
