package io.resticmanager.agent.tls;

import java.security.cert.X509Certificate;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The keys that a pinned hub may serve: today's, and the one that it announced for after its renewal. */
public final class ServerPins {

    private ServerPin current;
    private @Nullable ServerPin next;
    private @Nullable ServerPin served;

    public ServerPins(ServerPin current, @Nullable ServerPin next) {
        this.current = current;
        this.next = next;
    }

    synchronized boolean accept(X509Certificate certificate) {
        if (current.matches(certificate)) {
            served = current;
            return true;
        }
        if (next == null || !next.matches(certificate)) {
            return false;
        }
        served = next;
        return true;
    }

    /** The key of the last server that was accepted. */
    public synchronized Optional<ServerPin> served() {
        return Optional.ofNullable(served);
    }

    /** Trusts these two from now on, and no other. */
    public synchronized void trust(ServerPin today, @Nullable ServerPin announced) {
        current = today;
        next = announced;
    }
}
