package io.resticmanager.agent.restic;

import java.time.Duration;
import java.util.Optional;

import io.resticmanager.contracts.job.JobError;

/** Where a repository is, and how long its server, if it has one, may take for a sign of life. */
record Reach(RepositoryAddress address, Duration patience) {

    /** @return why restic would wait in vain; empty when the server answers, and when there is none to ask */
    Optional<JobError> lack() throws InterruptedException {
        var server = address.restServer();
        return server.isEmpty() ? Optional.empty() : new Probe(patience).of(server.get());
    }
}
