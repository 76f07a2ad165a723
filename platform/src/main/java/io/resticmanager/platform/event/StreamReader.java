package io.resticmanager.platform.event;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.nats.client.ConsumeOptions;
import io.nats.client.ConsumerContext;
import io.nats.client.IterableConsumer;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.impl.Headers;
import io.resticmanager.platform.log.LogIds;
import io.resticmanager.platform.nats.Broker;
import io.resticmanager.platform.nats.Streams;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one stream for one service on one virtual thread, and begins anew whenever the broker was away. */
final class StreamReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamReader.class);
    private static final String MESSAGE_ID = "Nats-Msg-Id";
    private static final String INTAKE = "intake.";
    private static final Duration ACK_WAIT = Duration.ofSeconds(30);
    private static final Duration LOOK_UP = Duration.ofMillis(500);
    private static final Duration CLEAN_UP = Duration.ofHours(1);
    private static final int MOST_PENDING = 64;

    private final Broker broker;
    private final Inbox inbox;
    private final Patience patience;
    private final String stream;
    private final List<Listener> listeners;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean closed;
    private volatile boolean stale;
    private boolean quiet;
    private long cleanedUp = System.nanoTime();
    private @Nullable Thread thread;

    StreamReader(Broker broker, Inbox inbox, Patience patience, String stream, List<Listener> listeners) {
        this.broker = broker;
        this.inbox = inbox;
        this.patience = patience;
        this.stream = stream;
        this.listeners = listeners;
    }

    void start() {
        broker.onReturn(() -> {
            stale = true;
            woken.release();
        });
        thread = Thread.ofVirtual().name("events-" + broker.service()).start(this::run);
    }

    private void run() {
        while (!closed) {
            stale = false;
            try (var messages = open()
                    .iterate(ConsumeOptions.builder().batchSize(MOST_PENDING).expiresIn(10_000).build())) {
                quiet = false;
                read(messages);
            } catch (InterruptedException _) {
                return;
            } catch (Exception e) {
                tell(e);
                pause();
            }
        }
    }

    private void read(IterableConsumer messages) throws InterruptedException, JetStreamStatusCheckedException {
        while (!closed && !stale) {
            var message = messages.nextMessage(LOOK_UP);
            if (message != null) {
                take(message);
            } else if (messages.isFinished()) {
                return;
            } else {
                cleanUp();
            }
        }
    }

    private ConsumerContext open() throws IOException, JetStreamApiException {
        Streams.ensure(broker.connection(), stream);
        var wanted = ConsumerConfiguration.builder()
                .durable(broker.service())
                .ackPolicy(AckPolicy.Explicit)
                .ackWait(ACK_WAIT)
                .maxAckPending(listeners.stream().anyMatch(Listener::inOrder) ? 1 : MOST_PENDING);
        if (broker.isAtLeast("2.10.0")) {
            wanted.filterSubjects(
                    listeners.stream().flatMap(listener -> listener.subjects().stream()).distinct().toList());
        }
        return broker.connection().getStreamContext(stream).createOrUpdateConsumer(wanted.build());
    }

    private void take(Message message) {
        var delivery = new Delivery(message.getSubject(), idOf(message), message.getData());
        try (var _ = LogIds.with(LogIds.SERVICE, broker.service());
                var _ = LogIds.with(LogIds.EVENT, delivery.id());
                var _ = LogIds.with(LogIds.HOST, hostOf(delivery.subject()))) {
            take(message, delivery);
        }
    }

    private static @Nullable String hostOf(String subject) {
        return subject.startsWith(INTAKE) ? subject.substring(INTAKE.length()) : null;
    }

    private void take(Message message, Delivery delivery) {
        var wanting = listeners.stream().filter(listener -> listener.wants(delivery.subject())).toList();
        try {
            if (!wanting.isEmpty()) {
                inbox.take(stream, delivery, wanting);
            }
            message.ack();
        } catch (Unreadable e) {
            giveUp(message, delivery, e);
        } catch (RuntimeException e) {
            again(message, delivery, e);
        }
    }

    private void again(Message message, Delivery delivery, RuntimeException why) {
        var delivered = message.metaData().deliveredCount();
        if (delivered >= Patience.MOST_DELIVERIES) {
            giveUp(message, delivery, why);
            return;
        }
        var wait = patience.after(delivered);
        LOG.warn("a message was not taken; it comes again in {} s service={} subject={} id={} delivery={}",
                wait.toSeconds(), broker.service(), delivery.subject(), delivery.id(), delivered, why);
        message.nakWithDelay(wait);
    }

    private void giveUp(Message message, Delivery delivery, RuntimeException why) {
        LOG.error("a message goes to the dead letters service={} subject={} id={}", broker.service(),
                delivery.subject(), delivery.id(), why);
        try {
            inbox.bury(stream, delivery, why);
            message.ack();
        } catch (RuntimeException e) {
            LOG.error("the dead letter could not be kept; it comes again service={} id={}", broker.service(),
                    delivery.id(), e);
            message.nakWithDelay(patience.after(Patience.MOST_DELIVERIES));
        }
    }

    // What was published without an id has at least a place in its stream.
    private static String idOf(Message message) {
        Headers headers = message.getHeaders();
        var id = headers == null ? null : headers.getFirst(MESSAGE_ID);
        return id != null ? id : "seq-" + message.metaData().streamSequence();
    }

    private void cleanUp() {
        if (System.nanoTime() - cleanedUp > CLEAN_UP.toNanos()) {
            cleanedUp = System.nanoTime();
            inbox.forgetOld();
        }
    }

    // Once per trouble: the reader tries every second, the log need not say so.
    private void tell(Exception e) {
        if (!quiet && !closed) {
            LOG.warn("the stream {} can not be read; trying until it can service={}", stream, broker.service(), e);
            quiet = true;
        }
    }

    private void pause() {
        try {
            if (woken.tryAcquire(1, TimeUnit.SECONDS)) {
                woken.drainPermits();
            }
        } catch (InterruptedException _) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        woken.release();
        if (thread != null) {
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
