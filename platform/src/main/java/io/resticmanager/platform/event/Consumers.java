package io.resticmanager.platform.event;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.nats.Broker;
import io.resticmanager.platform.service.ServiceModule;
import io.resticmanager.platform.sqlite.Transactions;

/**
 * A service's durable consumers, one per stream. Each message is handed over inside a write transaction that also notes its
 * id, and is acknowledged after the commit: its effect happens once, however often it is delivered. What a handler throws
 * rolls back; the message comes again after 1 s, 5 s, 30 s, 2 min and then every 10 min, and after the tenth time it goes
 * to the dead letters.
 */
@EachBean(ServiceModule.class)
@Bean(preDestroy = "close")
public final class Consumers implements AutoCloseable {

    private final Broker broker;
    private final Inbox inbox;
    private final Patience patience;
    private final List<Listener> listeners = new ArrayList<>();
    private final List<StreamReader> readers = new ArrayList<>();

    Consumers(@Parameter Broker broker, @Parameter Transactions transactions, Clock clock, Patience patience) {
        this.broker = broker;
        this.inbox = new Inbox(transactions, clock);
        this.patience = patience;
    }

    /** Hears these events of {@code EVENTS}; two events may come in another order than they happened, see their revision. */
    public Consumers events(Set<String> subjects, Consumer<Event> effect) {
        if (!Subjects.EVENTS.containsAll(subjects)) {
            throw new IllegalArgumentException("not events: " + subjects);
        }
        return add(new Listener(Subjects.EVENTS_STREAM, subjects, false,
                delivery -> effect.accept(read(delivery, Event.class))));
    }

    /** Hears a stream strictly in its order: the next message waits until this one has had its effect or is given up. */
    public <T> Consumers inOrder(String stream, String subject, Class<T> type, Consumer<T> effect) {
        return add(new Listener(stream, Set.of(subject), true, delivery -> effect.accept(read(delivery, type))));
    }

    /** Called by the platform once all {@link Listening} are added. */
    public synchronized void start() {
        if (!readers.isEmpty()) {
            return;
        }
        listeners.stream().collect(Collectors.groupingBy(Listener::stream)).forEach((stream, group) -> {
            var reader = new StreamReader(broker, inbox, patience, stream, List.copyOf(group));
            readers.add(reader);
            reader.start();
        });
    }

    private Consumers add(Listener listener) {
        listeners.add(listener);
        return this;
    }

    private static <T> T read(Delivery delivery, Class<T> type) {
        try {
            return Json.read(delivery.payload(), type);
        } catch (Json.Malformed e) {
            throw new Unreadable(e);
        }
    }

    @Override
    public synchronized void close() {
        readers.forEach(StreamReader::close);
    }
}
