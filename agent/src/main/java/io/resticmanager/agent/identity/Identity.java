package io.resticmanager.agent.identity;

import java.util.Optional;

import io.resticmanager.agent.state.SealedFiles;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * What enrolment gave this machine. {@code hostname} is the one of that day: restic groups snapshots by it, so a machine
 * that is renamed later keeps its history. {@code enrolmentHash} tells a repeated enrolment from a new one.
 */
@Wire
public record Identity(String hostId, String agentToken, String wsUrl, String server, @Nullable String pin,
        String hostname, String enrolmentHash, @Nullable String nextPin) {

    private static final String NAME = "identity";

    public static Optional<Identity> in(SealedFiles files) {
        return files.read(NAME, Identity.class);
    }

    public void keepIn(SealedFiles files) {
        files.write(NAME, this);
    }

    Identity pinned(String today, @Nullable String announced) {
        return new Identity(hostId, agentToken, wsUrl, server, today, hostname, enrolmentHash, announced);
    }

    @Override
    public String toString() {
        return "Identity[hostId=" + hostId + ", server=" + server + "]";
    }
}
