package io.resticmanager.platform.live;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.nats.client.Message;
import io.nats.client.Subscription;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.nats.Broker;
import io.resticmanager.platform.service.ServiceModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says and hears what matters only now ({@code live.>}, {@code ephemeral.*}). Nothing is stored; while the broker is away it is lost. */
@EachBean(ServiceModule.class)
@Bean(preDestroy = "close")
public final class Live implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Live.class);
    private static final int MOST_PENDING = 10_000;
    private static final long MOST_PENDING_BYTES = 16L << 20;

    private final Broker broker;
    private final Set<Hearing> hearings = ConcurrentHashMap.newKeySet();

    Live(@Parameter Broker broker) {
        this.broker = broker;
    }

    /** Drops the value when the broker is away. */
    public void publish(String subject, Object value) {
        if (!broker.isConnected()) {
            return;
        }
        try {
            broker.connection().publish(subject, Json.bytes(value));
        } catch (IllegalStateException e) {
            LOG.debug("not said, the broker just went away subject={}", subject, e);
        }
    }

    /**
     * Calls {@code listener} with subject and value, in order, on one virtual thread, until closed. A slow listener loses
     * messages beyond 10,000 or 16 MiB. The subject may hold wildcards. Heard from the moment this returns.
     */
    public <T> AutoCloseable hear(String subject, Class<T> type, BiConsumer<String, T> listener) {
        var subscription = broker.connection().subscribe(subject);
        subscription.setPendingLimits(MOST_PENDING, MOST_PENDING_BYTES);
        broker.flush();
        var hearing = new Hearing(subscription);
        hearings.add(hearing);
        Thread.ofVirtual().name("live-" + broker.service()).start(() -> listen(subscription, type, listener));
        return hearing;
    }

    private static <T> void listen(Subscription subscription, Class<T> type, BiConsumer<String, T> listener) {
        try {
            while (subscription.isActive()) {
                var message = subscription.nextMessage(Duration.ZERO);
                if (message != null) {
                    take(message, type, listener);
                }
            }
        } catch (IllegalStateException | InterruptedException e) {
            // What jnats throws when the subscription or its connection is closed: the end,
            // not an error.
            LOG.debug("no longer listening", e);
        }
    }

    private static <T> void take(Message message, Class<T> type, BiConsumer<String, T> listener) {
        try {
            listener.accept(message.getSubject(), Json.read(message.getData(), type));
        } catch (Json.Malformed | RuntimeException e) {
            LOG.warn("a live message was not taken subject={}", message.getSubject(), e);
        }
    }

    @Override
    public void close() {
        hearings.forEach(Hearing::close);
    }

    private final class Hearing implements AutoCloseable {

        private final Subscription subscription;

        Hearing(Subscription subscription) {
            this.subscription = subscription;
        }

        @Override
        public void close() {
            if (hearings.remove(this) && subscription.isActive()) {
                subscription.unsubscribe();
            }
        }
    }
}
