package io.resticmanager.jobs.queue;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.JobOptions;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.jobs.host.Hosts;
import io.resticmanager.jobs.snapshot.KnownSnapshots;
import io.resticmanager.platform.rpc.RpcClient;
import io.resticmanager.platform.sqlite.Transactions;

/**
 * Hosts in one repository whose machines have one name: restic tells whose a snapshot is by that name only, so a forget for the
 * one would remove snapshots of the other.
 */
@Singleton
final class Namesakes {

    private static final Actor SELF = Actor.system("jobs");
    private static final int UNKNOWN = 404;

    private final Hosts hosts;
    private final KnownSnapshots snapshots;
    private final RpcClient client;
    private final Transactions transactions;

    Namesakes(Hosts hosts, KnownSnapshots snapshots, @Named("jobs") RpcClient client,
            @Named("jobs") Transactions transactions) {
        this.hosts = hosts;
        this.snapshots = snapshots;
        this.client = client;
        this.transactions = transactions;
    }

    /** Why these options can not be followed. Asks the hub, so never in a transaction; its own problem when it can not be asked. */
    Optional<Problem> against(String host, JobOptions options, Routes.Route route) {
        return options instanceof ForgetOptions forget && !Boolean.TRUE.equals(forget.dryRun())
                ? against(host, route)
                : Optional.empty();
    }

    /** Why no forget of this host should be done for real. */
    Optional<Problem> against(String host, Routes.Route route) {
        var others = transactions.<List<String>>write(() -> hosts.sharing(host)).stream()
                .filter(other -> !other.equals(host)).toList();
        return others.isEmpty() ? Optional.empty() : against(host, others, route);
    }

    private Optional<Problem> against(String host, List<String> others, Routes.Route route) {
        return switch (ask(host)) {
            case Reply.Refused<HubHost>(var problem) -> Optional.of(problem);
            case Reply.Value<HubHost>(var self) -> {
                var name = route.runsOn().equals(host)
                        ? Optional.ofNullable(self.hostname())
                        : snapshots.hostName(host);
                yield name.flatMap(it -> others.stream().flatMap(other -> compared(it, other).stream()).findFirst());
            }
        };
    }

    // One that was removed in between has no name that matters.
    private Optional<Problem> compared(String name, String other) {
        return switch (ask(other)) {
            case Reply.Value<HubHost>(var host) ->
                name.equals(host.hostname()) ? Optional.of(same(name, host)) : Optional.empty();
            case Reply.Refused<HubHost>(var problem) ->
                problem.status() == UNKNOWN ? Optional.empty() : Optional.of(problem);
        };
    }

    private Reply<HubHost> ask(String host) {
        return client.call(HubRpc.HOST, new HubRpc.HostId(host), SELF);
    }

    private static Problem same(String name, HubHost other) {
        return Problem
                .conflict(("The machine of the host %s is called %s too and shares this repository, so a forget would "
                        + "remove snapshots of both. Give one of the two machines another host name and restart its agent; "
                        + "if that machine is gone, remove its host.").formatted(other.name(), name));
    }
}
