package io.resticmanager.gateway.audit;

import java.time.Clock;
import java.util.Objects;
import java.util.Set;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.platform.event.Consumers;
import io.resticmanager.platform.event.Listening;

/** Writes down what the other services say was done in them, once each, in the transaction that notes the event as heard. */
@Singleton
@Named("gateway")
final class ActsOfOthers implements Listening {

    private final Chain chain;
    private final Clock clock;

    ActsOfOthers(Chain chain, Clock clock) {
        this.chain = chain;
        this.clock = clock;
    }

    @Override
    public void addTo(Consumers consumers) {
        consumers.events(Set.of("audit.recorded"), event -> {
            if (event instanceof Event.AuditRecorded told) {
                chain.add(act(told));
            }
        });
    }

    private Act act(Event.AuditRecorded told) {
        return new Act(told.eventId(), told.occurredAt(), clock.instant(), told.actor(), told.actorId(), told.via(),
                told.address(),
                told.action(), new AuditLog.Target(told.targetKind(), told.targetId()), told.hostId(),
                Objects.requireNonNullElse(told.details(), ""), result(told.result()));
    }

    // A word of a service newer than we are is no reason to lose the row.
    private static AuditLog.Result result(String word) {
        return switch (word) {
            case "ok" -> AuditLog.Result.ok;
            case "refused" -> AuditLog.Result.refused;
            default -> AuditLog.Result.failed;
        };
    }
}
