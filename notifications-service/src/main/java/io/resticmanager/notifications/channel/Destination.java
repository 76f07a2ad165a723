package io.resticmanager.notifications.channel;

import java.time.Duration;
import java.util.Optional;

import io.resticmanager.contracts.notification.NotificationsRpc.Preview;

/** One valid configuration. It holds secrets: neither {@code toString} nor an error of it may show one. */
public interface Destination {

    /** Where it leads, in a few words for administrators, as in {@code hooks.example} or {@code topic backups on ntfy.sh}. */
    String summary();

    /** The same for everybody: the server's name alone. Who knows a topic, or the rest of an address, may use it. */
    String host();

    /** Whom {@link #send} shows its secrets: the server, as in {@code https://hooks.example} or {@code mail.example:587}. */
    String server();

    /** When it is told once a day instead of at once; empty for at once. */
    default Optional<Daily> digest() {
        return Optional.empty();
    }

    /** What {@link #send} would send, with each secret as {@code …}. */
    Preview preview(Notification notification);

    /**
     * Sends and waits. It ends within {@code patience} whatever the other side does, and earlier with a transient outcome when
     * its thread is interrupted. It never throws: what goes wrong is an outcome.
     */
    Outcome send(Notification notification, Duration patience);
}
