package io.resticmanager.notifications.registry;

import java.time.Clock;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.outbox.Outbox;

/** Says what was done to a channel, in the transaction that does it. */
@Singleton
public final class ChannelAudit {

    private final Outbox outbox;
    private final Clock clock;

    ChannelAudit(@Named("notifications") Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param what a few words beside kind and name; never a secret */
    public void done(Actor actor, String action, ChannelRow channel, String what) {
        outbox.add(new Event.AuditRecorded(Ids.next(), clock.instant(), null, 1, actor.name(), action, "channel",
                channel.id(), actor.address(), "%s “%s”%s".formatted(channel.kind(), channel.name(), what), "ok",
                actor.userId(), actor.via()));
    }
}
