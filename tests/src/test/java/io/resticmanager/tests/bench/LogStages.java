package io.resticmanager.tests.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.micronaut.json.tree.JsonNode;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.resticmanager.contracts.agent.Intake;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.tests.fleet.Durations;

/** Where a job's lines are on their way, and when: at the hub, on the broker, and told by jobs-service. */
final class LogStages {

    private final Instant from;
    private final Durations hub = new Durations();
    private final Durations broker = new Durations();
    private final Durations told = new Durations();

    /** @param from lines that were said before it do not count */
    LogStages(Connection connection, String jobId, Instant from) {
        this.from = from;
        connection.createDispatcher(this::handedOver).subscribe(Subjects.INTAKE);
        connection.createDispatcher(this::told).subscribe(Subjects.liveLog(jobId));
    }

    private void handedOver(Message message) {
        var now = Instant.now();
        var intake = read(message, Intake.class);
        if (intake.type().equals("job.log")) {
            for (var line : lines(intake.payload())) {
                hub.add(Duration.between(line.at(), intake.receivedAt()).toNanos());
                broker.add(Duration.between(line.at(), now).toNanos());
            }
        }
    }

    private void told(Message message) {
        var now = Instant.now();
        lines(read(message, JsonNode.class)).forEach(line -> told.add(Duration.between(line.at(), now).toNanos()));
    }

    private List<LogLine> lines(JsonNode page) {
        try {
            return Stream.of(Json.read(page.get("lines"), LogLine[].class)).filter(line -> line.at().isAfter(from))
                    .toList();
        } catch (Json.Malformed e) {
            throw new IllegalStateException(Json.text(page), e);
        }
    }

    private static <T> T read(Message message, Class<T> type) {
        try {
            return Json.read(message.getData(), type);
        } catch (Json.Malformed e) {
            throw new IllegalStateException(message.getSubject(), e);
        }
    }

    void tell(Report report) {
        report.say("of that until the hub has it, the broker, and jobs-service tells of it; 99 of 100",
                "%d, %d, %d ms".formatted(slow(hub), slow(broker), slow(told)));
    }

    private static long slow(Durations times) {
        return times.quantile(0.99).toMillis();
    }
}
