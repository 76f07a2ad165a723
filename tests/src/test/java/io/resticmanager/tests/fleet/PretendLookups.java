package io.resticmanager.tests.fleet;

import java.util.function.Consumer;

import io.resticmanager.agent.look.Lookups;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.JobError;

/** What a host without a restic says to each look. */
final class PretendLookups implements Lookups {

    @Override
    public void begin(String id, HubMessage.Look look, Consumer<AgentMessage.Looked> answer) {
        answer.accept(new AgentMessage.LookFailed(
                new JobError("restic_missing", "A simulated host has no restic.", "Ask a real one.")));
    }

    @Override
    public void cancel(String id) {
        // Each is answered at once.
    }

    @Override
    public void endAll() {
        // Each is answered at once.
    }
}
