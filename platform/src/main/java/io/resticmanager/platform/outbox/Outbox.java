package io.resticmanager.platform.outbox;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;

import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.service.ServiceModule;
import io.resticmanager.platform.sqlite.Transactions;

/** What a service says: it commits with the change that it tells of, and reaches the broker in the order it was added. */
@EachBean(ServiceModule.class)
public final class Outbox {

    /** The broker takes 4 MB; an event is small, an agent's frame at most 256 KiB. */
    private static final int MOST_BYTES = 1 << 20;

    private final Transactions transactions;
    private final Clock clock;
    private final AtomicReference<Runnable> relay = new AtomicReference<>(() -> {
    });

    Outbox(@Parameter Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @throws IllegalStateException outside of a write transaction */
    public void add(Event event) {
        add(Subjects.of(event), event.eventId(), Json.bytes(event));
    }

    /**
     * For what is not an event, as {@code intake.<host>}. A {@code messageId} that is already there is ignored: the same
     * message was added before.
     *
     * @throws IllegalStateException outside of a write transaction
     * @throws IllegalArgumentException when the payload is larger than 1 MiB
     */
    public void add(String subject, String messageId, byte[] payload) {
        if (!transactions.isWriting()) {
            throw new IllegalStateException("an event needs the transaction of its change: " + subject);
        }
        if (payload.length > MOST_BYTES) {
            throw new IllegalArgumentException("%d bytes are too many for %s".formatted(payload.length, subject));
        }
        transactions.writeSql(connection -> OutboxRows.insert(connection,
                new OutboxRow(0, messageId, subject, payload), clock.instant()));
        transactions.afterCommit(() -> relay.get().run());
    }

    void onCommit(Runnable wake) {
        relay.set(wake);
    }
}
