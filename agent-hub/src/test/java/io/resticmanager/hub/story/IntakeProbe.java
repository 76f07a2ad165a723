package io.resticmanager.hub.story;

import java.io.IOException;
import java.time.Duration;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamSubscription;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.ConsumerConfiguration;
import io.resticmanager.contracts.agent.Intake;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.nats.Streams;
import io.resticmanager.platform.testkit.NatsServerExtension;

/** Takes what the hub hands on, in the place of jobs-service. */
public final class IntakeProbe implements AutoCloseable {

    private final Connection connection;

    private final JetStreamSubscription subscription;

    private IntakeProbe(Connection connection, JetStreamSubscription subscription) {
        this.connection = connection;
        this.subscription = subscription;
    }

    public static IntakeProbe on(NatsServerExtension nats)
            throws IOException, InterruptedException, JetStreamApiException {
        var connection = nats.connect("jobs");
        Streams.ensure(connection, Subjects.INTAKE_STREAM);
        var options = PullSubscribeOptions.builder().stream(Subjects.INTAKE_STREAM)
                .configuration(ConsumerConfiguration.builder().durable("jobs").build()).build();
        return new IntakeProbe(connection, connection.jetStream().subscribe(Subjects.INTAKE, options));
    }

    /** Waits for the next. */
    public Intake next() {
        try {
            var messages = subscription.fetch(1, Duration.ofSeconds(10));
            if (messages.isEmpty()) {
                throw new AssertionError("nothing comes in");
            }
            messages.getFirst().ackSync(Duration.ofSeconds(5));
            return Json.read(messages.getFirst().getData(), Intake.class);
        } catch (Json.Malformed | java.util.concurrent.TimeoutException | InterruptedException e) {
            throw new AssertionError("not an intake", e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        connection.close();
    }
}
