package io.resticmanager.tests.fleet;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.nats.client.Connection;
import io.nats.client.Message;

/** Hears every durable frame that the hub hands to the broker; its message id names the agent token and the number. */
public final class IntakeTap {

    private final Map<String, Integer> heard = new ConcurrentHashMap<>();

    public IntakeTap(Connection broker) {
        broker.createDispatcher(this::hear).subscribe("intake.>");
    }

    // What an agent says without a number, as hello, has an id without a token.
    private void hear(Message message) {
        var id = message.getHeaders().getFirst("Nats-Msg-Id");
        if (id.contains(":")) {
            heard.merge(id, 1, Integer::sum);
        }
    }

    /** How many different ones there were. */
    public long frames() {
        return heard.size();
    }

    /** How many came more than once. */
    public long doubled() {
        return heard.values().stream().filter(times -> times > 1).count();
    }
}
