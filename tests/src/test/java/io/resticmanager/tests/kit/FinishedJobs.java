package io.resticmanager.tests.kit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;

import io.micronaut.json.tree.JsonNode;
import io.nats.client.Connection;
import io.nats.client.api.OrderedConsumerConfiguration;
import io.resticmanager.contracts.json.Json;

/**
 * The events of ends of jobs, as everyone who listens gets them. A broker that was killed is told again what it may have lost,
 * so an event may be there twice; who listens takes each event id once, and so does this.
 */
public final class FinishedJobs {

    private static final Duration QUIET = Duration.ofSeconds(2);

    private FinishedJobs() {}

    /** @return the job of each {@code job.finished} there ever was, in their order; a job that ended twice is there twice */
    public static List<String> in(Connection broker) throws Exception {
        var finished = new LinkedHashMap<String, String>();
        var consumer = broker.getStreamContext("EVENTS")
                .createOrderedConsumer(new OrderedConsumerConfiguration().filterSubject("job.finished"));
        try (var messages = consumer.iterate()) {
            for (var message = messages.nextMessage(QUIET); message != null; message = messages.nextMessage(QUIET)) {
                var event = Json.read(message.getData(), JsonNode.class);
                finished.put(event.get("event_id").getStringValue(), event.get("job_id").getStringValue());
            }
        }
        return List.copyOf(finished.values());
    }
}
