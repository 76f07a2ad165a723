package io.resticmanager.hub.audit;

import java.time.Clock;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.outbox.Outbox;

/** Puts what somebody did to a host into the outbox; part of the transaction in which it was done. */
@Singleton
public final class Audit {

    private final Outbox outbox;

    private final Clock clock;

    Audit(@Named("hub") Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param details for people, never with a secret */
    public void done(Actor actor, String action, String hostId, String details) {
        outbox.add(new Event.AuditRecorded(Ids.next(), clock.instant(), hostId, 1, actor.name(), action, "host",
                hostId, actor.address(), details, "ok"));
    }
}
