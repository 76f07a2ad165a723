package io.resticmanager.jobs.host;

import java.time.Clock;
import java.time.Instant;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.AgentMessage.RepositoryReport;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.outbox.Outbox;

/** How large each host's repository was when its agent last measured it. */
@Singleton
public final class RepositoryMeasures {

    private final MeasureRows rows;
    private final Hosts hosts;
    private final Outbox outbox;
    private final Clock clock;

    RepositoryMeasures(MeasureRows rows, Hosts hosts, @Named("jobs") Outbox outbox, Clock clock) {
        this.rows = rows;
        this.hosts = hosts;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** In the running transaction. */
    public void take(String host, RepositoryReport report, Instant measuredAt) {
        if (!report.last() || report.totalSize() < 0 || report.snapshots() < 0) {
            return;
        }
        rows.replace(host, report.repositoryId(), report.totalSize(), report.uncompressedSize(), report.snapshots(),
                measuredAt);
        outbox.add(new Event.RepositoryMeasured(Ids.next(), clock.instant(), host, hosts.nextRevision(host),
                report.repositoryId(), report.totalSize(), report.snapshots()));
    }
}
