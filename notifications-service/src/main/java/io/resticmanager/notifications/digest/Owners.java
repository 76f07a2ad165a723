package io.resticmanager.notifications.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.alert.Severity;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Rpc;
import io.resticmanager.contracts.run.RunsRpc;
import io.resticmanager.notifications.digest.State.OpenAlerts;
import io.resticmanager.platform.rpc.RpcClient;

/** Asks the owning services how the fleet stands. One that does not answer is asked nothing more that time. */
@Singleton
final class Owners {

    static final Duration LAST = Duration.ofHours(24);
    private static final int PAGE = 200;
    private static final Actor SELF = Actor.system("notifications");

    private final RpcClient client;

    Owners(@Named("notifications") RpcClient client) {
        this.client = client;
    }

    State ask(Instant now) {
        var hosts = hosts();
        var lately = ask(RunsRpc.LATELY, new RunsRpc.Since(now.minus(LAST)));
        var standings = lately.isEmpty()
                ? Optional.<Map<String, HostJobs>>empty()
                : hosts.map(Owners::ids).flatMap(this::jobs);
        return new State(now, hosts.map(all -> lines(all, standings.orElse(Map.of()))),
                standings.isPresent() || hosts.isEmpty(), lately, alerts());
    }

    private static List<HostLine> lines(List<HubHost> hosts, Map<String, HostJobs> jobs) {
        return hosts.stream().map(host -> HostLine.of(host, jobs.get(host.id()))).toList();
    }

    private static List<String> ids(List<HubHost> hosts) {
        return hosts.stream().map(HubHost::id).toList();
    }

    // All or nothing: of half a fleet nobody could say how it stands.
    private Optional<List<HubHost>> hosts() {
        var found = new ArrayList<HubHost>();
        String cursor = null;
        do {
            var page = ask(HubRpc.HOSTS, new HubRpc.HostQuery(PAGE, cursor));
            if (page.isEmpty()) {
                return Optional.empty();
            }
            found.addAll(page.get().items());
            cursor = page.get().nextCursor();
        } while (cursor != null);
        return Optional.of(found);
    }

    private Optional<Map<String, HostJobs>> jobs(List<String> hostIds) {
        var found = new ArrayList<HostJobs>();
        for (var from = 0; from < hostIds.size(); from += PAGE) {
            var some = hostIds.subList(from, Math.min(from + PAGE, hostIds.size()));
            var answer = ask(JobsRpc.HOSTS, new JobsRpc.HostIds(List.copyOf(some)));
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            found.addAll(answer.get().items());
        }
        return Optional.of(found.stream()
                .collect(Collectors.toMap(HostJobs::hostId, Function.identity(), (one, _) -> one)));
    }

    private Optional<OpenAlerts> alerts() {
        return ask(AlertsRpc.COUNTS, Nothing.NOTHING).flatMap(counts -> open(Severity.critical)
                .flatMap(critical -> open(Severity.warning).map(warnings -> {
                    var worst = new ArrayList<>(critical);
                    worst.addAll(warnings);
                    return new OpenAlerts(counts, List.copyOf(worst));
                })));
    }

    private Optional<List<Alert>> open(Severity severity) {
        return ask(AlertsRpc.LIST, new AlertsRpc.Query(null, severity.name(), null, null, DigestText.ALERTS, null))
                .map(AlertsRpc.Alerts::items);
    }

    private <Q, A> Optional<A> ask(Rpc<Q, A> rpc, Q question) {
        return switch (client.call(rpc, question, SELF)) {
            case Reply.Value<A>(var answer) -> Optional.of(answer);
            case Reply.Refused<A> _ -> Optional.empty();
        };
    }
}
