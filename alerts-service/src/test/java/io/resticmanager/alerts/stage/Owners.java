package io.resticmanager.alerts.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.PublishOptions;
import io.nats.client.impl.Headers;
import io.nats.service.ServiceMessage;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.RpcRequest;
import io.resticmanager.contracts.run.Outcome;
import io.resticmanager.contracts.run.Run;
import io.resticmanager.contracts.run.RunsRpc;
import io.resticmanager.contracts.schedule.SchedulesRpc;
import io.resticmanager.platform.nats.Streams;
import io.resticmanager.platform.testkit.NatsServerExtension;
import org.jspecify.annotations.Nullable;

/** Stands where hub and jobs-service stand: tells events, and answers from lists that a test fills. */
public final class Owners implements AutoCloseable {

    public final Map<String, HubHost> hosts = new ConcurrentHashMap<>();
    /** One row for each schedule. */
    public final List<Run> stale = new CopyOnWriteArrayList<>();
    public final List<Outcome> outcomes = new CopyOnWriteArrayList<>();

    /** How often the last thing that a sweep asks for was asked. */
    public final AtomicInteger sweeps = new AtomicInteger();

    private final Connection hub;
    private final Connection jobs;

    private volatile boolean hubSilent;
    private volatile boolean jobsSilent;

    Owners(NatsServerExtension nats) throws IOException, InterruptedException {
        this.hub = nats.connect("hub");
        this.jobs = nats.connect("jobs");
        makeStream();
        hub.createDispatcher().subscribe(HubRpc.HOSTS.subject(), this::tellHosts);
        var asked = jobs.createDispatcher();
        asked.subscribe(RunsRpc.STALE.subject(), this::tellStale);
        asked.subscribe(RunsRpc.LATEST.subject(), this::tellOutcomes);
        asked.subscribe(SchedulesRpc.GET.subject(), this::refuse);
        flush(hub);
        flush(jobs);
    }

    public void hubSilent(boolean silent) {
        hubSilent = silent;
    }

    public void jobsSilent(boolean silent) {
        jobsSilent = silent;
    }

    /** Tells it under its own id, so that a second time changes nothing; waits for the broker to have it. */
    public void tell(Event event) {
        try {
            var owner = Subjects.of(event).startsWith("host.") ? hub : jobs;
            owner.jetStream().publish(Subjects.of(event), Json.bytes(event),
                    PublishOptions.builder().messageId(event.eventId()).build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JetStreamApiException e) {
            throw new IllegalStateException(e);
        }
    }

    private void makeStream() throws IOException {
        try {
            Streams.ensure(hub, Subjects.EVENTS_STREAM);
        } catch (JetStreamApiException e) {
            throw new IOException(e);
        }
    }

    private void tellHosts(Message message) {
        if (!hubSilent) {
            var asked = read(message, HubRpc.HostQuery.class);
            var all = hosts.values().stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
            reply(hub, message, page(all, asked.limit(), asked.cursor(),
                    (items, next) -> new HubRpc.HubHosts(items, next)));
        }
    }

    private void tellStale(Message message) {
        if (!jobsSilent) {
            var asked = read(message, RunsRpc.Page.class);
            reply(jobs, message, page(List.copyOf(stale), asked.limit(), asked.cursor(), RunsRpc.Runs::new));
        }
    }

    private void tellOutcomes(Message message) {
        sweeps.incrementAndGet();
        if (!jobsSilent) {
            var asked = read(message, RunsRpc.Page.class);
            reply(jobs, message, page(List.copyOf(outcomes), asked.limit(), asked.cursor(), RunsRpc.Outcomes::new));
        }
    }

    private interface Paging<T, A> {

        A of(List<T> items, @Nullable String next);
    }

    private static <T, A> A page(List<T> all, int limit, @Nullable String cursor, Paging<T, A> paging) {
        var from = cursor == null ? 0 : Integer.parseInt(cursor);
        var to = Math.min(from + limit, all.size());
        return paging.of(all.subList(from, to), to < all.size() ? Integer.toString(to) : null);
    }

    private void refuse(Message message) {
        var problem = Problem.notFound("There is no such schedule.");
        jobs.publish(message.getReplyTo(), new Headers().put(ServiceMessage.NATS_SERVICE_ERROR, "no")
                .put(ServiceMessage.NATS_SERVICE_ERROR_CODE, "404"), Json.bytes(problem));
    }

    private static <T> T read(Message message, Class<T> type) {
        try {
            return Json.read(Json.read(message.getData(), RpcRequest.class).body(), type);
        } catch (Json.Malformed e) {
            throw new AssertionError("not a question", e);
        }
    }

    private static void reply(Connection connection, Message message, Object answer) {
        connection.publish(message.getReplyTo(), Json.bytes(answer));
    }

    private static void flush(Connection connection) {
        try {
            connection.flush(Duration.ofSeconds(5));
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws InterruptedException {
        hub.close();
        jobs.close();
    }
}
