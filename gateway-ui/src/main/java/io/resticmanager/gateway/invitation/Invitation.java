package io.resticmanager.gateway.invitation;

import java.time.Instant;

/**
 * A link that waits for its person. {@code invited} tells that the password will be their first; {@code madeBy} is the name of
 * the administrator who made it, or {@link #OF_THE_OPERATOR}.
 */
public record Invitation(String id, String userId, String userName, boolean invited, String madeBy, Instant madeAt,
        Instant expiresAt) {

    /** No user is called so: names have no colon. */
    static final String OF_THE_OPERATOR = "system:operator";

    /** Who made it, for people. */
    public String maker() {
        return madeBy.equals(OF_THE_OPERATOR) ? "the operator of this server" : madeBy;
    }

    public boolean over(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
