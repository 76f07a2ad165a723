package io.resticmanager.agent.job;

import io.resticmanager.contracts.agent.HubMessage;

/** Whether a job uploads at a limited speed: such a restic needs longer to end when it is asked to. */
final class UploadLimit {

    private UploadLimit() {}

    static boolean in(HubMessage.CommandRun command) {
        var source = BackupOperation.options(command).source();
        return source != null && source.uploadLimitKibS() != null;
    }
}
