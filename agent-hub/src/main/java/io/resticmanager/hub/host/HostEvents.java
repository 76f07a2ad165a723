package io.resticmanager.hub.host;

import java.time.Clock;
import java.time.Instant;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.outbox.Outbox;
import org.jspecify.annotations.Nullable;

/** Puts what happened to a host into the outbox; part of the transaction in which it happened. */
@Singleton
final class HostEvents {

    private final Outbox outbox;

    private final Clock clock;

    HostEvents(@Named("hub") Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    void enrolled(HostRow host, String repoAddress) {
        outbox.add(new Event.HostEnrolled(Ids.next(), clock.instant(), host.id(), host.revision(), host.name(),
                host.os(), host.arch(), host.tagList(), repoAddress));
    }

    void updated(HostRow host) {
        outbox.add(new Event.HostUpdated(Ids.next(), clock.instant(), host.id(), host.revision(), host.name(),
                host.os(), host.arch(), host.tagList(), host.paused()));
    }

    void removed(HostRow host) {
        outbox.add(new Event.HostRemoved(Ids.next(), clock.instant(), host.id(), host.revision(), host.name(),
                host.os(), host.arch(), host.tagList()));
    }

    void online(HostRow host, Instant lastSeenAt) {
        outbox.add(new Event.HostOnline(Ids.next(), clock.instant(), host.id(), host.revision(), host.name(),
                lastSeenAt, host.agentVersion(), host.resticVersion()));
    }

    void offline(HostRow host) {
        outbox.add(new Event.HostOffline(Ids.next(), clock.instant(), host.id(), host.revision(), host.name(),
                host.lastSeenAt(), host.agentVersion(), host.resticVersion()));
    }

    /** @param repoAddress where they lead now; absent when that has not changed */
    void credentialsChanged(HostRow host, String repositoryId, @Nullable String repoAddress) {
        outbox.add(new Event.CredentialsChanged(Ids.next(), clock.instant(), host.id(), host.revision(),
                repositoryId, repoAddress));
    }
}
