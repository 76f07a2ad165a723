package io.resticmanager.jobs.host;

import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.jobs.job.WireId;
import io.resticmanager.platform.rpc.RpcClient;
import io.resticmanager.platform.sqlite.Transactions;

/** Finds a host by what its events told; asks the hub once when none has come yet. */
@Singleton
public final class HostLookup {

    private static final Actor SELF = Actor.system("jobs");

    private final HostReads reads;
    private final Hosts hosts;
    private final RpcClient client;
    private final Transactions transactions;

    /** A host that may get jobs. */
    public record KnownHost(String id, String name, String os) {}

    HostLookup(HostReads reads, Hosts hosts, @Named("jobs") RpcClient client,
            @Named("jobs") Transactions transactions) {
        this.reads = reads;
        this.hosts = hosts;
        this.client = client;
        this.transactions = transactions;
    }

    /** 404 for a host that is not enrolled or was removed; the hub's own problem when it can not be asked. */
    public Reply<KnownHost> find(String id) {
        if (!WireId.valid(id)) {
            return Reply.refused(unknown(id));
        }
        var row = reads.findById(id);
        if (row.filter(it -> it.removedAt() != null).isPresent()) {
            return Reply.refused(unknown(id));
        }
        return row.flatMap(HostLookup::known).map(Reply::of).orElseGet(() -> ask(id));
    }

    /** Why nothing can be told of a host: 404 for one that was never enrolled. What a removed one left can be looked at. */
    public Optional<Problem> strange(String id) {
        if (WireId.valid(id) && reads.findById(id).isPresent()) {
            return Optional.empty();
        }
        return find(id) instanceof Reply.Refused<KnownHost>(var problem) ? Optional.of(problem) : Optional.empty();
    }

    /** Whether it is known that its repository has not been made yet. */
    public boolean isUninitialised(String id) {
        return reads.findById(id).filter(row -> row.repositoryState() == RepositoryState.uninitialised).isPresent();
    }

    /** Whether nothing of it is due by itself. */
    public boolean isPaused(String id) {
        return reads.findById(id).filter(HostRow::paused).isPresent();
    }

    /** What it is called, as far as its events have told; that of a removed one too. */
    public Optional<String> name(String id) {
        return reads.findById(id).map(HostRow::name);
    }

    /** Whether its events have come. */
    public boolean isKnown(String id) {
        return reads.findById(id).flatMap(HostLookup::known).isPresent();
    }

    private static Optional<KnownHost> known(HostRow row) {
        return row.name() == null || row.os() == null
                ? Optional.empty()
                : Optional.of(new KnownHost(row.id(), row.name(), row.os()));
    }

    private Reply<KnownHost> ask(String id) {
        return switch (client.call(HubRpc.HOST, new HubRpc.HostId(id), SELF)) {
            case Reply.Value<HubHost>(var host) -> {
                transactions.write(() -> hosts.learned(host));
                yield Reply.of(new KnownHost(host.id(), host.name(), host.os()));
            }
            case Reply.Refused<HubHost>(var problem) ->
                Reply.refused(problem.status() == 404 ? unknown(id) : problem);
        };
    }

    private static Problem unknown(String id) {
        return Problem.notFound("There is no host " + id + ".");
    }
}
