package io.resticmanager.contracts.rpc;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** Who asks: a signed-in person with the address they came from, or the system itself. */
@Wire
public record Actor(@Nullable String userId, String name, Role role, @Nullable String address) {

    public static Actor system(String service) {
        return new Actor(null, "system:" + service, Role.admin, null);
    }
}
