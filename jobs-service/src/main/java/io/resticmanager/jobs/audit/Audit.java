package io.resticmanager.jobs.audit;

import java.time.Clock;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.outbox.Outbox;
import org.jspecify.annotations.Nullable;

/** Says what a person did, in the transaction that does it. */
@Singleton
public final class Audit {

    private final Outbox outbox;
    private final Clock clock;

    Audit(@Named("jobs") Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What was done, to what: a kind of thing and its id. */
    public record Deed(String action, String targetKind, String targetId) {}

    /**
     * @param hostId absent for what is about no host
     * @param details for people, never with a secret
     */
    public void done(Actor actor, @Nullable String hostId, Deed deed, String details) {
        say(actor, hostId, deed, details, "ok");
    }

    /** What somebody wanted and was not let do. */
    public void refused(Actor actor, @Nullable String hostId, Deed deed, String details) {
        say(actor, hostId, deed, details, "refused");
    }

    private void say(Actor actor, @Nullable String hostId, Deed deed, String details, String result) {
        outbox.add(new Event.AuditRecorded(Ids.next(), clock.instant(), hostId, 1, actor.name(), deed.action(),
                deed.targetKind(), deed.targetId(), actor.address(), details, result,
                actor.userId(), actor.via()));
    }
}
