package io.resticmanager.jobs.repository;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.AgentMessage.RepositoryReport;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.event.HostStirred;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.jobs.host.Hosts;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.live.Live;
import io.resticmanager.platform.outbox.Outbox;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** How large each host's repository was at each measurement; of what is older than a month, one for each day. */
@Singleton
public final class RepositoryMeasures {

    private static final Duration ALL_KEPT = Duration.ofDays(30);

    /** Of a repository, in bytes; the id is restic's. */
    private record Size(@Nullable String repositoryId, long total, @Nullable Long uncompressed, long snapshots) {

        boolean possible() {
            return total >= 0 && snapshots >= 0;
        }
    }

    private final MeasureRows rows;
    private final KnownLocks locks;
    private final Hosts hosts;
    private final Outbox outbox;
    private final Live live;
    private final Transactions transactions;
    private final Clock clock;

    RepositoryMeasures(MeasureRows rows, KnownLocks locks, Hosts hosts, @Named("jobs") Outbox outbox,
            @Named("jobs") Live live, @Named("jobs") Transactions transactions, Clock clock) {
        this.rows = rows;
        this.locks = locks;
        this.hosts = hosts;
        this.outbox = outbox;
        this.live = live;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** In the running transaction. An agent reports its own repository only, whoever it has worked for. */
    public void take(String host, RepositoryReport report, Instant measuredAt) {
        var size = new Size(report.repositoryId(), report.totalSize(), report.uncompressedSize(), report.snapshots());
        if (report.last() && size.possible()) {
            keep(host, size, measuredAt);
            looked(host, report.locks(), measuredAt);
            if (report.repositoryId() != null) {
                hosts.identified(host, report.repositoryId(), measuredAt);
            }
        }
    }

    /** The same by a job that looked at nothing else. */
    void take(String host, Finding.Measured found, Instant measuredAt) {
        var size = new Size(rows.resticId(host).orElse(null), found.totalSize(), found.uncompressedSize(),
                found.snapshots());
        if (size.possible()) {
            keep(host, size, measuredAt);
        }
    }

    // An agent that does not look for locks leaves those that are known.
    private void looked(String host, @Nullable List<Item.Lock> found, Instant at) {
        if (found != null) {
            locks.seen(host, found, at);
        }
    }

    private void keep(String host, Size size, Instant at) {
        rows.replace(host, size.repositoryId(), size.total(), size.uncompressed(), size.snapshots(), at);
        rows.remember(host, at, size.total(), size.uncompressed(), size.snapshots());
        rows.thin(host, clock.instant().minus(ALL_KEPT));
        outbox.add(new Event.RepositoryMeasured(Ids.next(), clock.instant(), host, hosts.nextRevision(host),
                size.repositoryId(), size.total(), size.snapshots()));
        transactions.afterCommit(() -> live.publish(Subjects.liveHost(host), new HostStirred(host, "repository")));
    }
}
