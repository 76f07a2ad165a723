package io.resticmanager.hub.presence;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

import jakarta.inject.Singleton;

import io.resticmanager.hub.host.Contacts;
import org.jspecify.annotations.Nullable;

/** When each agent was last heard, and since when it is connected. In memory; {@link PresenceRounds} writes it down. */
@Singleton
public final class Presence implements Contacts {

    private final Map<String, Contact> contacts = new ConcurrentHashMap<>();

    private final PresenceSettings settings;

    private final Clock clock;

    Presence(PresenceSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    public void arrived(String hostId, Instant now, long outboxDepth) {
        contacts.put(hostId, new Contact(now, now, outboxDepth));
    }

    /** Any frame is a sign of life. */
    public void heard(String hostId) {
        var now = clock.instant();
        contacts.computeIfPresent(hostId, (_, was) -> new Contact(now, was.connectedAt(), was.outboxDepth()));
    }

    public void heartbeat(String hostId, long outboxDepth) {
        var now = clock.instant();
        contacts.computeIfPresent(hostId, (_, was) -> new Contact(now, was.connectedAt(), Math.max(0, outboxDepth)));
    }

    /** The connection is gone; the host is offline only once it has stayed away for a while. */
    public void left(String hostId) {
        contacts.computeIfPresent(hostId, (_, was) -> new Contact(was.lastSeenAt(), null, was.outboxDepth()));
    }

    /** The clock was set back: nobody was heard in what is the future now. */
    void noLaterThan(Instant now) {
        contacts.replaceAll((_, was) -> was.lastSeenAt().isAfter(now)
                ? new Contact(now, was.connectedAt(), was.outboxDepth())
                : was);
    }

    /** The host is gone for good. */
    public void forget(String hostId) {
        contacts.remove(hostId);
    }

    /** Forgets a host that is silent still; what it says from now on is not heard until it says hello. */
    Optional<Contact> takeSilent(String hostId, Predicate<Contact> silent) {
        var taken = new AtomicReference<@Nullable Contact>();
        contacts.computeIfPresent(hostId, (_, contact) -> {
            var isSilent = silent.test(contact);
            taken.set(isSilent ? contact : null);
            return isSilent ? null : contact;
        });
        return Optional.ofNullable(taken.get());
    }

    @Override
    public Optional<Contact> of(String hostId) {
        return Optional.ofNullable(contacts.get(hostId));
    }

    Map<String, Contact> all() {
        return Map.copyOf(contacts);
    }

    /** The clocks for the fleet as large as it is now. */
    public PresencePace pace() {
        var connected = contacts.values().stream().filter(contact -> contact.connectedAt() != null).count();
        return new PresencePace(settings.offlineAfter(), (int) connected);
    }
}
