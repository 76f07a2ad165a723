package io.resticmanager.gateway.invitation;

import java.time.Instant;

/** A link that was just made: its address is known now and never again. */
public record Invited(String invitationId, String userId, String userName, String url, Instant expiresAt) {

    @Override
    public String toString() {
        return "Invited[%s, %s]".formatted(invitationId, userId);
    }
}
