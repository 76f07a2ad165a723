package io.resticmanager.jobs.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.snapshot.SnapshotList;
import io.resticmanager.jobs.host.HostFacts;
import io.resticmanager.jobs.host.HostLookup;
import io.resticmanager.jobs.job.JobQueries;
import io.resticmanager.jobs.job.PageCursor;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** A host's snapshots page by page, newest first. */
@Singleton
public final class SnapshotPages {

    /** Text of one page; a page of snapshots with very many paths is shorter than asked for. */
    static final int BYTES = 512 * 1024;

    private final Transactions transactions;
    private final HostFacts facts;
    private final HostLookup lookup;

    SnapshotPages(@Named("jobs") Transactions transactions, HostFacts facts, HostLookup lookup) {
        this.transactions = transactions;
        this.facts = facts;
        this.lookup = lookup;
    }

    public Reply<SnapshotList> page(Caller caller, JobsRpc.SnapshotsOf asked) {
        var cursor = asked.cursor() == null ? null : PageCursor.parse(asked.cursor()).orElse(null);
        if (asked.cursor() != null && cursor == null) {
            return Reply.refused(Problem.invalid("cursor", "This is not the next_cursor of a page."));
        }
        if (asked.limit() < 1 || asked.limit() > JobQueries.PAGE) {
            return Reply.refused(Problem.invalid("limit", "A page has 1 to %d snapshots.".formatted(JobQueries.PAGE)));
        }
        return lookup.strange(asked.hostId()).<Reply<SnapshotList>>map(Reply::refused)
                .orElseGet(() -> Reply.of(page(asked, cursor)));
    }

    private SnapshotList page(JobsRpc.SnapshotsOf asked, @Nullable PageCursor cursor) {
        return transactions.read(() -> {
            var found = transactions.<List<SnapshotRow>>readSql(
                    connection -> SnapshotTable.newest(connection, asked.hostId(), cursor, asked.limit() + 1));
            var unexplained = transactions.<Set<String>>readSql(
                    connection -> Unexplained.of(connection, asked.hostId()));
            var accepted = transactions.<Set<String>>readSql(
                    connection -> Unexplained.accepted(connection, asked.hostId()));
            return list(fitting(found, asked.limit()), found.size(), asked.hostId(), unexplained, accepted);
        });
    }

    private SnapshotList list(List<SnapshotRow> rows, int found, String host, Set<String> unexplained,
            Set<String> accepted) {
        var next = rows.size() < found ? new PageCursor(rows.getLast().time(), rows.getLast().id()).text() : null;
        var reported = facts.reported(host);
        return new SnapshotList(
                rows.stream().map(SnapshotRow::parsed).toList(), next, reported.snapshots(), reported.at(),
                rows.stream().map(SnapshotRow::id).filter(unexplained::contains).toList(),
                rows.stream().map(SnapshotRow::id).filter(accepted::contains).toList());
    }

    // At least one, or a list would never end.
    private static List<SnapshotRow> fitting(List<SnapshotRow> rows, int limit) {
        var bytes = 0;
        for (var i = 0; i < rows.size(); i++) {
            bytes += rows.get(i).body().getBytes(StandardCharsets.UTF_8).length;
            if (i == limit || (i > 0 && bytes > BYTES)) {
                return rows.subList(0, i);
            }
        }
        return rows;
    }
}
