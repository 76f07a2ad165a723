package io.resticmanager.contracts.rpc;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: a signed-in person with the address they came from, or the system itself. {@code via} says by what, where it was not the person
 * at a browser: the id and the name of an API token.
 */
@Wire
public record Actor(@Nullable String userId, String name, Role role, @Nullable String address, @Nullable String via) {

    public Actor(@Nullable String userId, String name, Role role, @Nullable String address) {
        this(userId, name, role, address, null);
    }

    public static Actor system(String service) {
        return new Actor(null, "system:" + service, Role.admin, null);
    }
}
