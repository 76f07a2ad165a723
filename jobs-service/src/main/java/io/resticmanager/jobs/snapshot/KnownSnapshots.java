package io.resticmanager.jobs.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

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
