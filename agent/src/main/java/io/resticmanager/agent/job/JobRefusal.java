package io.resticmanager.agent.job;

import java.util.Optional;

import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.JobKind;
import org.jspecify.annotations.Nullable;

/** Why this agent will not run a job: the rule's name, and a sentence. */
public record JobRefusal(String rule, String message) {

    /** Empty when the agent will run it. */
    public static Optional<JobRefusal> of(HubMessage.CommandRun command) {
        if (Operation.of(command.kind()).isEmpty()) {
            return Optional.of(new JobRefusal("kind", "This agent does not run " + command.kind() + " yet."));
        }
        return switch (command.kind()) {
            case backup -> BackupOperation.refusal(command);
            case forget -> ForgetOperation.refusal(command);
            case prune -> PruneOperation.refusal(command);
            case check -> CheckOperation.refusal(command);
            case stats -> StatsOperation.refusal(command);
            case diff -> DiffOperation.refusal(command);
            case restore -> RestoreOperation.refusal(command);
            case init, unlock, snapshots, restore_test -> Optional.empty();
        };
    }

    /** The schedule that a job belongs to, if one. Asked for at every end, which must be told whatever the options are. */
    static @Nullable String scheduleId(HubMessage.CommandRun command) {
        return command.kind() == JobKind.backup
                ? Options.readable(command, BackupOptions.class, BackupOperation.NONE).map(BackupOptions::scheduleId)
                        .orElse(null)
                : null;
    }
}
