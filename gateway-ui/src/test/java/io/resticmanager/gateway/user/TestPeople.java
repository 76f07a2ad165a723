package io.resticmanager.gateway.user;

import java.time.Instant;

import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.platform.id.Ids;

/** People beside the first administrator, made at once: without a request, and without a word in the audit log. */
public final class TestPeople {

    private TestPeople() {}

    public static Person add(Gateway gateway, String name, Role role, String password) {
        var hash = PasswordHash.of(new Password(password)).phc();
        return gateway.get(People.class).save(new Person(Ids.next(), name, role, hash, Instant.EPOCH));
    }

    public static String storedHash(Gateway gateway, String name) {
        return gateway.get(People.class).findByName(name).orElseThrow().passwordHash();
    }
}
