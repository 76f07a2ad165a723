package io.resticmanager.gateway.user;

import java.time.Instant;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.resticmanager.contracts.rpc.Role;

/** Somebody who may sign in. */
@MappedEntity("person")
public record Person(@Id String id, String name, Role role, String passwordHash, Instant createdAt) {

    @Override
    public String toString() {
        return "Person[%s, %s, %s]".formatted(id, name, role);
    }
}
