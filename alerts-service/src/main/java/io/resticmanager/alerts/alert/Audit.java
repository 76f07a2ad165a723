package io.resticmanager.alerts.alert;

import java.time.Clock;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.outbox.Outbox;

/** Says what a person did, in the transaction that does it. */
@Singleton
final class Audit {

    private final Outbox outbox;
    private final Clock clock;

    Audit(@Named("alerts") Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    void done(Actor actor, String action, Alert alert) {
        outbox.add(new Event.AuditRecorded(Ids.next(), clock.instant(), alert.hostId(), 1, actor.name(), action,
                "alert", alert.id(), actor.address(), "%s on %s".formatted(alert.kind(), alert.hostName()), "ok",
                actor.userId(), actor.via()));
    }
}
