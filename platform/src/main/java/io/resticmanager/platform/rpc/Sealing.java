package io.resticmanager.platform.rpc;

import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.resticmanager.contracts.rpc.PublicKey;
import io.resticmanager.contracts.rpc.Sealed;
import io.resticmanager.platform.secret.SealKey;
import io.resticmanager.platform.service.ServiceModule;
import org.jspecify.annotations.Nullable;

/**
 * The answering side of sealed secrets. The key pair is minted when the service starts and never leaves it; a request that
 * was sealed to an earlier one is refused and its asker tries again with the new key.
 */
@EachBean(ServiceModule.class)
public final class Sealing {

    private final String service;
    private final SealKey key = SealKey.mint();

    Sealing(@Parameter ServiceModule service) {
        this.service = service.name();
    }

    /** What the service's {@code rpc.<service>.key.get} answers. */
    public PublicKey publicKey() {
        return key.publicKey();
    }

    /** Opens a field of the caller's request; a handler lets the exception pass, the asker then tries again. */
    public String open(Sealed field, Caller caller) {
        return key.open(field, caller.subject(), caller.id());
    }

    /** As {@link #open}; null stays null, for a field that may be left out. */
    public @Nullable String openIfAny(@Nullable Sealed field, Caller caller) {
        return field == null ? null : open(field, caller);
    }

    /** Seals a field of the answer to the caller's one-time key. */
    public Sealed sealFor(Caller caller, String secret) {
        if (caller.replyKey() == null) {
            throw new IllegalArgumentException("service %s: a secret was asked for on %s without a reply key"
                    .formatted(service, caller.subject()));
        }
        return SealKey.seal(secret, new PublicKey(caller.replyKey()), caller.subject(), caller.id());
    }

    /** As {@link #sealFor}; null stays null, for a field that may be left out. */
    public @Nullable Sealed sealIfAny(Caller caller, @Nullable String secret) {
        return secret == null ? null : sealFor(caller, secret);
    }
}
