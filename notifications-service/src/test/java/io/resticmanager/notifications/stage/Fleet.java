package io.resticmanager.notifications.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import io.nats.service.ServiceMessage;
import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.AlertStatus;
import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Rpc;
import io.resticmanager.contracts.rpc.RpcRequest;
import io.resticmanager.contracts.run.RunsRpc;
import io.resticmanager.contracts.run.RunsRpc.Lately;
import io.resticmanager.contracts.run.Standing;
import io.resticmanager.contracts.run.Standing.Protection;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** Stands where hub, jobs-service and alerts-service stand, and answers what a test says of a fleet. */
public final class Fleet implements AutoCloseable {

    private static final Instant THEN = Instant.parse("2026-05-04T15:42:01Z");

    private final List<HubHost> hosts = new CopyOnWriteArrayList<>();
    private final Map<String, HostJobs> jobs = new ConcurrentHashMap<>();
    private final List<Alert> alerts = new CopyOnWriteArrayList<>();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final List<Connection> connections;

    public Fleet(Stage stage) {
        var hub = stage.connect("hub");
        var ledger = stage.connect("jobs");
        var alerting = stage.connect("alerts");
        connections = List.of(hub, ledger, alerting);
        answer(hub, "hub", HubRpc.HOSTS, HubRpc.HostQuery.class, this::page);
        answer(ledger, "jobs", JobsRpc.HOSTS, JobsRpc.HostIds.class,
                ask -> new JobsRpc.HostsJobs(ask.hostIds().stream().map(jobs::get).toList()));
        answer(ledger, "jobs", RunsRpc.LATELY, RunsRpc.Since.class, _ -> new Lately(21, 1, 1, 2, 0, 3, 2_048));
        answer(alerting, "alerts", AlertsRpc.COUNTS, Nothing.class, _ -> counts());
        answer(alerting, "alerts", AlertsRpc.LIST, AlertsRpc.Query.class, this::list);
        connections.forEach(Fleet::flush);
    }

    /** From now on it answers nothing, as one that does not run. */
    public void silent(String service, boolean now) {
        if (now) {
            silent.add(service);
        } else {
            silent.remove(service);
        }
    }

    /** Whether anybody asked that service anything. */
    public boolean asked(String service) {
        return asked.contains(service);
    }

    public Fleet safe(String... names) {
        for (var name : names) {
            host(name, Protection.safe, null);
        }
        return this;
    }

    public Fleet atRisk(String name, String reason) {
        return host(name, Protection.at_risk, reason);
    }

    public Fleet alert(String hostName, AlertKind kind) {
        alerts.add(new Alert(Ids.next(), Ids.next(), hostName, kind, kind.severity(), AlertStatus.open, "", null,
                "It went wrong.", THEN, THEN, null, null, null, null, null, false, false, null, null, 1));
        return this;
    }

    private Fleet host(String name, Protection protection, @Nullable String reason) {
        var host = host(name);
        hosts.add(host);
        jobs.put(host.id(), jobs(host, new Standing(protection, reason, 1, 0, null)));
        return this;
    }

    public static HubHost host(String name) {
        return new HubHost(Ids.next(), name, name, "linux", "amd64", List.of(), HubHost.Presence.online, false, THEN,
                THEN, THEN, "0.1.0", "0.18.0", false, 0L, Ids.next(), "rest:https://backup.example/", 0, 1, "UTC",
                null, null, List.of(), 1L, 1L, List.of());
    }

    public static HostJobs jobs(HubHost host, Standing standing) {
        return new HostJobs(host.id(), RepositoryState.ready, null, null, 0, 1, null, standing);
    }

    private HubRpc.HubHosts page(HubRpc.HostQuery ask) {
        var from = ask.cursor() == null ? 0 : Integer.parseInt(ask.cursor());
        var to = Math.min(from + ask.limit(), hosts.size());
        return new HubRpc.HubHosts(List.copyOf(hosts.subList(from, to)),
                to < hosts.size() ? Integer.toString(to) : null);
    }

    private AlertsRpc.Counts counts() {
        var critical = alerts.stream().filter(it -> it.severity().name().equals("critical")).count();
        return new AlertsRpc.Counts(alerts.size(), critical, 0, 4, 5L);
    }

    private AlertsRpc.Alerts list(AlertsRpc.Query ask) {
        var found = alerts.stream().filter(it -> it.severity().name().equals(ask.severity())).toList();
        return new AlertsRpc.Alerts(found.stream().limit(ask.limit()).toList(), null, found.size(), null);
    }

    private <Q, A> void answer(Connection connection, String service, Rpc<Q, A> rpc, Class<Q> type,
            Function<Q, A> answer) {
        var unused = connection.createDispatcher().subscribe(rpc.subject(), message -> {
            asked.add(service);
            if (silent.contains(service)) {
                connection.publish(message.getReplyTo(), new Headers().put(ServiceMessage.NATS_SERVICE_ERROR, "no")
                        .put(ServiceMessage.NATS_SERVICE_ERROR_CODE, "503"),
                        Json.bytes(Problem.unavailable("Not now.")));
            } else {
                connection.publish(message.getReplyTo(), Json.bytes(answer.apply(read(message, type))));
            }
        });
    }

    private static <T> T read(Message message, Class<T> type) {
        try {
            return Json.read(Json.read(message.getData(), RpcRequest.class).body(), type);
        } catch (Json.Malformed e) {
            throw new AssertionError("not a question", e);
        }
    }

    private static void flush(Connection connection) {
        try {
            connection.flush(Duration.ofSeconds(5));
        } catch (TimeoutException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        for (var connection : connections) {
            connection.close();
        }
    }
}
