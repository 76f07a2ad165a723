package io.resticmanager.tests.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.nats.client.Connection;
import io.nats.client.Message;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.tests.fleet.Durations;

/**
 * How long a failure takes to become an alert: from when jobs-service wrote {@code job.finished}, just before it committed it, until
 * the broker has {@code alert.raised}, which comes after the alert was committed. So it is no less than from commit to commit.
 */
final class AlertLag {

    private final Map<String, Instant> failed = new ConcurrentHashMap<>();
    private final Durations took = new Durations();
    private final AtomicInteger told = new AtomicInteger();

    AlertLag(Connection broker) {
        broker.createDispatcher(this::heard).subscribe("job.finished").subscribe("alert.raised");
    }

    private void heard(Message message) {
        var now = Instant.now();
        switch (read(message)) {
            case Event.JobEnded it when it.status() == JobStatus.failed -> failed.put(it.jobId(), it.occurredAt());
            case Event.AlertRaised it -> {
                Optional.ofNullable(it.jobId()).map(failed::get)
                        .ifPresent(since -> took.add(Duration.between(since, now).toNanos()));
                told.incrementAndGet();
            }
            default -> {
            }
        }
    }

    private static Event read(Message message) {
        try {
            return Json.read(message.getData(), Event.class);
        } catch (Json.Malformed e) {
            throw new IllegalStateException(message.getSubject(), e);
        }
    }

    /** How many alerts the broker has had. */
    int told() {
        return told.get();
    }

    /** Whether each failure that was heard of became an alert. */
    boolean over() {
        return took.count() > 0 && took.count() == failed.size();
    }

    void tell(Report report, Duration slowest) {
        var slow = took.quantile(0.99);
        report.say("failed backups that became an alert", "%d of %d".formatted(took.count(), failed.size()))
                .say("from job.finished to alert.raised, median", took.quantile(0.5).toMillis() + " ms")
                .bound("the same, 99 of 100", "≤ " + slowest.toMillis() + " ms", slow.toMillis() + " ms",
                        slow.compareTo(slowest) <= 0)
                .say("the slowest", took.quantile(1).toMillis() + " ms");
    }
}
