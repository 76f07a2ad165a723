package io.resticmanager.agent.restic;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** How a running job is ended from outside: pulled once, it ends the restic of now, and no other starts. */
public final class Leash {

    /** Who pulled, and so what the job's outcome is. */
    public enum Reason {
        /** A person asked for it. */
        CANCELLED,
        /** The agent itself is being stopped. */
        AGENT_STOPS
    }

    private @Nullable Reason pulled;

    public synchronized void pull(Reason reason) {
        if (pulled == null) {
            pulled = reason;
        }
    }

    public synchronized Optional<Reason> pulled() {
        return Optional.ofNullable(pulled);
    }
}
