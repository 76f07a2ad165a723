package io.resticmanager.gateway.apitoken;

import java.time.Instant;
import java.util.Optional;

import io.micronaut.http.HttpRequest;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;

/**
 * Who asks with an API token. {@code sensitive}: the token may do also what a session may only shortly after the password was
 * entered.
 */
public record Bearer(String tokenId, String tokenName, String userId, String userName, Role role, boolean sensitive,
        Instant expiresAt) {

    private static final String ATTRIBUTE = "rm.bearer";

    /** Empty for a request of a session, and for one of nobody. */
    public static Optional<Bearer> of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Bearer.class);
    }

    /** Its person, and with what they ask. */
    public Actor actor(String address) {
        return new Actor(userId, userName, role, address, "API token %s “%s”".formatted(tokenId, tokenName));
    }

    public void rememberIn(HttpRequest<?> request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
