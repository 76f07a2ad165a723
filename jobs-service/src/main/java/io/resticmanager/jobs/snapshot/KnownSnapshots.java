package io.resticmanager.jobs.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.ForgetOptions.Explained;
import io.resticmanager.platform.sqlite.Transactions;

/** What the last report of a host's snapshots says, for those who order work on them. */
@Singleton
public final class KnownSnapshots {

    private final Transactions transactions;

    KnownSnapshots(@Named("jobs") Transactions transactions) {
        this.transactions = transactions;
    }

    /** Full ids that begin with {@code prefix} (hex digits), two at most: more than one is one too many. */
    public List<String> beginningWith(String host, String prefix) {
        return transactions.readSql(connection -> strings(connection,
                "SELECT id FROM snapshot WHERE host_id = ? AND id >= ? AND id < ? || 'g' ORDER BY id LIMIT 2",
                host, prefix, prefix));
    }

    /** The host name that its snapshots carry, by the newest one, rather of those that a job made. */
    public Optional<String> hostName(String host) {
        return transactions.<List<String>>readSql(connection -> strings(connection, """
                SELECT json_extract(body, '$.hostname') FROM snapshot
                WHERE host_id = ? ORDER BY made_by IS NULL, time DESC LIMIT 1""", host)).stream().findFirst();
    }

    /**
     * Whether all of these carry the name that the host's snapshots carry, and there is one at least. A maintenance host that
     * lists by another name would make us forget what there is.
     */
    boolean allOf(String host, List<SnapshotRow> snapshots) {
        var name = hostName(host).orElse("");
        return !snapshots.isEmpty() && snapshots.stream().allMatch(row -> row.parsed().hostname().equals(name));
    }

    /** How many snapshots no job explains and nobody has accepted. */
    public long countUnexplained(String host) {
        return transactions.<Integer>readSql(connection -> Unexplained.of(connection, host).size());
    }

    /**
     * What a forget may find: of the last list what is explained, what the newest backups made since, and backups that have not told
     * theirs yet. Empty when that is more than one command holds.
     */
    public Optional<Explained> explained(String host) {
        var known = new LinkedHashSet<>(all("SELECT id FROM snapshot WHERE host_id = ?", host));
        known.removeAll(transactions.<Set<String>>readSql(connection -> Unexplained.of(connection, host)));
        known.addAll(all("""
                SELECT json_extract(summary, '$.snapshot_id') AS made FROM job
                WHERE host_id = ? AND kind = 'backup' AND made IS NOT NULL
                ORDER BY queued_at DESC, id DESC LIMIT 200""", host));
        var open = all("""
                SELECT id FROM job
                WHERE host_id = ? AND kind = 'backup' AND status IN ('queued', 'dispatched', 'running')""", host);
        return known.size() > Explained.MOST
                ? Optional.empty()
                : Optional.of(new Explained(known.stream().map(KnownSnapshots::beginning).toList(), open));
    }

    private static String beginning(String id) {
        return id.substring(0, Math.min(id.length(), Explained.DIGITS));
    }

    private List<String> all(String sql, String host) {
        return transactions.readSql(connection -> strings(connection, sql, host));
    }

    /** How many a job of another host made that is still enrolled: its machine has, or had, the same name. */
    public int countOfOthers(String host) {
        return transactions.<List<String>>readSql(connection -> strings(connection, """
                SELECT found.id FROM snapshot AS found
                JOIN job ON job.id = found.made_by AND job.kind = 'backup' AND job.host_id <> found.host_id
                JOIN host ON host.id = job.host_id AND host.removed_at IS NULL
                WHERE found.host_id = ?""", host)).size();
    }

    private static List<String> strings(Connection connection, String sql, String... values) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                select.setString(i + 1, values[i]);
            }
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        }
    }
}
