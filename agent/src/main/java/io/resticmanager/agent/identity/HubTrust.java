package io.resticmanager.agent.identity;

import java.util.Optional;

import io.resticmanager.agent.state.SealedFiles;
import io.resticmanager.agent.tls.ServerPin;
import io.resticmanager.agent.tls.ServerPins;
import org.jspecify.annotations.Nullable;

/**
 * The pins of the hub, kept with the identity: a hub that renews its key announces it over a connection that the old one
 * vouches for, and once it serves the new one the old is trusted no longer.
 */
public final class HubTrust {

    private static final System.Logger LOG = System.getLogger(HubTrust.class.getName());

    private final SealedFiles files;
    private Identity identity;
    private final @Nullable ServerPins pins;

    public HubTrust(SealedFiles files, Identity identity) {
        this.files = files;
        this.identity = identity;
        this.pins = identity.pin() == null
                ? null
                : new ServerPins(ServerPin.parse(identity.pin()), parse(identity.nextPin()));
    }

    private static @Nullable ServerPin parse(@Nullable String pin) {
        return pin == null ? null : ServerPin.parse(pin);
    }

    /** Absent where the machine's authorities are trusted. */
    public @Nullable ServerPins pins() {
        return pins;
    }

    /**
     * What the configuration says of the next key, which may be nothing. Without a pin it means nothing: authorities vouch.
     *
     * @return why it is refused
     */
    public synchronized Optional<String> announced(@Nullable String next) {
        try {
            if (pins != null && identity.pin() != null) {
                renew(pins, pins.served().orElse(ServerPin.parse(identity.pin())), parse(next));
            }
            return Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.of("next_pin: not a pin of the form sha256:HEX");
        }
    }

    private void renew(ServerPins trusted, ServerPin served, @Nullable ServerPin next) {
        var fresh = identity.pinned(served.toString(),
                next == null || next.equals(served) ? null : next.toString());
        if (!fresh.equals(identity)) {
            // On disk before it counts: an agent that forgets it is locked out for good.
            fresh.keepIn(files);
            identity = fresh;
            trusted.trust(served, parse(fresh.nextPin()));
            LOG.log(System.Logger.Level.INFO, "pins of the hub pin=" + fresh.pin() + " next=" + fresh.nextPin());
        }
    }
}
