package io.resticmanager.gateway.audit;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.micronaut.runtime.event.annotation.EventListener;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.platform.secret.KeysRotated;

/** Writes down that the keys were rotated, by whoever has a shell on the server: nobody who is signed in. */
@Singleton
final class Rotations {

    private final AuditLog log;

    Rotations(AuditLog log) {
        this.log = log;
    }

    @EventListener
    void rotated(KeysRotated done) {
        log.record(Actor.system("operator"), "keys.rotate", new AuditLog.Target("keys", ""), words(done),
                done.unread() == 0 ? AuditLog.Result.ok : AuditLog.Result.failed);
    }

    private static String words(KeysRotated done) {
        return "sealed anew: %s; %d did not open".formatted(new TreeMap<>(done.sealed()).entrySet().stream()
                .map(Rotations::one).collect(Collectors.joining(", ")), done.unread());
    }

    private static String one(Map.Entry<String, Integer> service) {
        return service.getKey() + " " + service.getValue();
    }
}
