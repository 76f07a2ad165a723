package io.resticmanager.hub.host;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** What is known of a host since the hub started, fresher than its row, which is written at most every 30 s. */
public interface Contacts {

    /** {@code connectedAt} is set while there is a connection. */
    record Contact(Instant lastSeenAt, @Nullable Instant connectedAt, long outboxDepth) {}

    Optional<Contact> of(String hostId);
}
