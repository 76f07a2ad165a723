package io.resticmanager.gateway.apitoken;

import java.util.Arrays;
import java.util.Optional;

import io.resticmanager.contracts.rpc.Role;
import org.jspecify.annotations.Nullable;

/** Roles by their names, as they are typed. */
public final class Roles {

    private Roles() {}

    public static Optional<Role> named(@Nullable String name) {
        return Arrays.stream(Role.values()).filter(role -> role.name().equals(name)).findFirst();
    }
}
