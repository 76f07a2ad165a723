package io.resticmanager.agent.job;

import java.util.Optional;

import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.json.Json;
import org.jspecify.annotations.Nullable;

/** Why this agent will not run a job: the rule's name, and a sentence. */
public record JobRefusal(String rule, String message) {

    /** Empty when the agent will run it. */
    public static Optional<JobRefusal> of(HubMessage.CommandRun command) {
        if (Operation.of(command.kind()).isEmpty()) {
            return Optional.of(new JobRefusal("kind", "This agent does not run " + command.kind() + " yet."));
        }
        return switch (command.kind()) {
            case backup -> ofBackup(command);
            case forget -> ForgetOperation.refusal(command);
            case prune -> PruneOperation.refusal(command);
            case check -> CheckOperation.refusal(command);
            case stats -> StatsOperation.refusal(command);
            case diff -> DiffOperation.refusal(command);
            case init, unlock, snapshots, restore, restore_test -> Optional.empty();
        };
    }

    private static Optional<JobRefusal> ofBackup(HubMessage.CommandRun command) {
        if (command.options() == null) {
            return BackupOperation.refusal(null);
        }
        try {
            return BackupOperation.refusal(Json.read(command.options(), BackupOptions.class).source());
        } catch (Json.Malformed _) {
            return Optional.of(new JobRefusal("options", "The options are not those of a backup."));
        }
    }

    /** The schedule that a job belongs to, if one. */
    static @Nullable String scheduleId(HubMessage.CommandRun command) {
        try {
            return command.kind() != JobKind.backup || command.options() == null
                    ? null
                    : Json.read(command.options(), BackupOptions.class).scheduleId();
        } catch (Json.Malformed _) {
            return null;
        }
    }
}
