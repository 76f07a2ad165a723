package io.resticmanager.jobs.stage;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

import io.nats.client.Subscription;

/** A page that is open: hears one live subject from the moment it is made. */
public final class Watcher implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Subscription subscription;

    public Watcher(Stage stage, String subject) throws TimeoutException, InterruptedException {
        var connection = stage.gateway().connection();
        this.subscription = connection.subscribe(subject);
        connection.flush(PATIENCE);
    }

    /** The next message's text. */
    public String next() throws InterruptedException {
        var message = subscription.nextMessage(PATIENCE);
        if (message == null) {
            throw new AssertionError("nothing was said on " + subscription.getSubject());
        }
        return new String(message.getData(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
