package io.resticmanager.platform.testkit;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import io.nats.client.Connection;
import io.nats.client.Message;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.json.Json;
import org.awaitility.Awaitility;

/** Hears every event on the real broker from the moment it is made, as the {@code tap} does, so that a test can await them. */
public final class EventProbe implements AutoCloseable {

    private final Connection tap;
    private final List<Event> heard = new CopyOnWriteArrayList<>();

    private EventProbe(Connection tap) {
        this.tap = tap;
    }

    public static EventProbe on(NatsServerExtension nats) throws IOException, InterruptedException {
        var probe = new EventProbe(nats.connect("tap"));
        var dispatcher = probe.tap.createDispatcher(probe::hear);
        Subjects.EVENTS.forEach(dispatcher::subscribe);
        try {
            probe.tap.flush(Duration.ofSeconds(5));
        } catch (java.util.concurrent.TimeoutException e) {
            throw new IOException("the broker does not answer", e);
        }
        return probe;
    }

    /** Waits up to 10 s for the first event of that type. */
    public <E extends Event> E await(Class<E> type) {
        return await(type, _ -> true);
    }

    public <E extends Event> E await(Class<E> type, Predicate<E> condition) {
        return Awaitility.await("an event " + type.getSimpleName() + " that fits")
                .until(() -> heard(type).stream().filter(condition).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    /** All that was heard so far of a type, in the order of their arrival. */
    public <E extends Event> List<E> heard(Class<E> type) {
        return heard.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private void hear(Message message) throws InterruptedException {
        try {
            heard.add(Json.read(message.getData(), Event.class));
        } catch (Json.Malformed e) {
            throw new AssertionError("not an event: " + message.getSubject(), e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        tap.close();
    }
}
