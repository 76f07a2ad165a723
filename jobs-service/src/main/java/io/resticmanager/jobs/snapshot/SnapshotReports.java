package io.resticmanager.jobs.snapshot;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.AgentMessage.SnapshotsReport;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.event.HostStirred;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.snapshot.Snapshot;
import io.resticmanager.jobs.host.Hosts;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.live.Live;
import io.resticmanager.platform.outbox.Outbox;
import io.resticmanager.platform.sqlite.Transactions;

/** Puts a report together from its parts; the whole one replaces what was known of the host's snapshots. */
@Singleton
public final class SnapshotReports {

    private final Transactions transactions;
    private final Hosts hosts;
    private final KnownSnapshots known;
    private final Outbox outbox;
    private final Live live;
    private final Clock clock;

    SnapshotReports(@Named("jobs") Transactions transactions, Hosts hosts, KnownSnapshots known,
            @Named("jobs") Outbox outbox,
            @Named("jobs") Live live, Clock clock) {
        this.transactions = transactions;
        this.hosts = hosts;
        this.known = known;
        this.outbox = outbox;
        this.live = live;
        this.clock = clock;
    }

    /**
     * In the running transaction. A part that is there already changes nothing.
     *
     * @param host   whose snapshots they are
     * @param teller the host that tells of them
     */
    public void take(String host, String teller, SnapshotsReport report, Instant receivedAt) {
        var parts = transactions.<List<String>>writeSql(connection -> {
            SnapshotTable.keepPart(connection, host, report.reportId(), report.part(), report.last(),
                    Json.text(report.snapshots()), receivedAt);
            return SnapshotTable.completeParts(connection, host, report.reportId());
        });
        if (!parts.isEmpty()) {
            var snapshots = parts.stream().flatMap(SnapshotReports::parsed).distinct().toList();
            if (host.equals(teller) || known.allOf(host, snapshots)) {
                replace(host, snapshots, receivedAt);
            }
        }
    }

    private void replace(String host, List<SnapshotRow> snapshots, Instant receivedAt) {
        transactions.writeSql(connection -> {
            SnapshotTable.dropParts(connection, host);
            return SnapshotTable.replace(connection, host, snapshots);
        });
        hosts.reported(host, snapshots.size(), receivedAt);
        outbox.add(new Event.SnapshotsReported(Ids.next(), clock.instant(), host, hosts.nextRevision(host),
                snapshots.size()));
        transactions.afterCommit(() -> live.publish(Subjects.liveHost(host), new HostStirred(host, "snapshots")));
    }

    private static Stream<SnapshotRow> parsed(String part) {
        try {
            return Stream.of(Json.read(part, Snapshot[].class)).map(SnapshotRow::of);
        } catch (Json.Malformed e) {
            throw new IllegalStateException("a part of a report is not what we wrote", e);
        }
    }
}
