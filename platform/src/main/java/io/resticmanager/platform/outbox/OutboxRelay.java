package io.resticmanager.platform.outbox;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamOptions;
import io.nats.client.PublishOptions;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.platform.nats.Broker;
import io.resticmanager.platform.nats.Streams;
import io.resticmanager.platform.service.ServiceModule;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the outbox to the broker, one row after the other, each acknowledged by JetStream. Acknowledged rows stay 15 minutes
 * and go out once more when the broker is found to be another start than the one that had them: it may have lost its last
 * writes. Readers know each message by its id.
 */
@EachBean(ServiceModule.class)
@Bean(preDestroy = "close")
public final class OutboxRelay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration ACK = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int BATCH = 100;

    private final Broker broker;
    private final Transactions transactions;
    private final Clock clock;
    private final Semaphore woken = new Semaphore(0);
    private final Outbox outbox;
    private volatile boolean closed;
    private @Nullable Thread thread;
    private final Set<String> ready = new HashSet<>();
    private volatile Optional<String> trouble = Optional.empty();

    OutboxRelay(@Parameter Broker broker, @Parameter Transactions transactions, @Parameter Outbox outbox, Clock clock) {
        this.broker = broker;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Called by the platform when the service stands. */
    public synchronized void start() {
        if (thread == null && !closed) {
            outbox.onCommit(woken::release);
            broker.onReturn(woken::release);
            thread = Thread.ofVirtual().name("outbox-" + broker.service()).start(this::run);
        }
    }

    /** How many rows the broker does not have yet. */
    public long waiting() {
        return transactions.readSql(OutboxRows::countWaiting);
    }

    /** How long the oldest row that the broker does not have has been waiting; zero when there is none. */
    public Duration delay() {
        return transactions.readSql(OutboxRows::oldestWaiting)
                .map(since -> Duration.between(since, clock.instant())).orElse(Duration.ZERO);
    }

    /** Why rows can not be handed on just now, as the last try showed; empty when they can, or nobody knows better. */
    public Optional<String> trouble() {
        return trouble;
    }

    private void run() {
        while (!closed) {
            try {
                woken.drainPermits();
                var more = drain();
                trouble = Optional.empty();
                if (!more) {
                    pause();
                }
            } catch (InterruptedException _) {
                return;
            } catch (Throwable e) {
                // Whatever it is: without this thread nothing goes out any more, and nobody
                // sees why.
                ready.clear();
                tell(e);
                backOff();
            }
        }
    }

    // True when there may be more to do at once.
    private boolean drain() throws IOException, JetStreamApiException, InterruptedException {
        if (!broker.isConnected()) {
            return false;
        }
        repeatForNewBroker();
        var rows = transactions.readSql(connection -> OutboxRows.waiting(connection, BATCH));
        if (rows.isEmpty()) {
            forgetOld();
            return false;
        }
        publish(rows);
        return true;
    }

    private void repeatForNewBroker() {
        var now = broker.serverId();
        var last = transactions.readSql(OutboxRows::lastBroker);
        if (last.filter(now::equals).isPresent()) {
            return;
        }
        ready.clear();
        var repeated = transactions.<Integer>writeSql(connection -> {
            OutboxRows.setBroker(connection, now);
            return last.isPresent() ? OutboxRows.unmarkAll(connection) : 0;
        });
        if (repeated > 0) {
            LOG.info("the broker was started anew; saying again what it may have lost service={} events={}",
                    broker.service(), repeated);
        }
    }

    // What is acknowledged is marked even when a later row fails, so that it does
    // not go out again.
    private void publish(List<OutboxRow> rows) throws IOException, JetStreamApiException {
        var acked = new ArrayList<OutboxRow>();
        var jetStream = broker.connection().jetStream(JetStreamOptions.builder().requestTimeout(ACK).build());
        try {
            for (var row : rows) {
                if (closed) {
                    return;
                }
                makeReady(row.subject());
                jetStream.publish(row.subject(), row.payload(),
                        PublishOptions.builder().messageId(row.messageId()).build());
                acked.add(row);
            }
        } finally {
            if (!acked.isEmpty()) {
                transactions.writeSql(connection -> OutboxRows.markAcked(connection, acked, clock.instant()));
            }
        }
    }

    private void makeReady(String subject) throws IOException, JetStreamApiException {
        var stream = subject.startsWith("intake.") ? Subjects.INTAKE_STREAM : Subjects.EVENTS_STREAM;
        if (!ready.contains(stream)) {
            Streams.ensure(broker.connection(), stream);
            ready.add(stream);
        }
    }

    private void forgetOld() {
        var limit = clock.instant().minus(KEPT);
        transactions.writeSql(connection -> OutboxRows.deleteAckedBefore(connection, limit));
    }

    private void pause() throws InterruptedException {
        if (woken.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
            woken.drainPermits();
        }
    }

    private void backOff() {
        try {
            pause();
        } catch (InterruptedException _) {
            closed = true;
        }
    }

    // Once per trouble: the relay tries every second, the log need not say so.
    private void tell(Throwable e) {
        if (trouble.isEmpty() && !closed) {
            LOG.warn("the outbox can not be handed on; trying until it can service={}", broker.service(), e);
        }
        trouble = Optional.of(String.valueOf(e.getMessage()));
    }

    @Override
    public synchronized void close() {
        closed = true;
        woken.release();
        if (thread != null) {
            try {
                thread.join(ACK);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
