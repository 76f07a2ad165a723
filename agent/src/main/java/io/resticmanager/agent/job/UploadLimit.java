package io.resticmanager.agent.job;

import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.json.Json;

/** Whether a job uploads at a limited speed: such a restic needs longer to end when it is asked to. */
final class UploadLimit {

    private UploadLimit() {}

    static boolean in(HubMessage.CommandRun command) {
        if (command.kind() != JobKind.backup || command.options() == null) {
            return false;
        }
        try {
            var source = Json.read(command.options(), BackupOptions.class).source();
            return source != null && source.uploadLimitKibS() != null;
        } catch (Json.Malformed _) {
            return false;
        }
    }
}
