package io.resticmanager.jobs.repository;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.RepositoryHealth;
import io.resticmanager.contracts.job.RepositoryHealth.Check;
import io.resticmanager.contracts.job.RepositoryHealth.Measurement;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.jobs.host.HostFacts;
import io.resticmanager.jobs.host.HostLookup;
import io.resticmanager.jobs.host.HostLookup.KnownHost;
import io.resticmanager.jobs.snapshot.KnownSnapshots;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Transactions;

/** Tells how a host's repository is. */
@Singleton
public final class RepositoryHealths {

    private final HostLookup lookup;
    private final HostFacts facts;
    private final MeasureReads reads;
    private final LockReads locks;
    private final KnownSnapshots snapshots;
    private final Transactions transactions;

    RepositoryHealths(HostLookup lookup, HostFacts facts, MeasureReads reads, LockReads locks,
            KnownSnapshots snapshots, @Named("jobs") Transactions transactions) {
        this.lookup = lookup;
        this.facts = facts;
        this.reads = reads;
        this.locks = locks;
        this.snapshots = snapshots;
        this.transactions = transactions;
    }

    /** 404 for a host that is not enrolled. */
    public Reply<RepositoryHealth> of(Caller caller, JobsRpc.RepositoryOf asked) {
        return switch (lookup.find(asked.hostId())) {
            case Reply.Refused<KnownHost>(var problem) -> Reply.refused(problem);
            case Reply.Value<KnownHost>(var host) -> Reply.of(transactions.read(() -> health(host.id())));
        };
    }

    private RepositoryHealth health(String host) {
        var shared = reads.sharedWith(host);
        var all = Stream.concat(Stream.of(host), shared.stream()).toList();
        var seen = locks.last(all);
        var repository = facts.repository(host);
        return new RepositoryHealth(host, repository.state(), repository.resticId(), history(host),
                check(all, false).orElse(null), check(all, true).orElse(null),
                seen.map(LockRow::parsed).orElseGet(List::of),
                seen.map(LockRow::lookedAt).orElse(null), snapshots.countUnexplained(host),
                shared, damage(all).orElse(null), seen.map(LockRow::met).orElse(null));
    }

    private List<Measurement> history(String host) {
        return transactions.readSql(connection -> HistoryReads.measurements(connection, host));
    }

    private Optional<Check> check(List<String> hosts, boolean all) {
        return transactions.readSql(connection -> CheckReads.last(connection, hosts, all));
    }

    private Optional<Check> damage(List<String> hosts) {
        return transactions.readSql(connection -> CheckReads.damage(connection, hosts));
    }
}
