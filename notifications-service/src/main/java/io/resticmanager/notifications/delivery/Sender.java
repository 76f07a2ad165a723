package io.resticmanager.notifications.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.inject.Singleton;

import io.resticmanager.notifications.channel.Destination;
import io.resticmanager.notifications.channel.Notification;
import io.resticmanager.notifications.channel.Outcome;
import io.resticmanager.notifications.registry.ChannelRow;
import io.resticmanager.notifications.registry.Destinations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one attempt. It ends a second after the channel's time-out at the latest, whatever the channel does. */
@Singleton
final class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Destinations destinations;
    private final Clock clock;

    Sender(Destinations destinations, Clock clock) {
        this.destinations = destinations;
        this.clock = clock;
    }

    /** @throws InterruptedException when the service stops meanwhile: nobody knows what came of it */
    Attempt attempt(ChannelRow channel, Notification notification) throws InterruptedException {
        var at = clock.instant();
        var began = System.nanoTime();
        var outcome = switch (destinations.of(channel)) {
            case Destinations.Found.Leads(var destination, var timeout) ->
                guarded(channel, destination, notification, timeout);
            case Destinations.Found.Broken(var why) -> new Outcome.Transient(why, null, null);
        };
        return new Attempt(outcome, at, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    }

    private static Outcome guarded(ChannelRow channel, Destination destination, Notification notification,
            Duration timeout) throws InterruptedException {
        var outcome = new CompletableFuture<Outcome>();
        var thread = Thread.ofVirtual().name("send-" + channel.id()).start(() -> {
            try {
                outcome.complete(destination.send(notification, timeout));
            } catch (Throwable e) {
                outcome.completeExceptionally(e);
            }
        });
        try {
            return outcome.get(timeout.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return new Outcome.Transient("No answer within %d s.".formatted(timeout.toSeconds()), null, null);
        } catch (ExecutionException e) {
            return broken(channel, Optional.ofNullable(e.getCause()).orElse(e));
        } finally {
            thread.interrupt();
        }
    }

    // Its message may hold a secret of the configuration; the class does not.
    private static Outcome broken(ChannelRow channel, Throwable bug) {
        LOG.error("a channel broke channel={} kind={} at={}", channel.id(), channel.kind(),
                bug.getStackTrace().length == 0 ? bug.getClass() : bug.getClass() + " " + bug.getStackTrace()[0]);
        return new Outcome.Transient("Sending broke (%s); the log of the server says where."
                .formatted(bug.getClass().getSimpleName()), null, null);
    }
}
