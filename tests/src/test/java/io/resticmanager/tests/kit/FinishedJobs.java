package io.resticmanager.tests.kit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.micronaut.json.tree.JsonNode;
import io.nats.client.Connection;
import io.nats.client.api.OrderedConsumerConfiguration;
import io.resticmanager.contracts.json.Json;

/** The events of ends of jobs, as everyone who listens gets them. */
public final class FinishedJobs {

    private static final Duration QUIET = Duration.ofSeconds(2);

    private FinishedJobs() {}

    /** @return the job of each {@code job.finished} there ever was, in their order */
    public static List<String> in(Connection broker) throws Exception {
        var finished = new ArrayList<String>();
        var consumer = broker.getStreamContext("EVENTS")
                .createOrderedConsumer(new OrderedConsumerConfiguration().filterSubject("job.finished"));
        try (var messages = consumer.iterate()) {
            for (var message = messages.nextMessage(QUIET); message != null; message = messages.nextMessage(QUIET)) {
                finished.add(Json.read(message.getData(), JsonNode.class).get("job_id").getStringValue());
            }
        }
        return finished;
    }
}
