package io.resticmanager.gateway.invitation;

import java.time.Instant;

/**
 * A link that waits for its person. {@code invited} tells that the password will be their first; {@code madeBy} is the name of
 * the administrator who made it.
 */
public record Invitation(String id, String userId, String userName, boolean invited, String madeBy, Instant madeAt,
        Instant expiresAt) {

    public boolean over(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
