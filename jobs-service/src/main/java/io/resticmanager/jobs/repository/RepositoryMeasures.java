package io.resticmanager.jobs.repository;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.AgentMessage.RepositoryReport;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.event.HostStirred;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.jobs.host.Hosts;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.live.Live;
import io.resticmanager.platform.outbox.Outbox;
import io.resticmanager.platform.sqlite.Transactions;

/** How large each host's repository was at each measurement; of what is older than a month, one for each day. */
@Singleton
public final class RepositoryMeasures {

    private static final Duration ALL_KEPT = Duration.ofDays(30);

    private final MeasureRows rows;
    private final Hosts hosts;
    private final Outbox outbox;
    private final Live live;
    private final Transactions transactions;
    private final Clock clock;

    RepositoryMeasures(MeasureRows rows, Hosts hosts, @Named("jobs") Outbox outbox, @Named("jobs") Live live,
            @Named("jobs") Transactions transactions, Clock clock) {
        this.rows = rows;
        this.hosts = hosts;
        this.outbox = outbox;
        this.live = live;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** In the running transaction. */
    public void take(String host, RepositoryReport report, Instant measuredAt) {
        if (report.last() && report.totalSize() >= 0 && report.snapshots() >= 0) {
            keep(owner(host, report), report, measuredAt);
        }
    }

    private void keep(String host, RepositoryReport report, Instant at) {
        rows.replace(host, report.repositoryId(), report.totalSize(), report.uncompressedSize(), report.snapshots(), at,
                report.locks() == null ? null : Json.text(report.locks()));
        rows.remember(host, at, report.totalSize(), report.uncompressedSize(), report.snapshots());
        rows.thin(host, clock.instant().minus(ALL_KEPT));
        if (report.repositoryId() != null) {
            hosts.identified(host, report.repositoryId(), at);
        }
        outbox.add(new Event.RepositoryMeasured(Ids.next(), clock.instant(), host, hosts.nextRevision(host),
                report.repositoryId(), report.totalSize(), report.snapshots()));
        transactions.afterCommit(() -> live.publish(Subjects.liveHost(host), new HostStirred(host, "repository")));
    }

    // A maintenance host measures what it has just worked on, which is not always
    // its own.
    private String owner(String host, RepositoryReport report) {
        var own = rows.resticId(host).filter(id -> id.equals(report.repositoryId())).isPresent();
        return own ? host : rows.lastWorkedFor(host).orElse(host);
    }
}
