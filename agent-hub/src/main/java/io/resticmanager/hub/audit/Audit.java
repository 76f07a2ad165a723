package io.resticmanager.hub.audit;

import java.time.Clock;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.outbox.Outbox;
import org.jspecify.annotations.Nullable;

/** Puts what somebody did into the outbox; part of the transaction in which it was done. */
@Singleton
public final class Audit {

    private final Outbox outbox;

    private final Clock clock;

    Audit(@Named("hub") Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What was done, to what: a kind of thing and its id; {@code hostId} is absent for what is about no host. */
    public record Deed(String action, String targetKind, String targetId, @Nullable String hostId) {

        public static Deed toHost(String action, String hostId) {
            return new Deed(action, "host", hostId, hostId);
        }
    }

    /** @param details for people, never with a secret */
    public void done(Actor actor, String action, String hostId, String details) {
        done(actor, Deed.toHost(action, hostId), details);
    }

    /** @param details for people, never with a secret */
    public void done(Actor actor, Deed deed, String details) {
        told(actor, deed, details, "ok");
    }

    /** @param details why, never with a secret */
    public void refused(Actor actor, Deed deed, String details) {
        told(actor, deed, details, "refused");
    }

    private void told(Actor actor, Deed deed, String details, String result) {
        outbox.add(new Event.AuditRecorded(Ids.next(), clock.instant(), deed.hostId(), 1, actor.name(), deed.action(),
                deed.targetKind(), deed.targetId(), actor.address(), details, result,
                actor.userId(), actor.via()));
    }
}
