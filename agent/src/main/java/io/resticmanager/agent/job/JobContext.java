package io.resticmanager.agent.job;

import java.nio.file.Path;

import io.resticmanager.agent.restic.Leash;
import io.resticmanager.agent.restic.Restic;
import io.resticmanager.contracts.agent.HubMessage;

/**
 * What a running job has at hand. {@code restic} reports to {@code observer}. {@code lent} when the job has a credential of its
 * own, and so works where the everyday one may only add. {@code restoreDirectory} is where new directories for restores are made.
 */
record JobContext(HubMessage.CommandRun command, String hostname, Restic restic, JobObserver observer, JobLog log,
        SnapshotReport report, ItemTeller items, boolean lent, Path stateDir, Path restoreDirectory, Leash leash) {

    String jobId() {
        return command.jobId();
    }
}
