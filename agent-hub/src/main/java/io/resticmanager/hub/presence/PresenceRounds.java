package io.resticmanager.hub.presence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.resticmanager.hub.host.Contacts.Contact;
import io.resticmanager.hub.host.HostRow;
import io.resticmanager.hub.host.HostSilent;
import io.resticmanager.hub.host.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes round every few seconds: declares offline who has been silent too long, and writes down who was seen when. */
@Singleton
final class PresenceRounds {

    private static final Logger LOG = LoggerFactory.getLogger(PresenceRounds.class);

    private static final Duration WRITTEN_EVERY = Duration.ofSeconds(30);

    private final Presence presence;

    private final Registry registry;

    private final ApplicationEventPublisher<HostSilent> silence;

    private final Clock clock;

    private final ClockJumps jumps;

    private Instant graceEnds;

    // When the clock began to tell what it tells now.
    private Instant trustedSince;

    private final Map<String, Instant> written = new HashMap<>();

    PresenceRounds(Presence presence, Registry registry, PresenceSettings settings,
            ApplicationEventPublisher<HostSilent> silence, Clock clock) {
        this.presence = presence;
        this.registry = registry;
        this.silence = silence;
        this.clock = clock;
        this.jumps = new ClockJumps(clock, System::nanoTime);
        this.trustedSince = clock.instant();
        this.graceEnds = trustedSince.plus(settings.startGrace());
    }

    synchronized void round() {
        var now = clock.instant();
        var jump = jumps.sinceLast();
        if (!jump.isZero()) {
            beginAnew(jump, now);
        }
        writeDown(WRITTEN_EVERY);
        if (!now.isBefore(graceEnds)) {
            var pace = presence.pace();
            registry.notOffline().stream().filter(host -> pace.silentTooLong(lastContact(host), now))
                    .forEach(host -> declareOffline(host, pace, now));
        }
    }

    // A clock that was set, or a machine that slept, says nothing of anybody's
    // silence: each has the usual time to be heard.
    private void beginAnew(Duration jump, Instant now) {
        var patience = presence.pace().offlineAfter();
        LOG.warn("the clock jumped by {}; nobody is called offline for the next {}", jump, patience);
        presence.noLaterThan(now);
        written.clear();
        trustedSince = now;
        var asBefore = graceEnds.plus(jump);
        graceEnds = asBefore.isAfter(now.plus(patience)) ? asBefore : now.plus(patience);
    }

    private Instant lastContact(HostRow host) {
        var last = presence.of(host.id()).map(Contact::lastSeenAt).orElseGet(host::lastContact);
        return last.isAfter(clock.instant()) ? trustedSince : last;
    }

    /** The host may have been heard, or have said hello, since it was read; then it is not offline. */
    void declareOffline(HostRow asRead, PresencePace pace, Instant now) {
        var id = asRead.id();
        var silent = presence.takeSilent(id, contact -> pace.silentTooLong(contact.lastSeenAt(), now));
        var lastSeen = silent.map(Contact::lastSeenAt).orElse(asRead.lastSeenAt());
        if (presence.of(id).isEmpty() && registry.gone(asRead, lastSeen)) {
            LOG.info("host offline host={} last_seen_at={}", id, lastSeen);
            // A connection may look open long after the machine behind it is gone.
            silence.publishEvent(new HostSilent(id));
        }
    }

    /** Writes down every host whose row is older than that, in one transaction. */
    synchronized void writeDown(Duration age) {
        var contacts = new HashMap<>(presence.all());
        written.keySet().retainAll(contacts.keySet());
        contacts.entrySet().removeIf(entry -> !stale(entry.getKey(), entry.getValue(), age));
        if (!contacts.isEmpty()) {
            registry.seen(contacts);
            contacts.forEach((host, contact) -> written.put(host, contact.lastSeenAt()));
        }
    }

    private boolean stale(String hostId, Contact contact, Duration age) {
        var last = written.getOrDefault(hostId, Instant.EPOCH);
        return contact.lastSeenAt().isAfter(last) && !contact.lastSeenAt().isBefore(last.plus(age));
    }
}
