package io.resticmanager.tests.bench;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import io.nats.client.Connection;
import io.resticmanager.tests.fleet.Books;

/** What piles up behind the hub: rows that the broker does not have yet, messages that jobs-service has not taken yet. */
final class Lag implements AutoCloseable {

    private static final int EVERY_S = 2;

    private final Books books;
    private final Connection broker;
    private final AtomicLong mostRows = new AtomicLong();
    private final AtomicLong mostMessages = new AtomicLong();
    private final AtomicLong lastMessages = new AtomicLong();
    private final AtomicReference<Exception> problem = new AtomicReference<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    Lag(Books books, Connection broker) {
        this.books = books;
        this.broker = broker;
        var _ = clock.scheduleAtFixedRate(this::look, EVERY_S, EVERY_S, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            mostRows.accumulateAndGet(books.hubWaiting(), Math::max);
            var pending = broker.jetStreamManagement().getConsumerInfo("INTAKE", "jobs").getNumPending();
            mostMessages.accumulateAndGet(pending, Math::max);
            lastMessages.set(pending);
        } catch (Exception e) {
            problem.set(e);
        }
    }

    void tell(Report report) {
        if (problem.get() != null) {
            throw new IllegalStateException("what piles up could not be seen", problem.get());
        }
        report.say("rows waiting for the broker, most at one look", mostRows)
                .say("messages waiting for jobs-service, most and at the end", mostMessages + ", " + lastMessages);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
