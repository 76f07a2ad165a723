package io.resticmanager.gateway.fleet;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.run.Standing;
import io.resticmanager.gateway.host.Host;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** Writes the rows of the read model. */
@Singleton
final class FleetStore {

    private static final String PUT = """
            INSERT INTO fleet_host (host_id, name, urgency, by_backup, by_size, by_alerts, presence, protection, running,
                                    tags, words, body, next_run_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (host_id) DO UPDATE SET
                name = excluded.name, urgency = excluded.urgency, by_backup = excluded.by_backup,
                by_size = excluded.by_size, by_alerts = excluded.by_alerts, presence = excluded.presence, protection = excluded.protection,
                running = excluded.running, tags = excluded.tags, words = excluded.words, body = excluded.body,
                next_run_at = excluded.next_run_at
            WHERE body <> excluded.body OR urgency <> excluded.urgency OR protection <> excluded.protection
               OR next_run_at IS NOT excluded.next_run_at""";

    private final Transactions transactions;

    FleetStore(@Named("gateway") Transactions transactions) {
        this.transactions = transactions;
    }

    /** The ids of those that were not there, or not the same. */
    List<String> put(List<FleetHost> hosts) {
        return transactions.<List<String>>writeSql(connection -> {
            List<String> changed = new ArrayList<>();
            for (var host : hosts) {
                if (put(connection, host)) {
                    changed.add(host.hub().id());
                }
            }
            return changed;
        });
    }

    /** The ids of those that were there. */
    List<String> remove(Set<String> hostIds) {
        return transactions.<List<String>>writeSql(connection -> {
            List<String> gone = new ArrayList<>();
            try (var delete = connection.prepareStatement("DELETE FROM fleet_host WHERE host_id = ?")) {
                for (var id : hostIds) {
                    delete.setString(1, id);
                    if (delete.executeUpdate() == 1) {
                        gone.add(id);
                    }
                }
            }
            return gone;
        });
    }

    boolean isEmpty() {
        return transactions.<Boolean>readSql(connection -> {
            try (var select = connection.prepareStatement("SELECT 1 FROM fleet_host LIMIT 1");
                    var rows = select.executeQuery()) {
                return !rows.next();
            }
        });
    }

    List<String> ids() {
        return ids("SELECT host_id FROM fleet_host");
    }

    /** Those of which nobody told how many alerts they have. */
    List<String> withoutAlerts() {
        return ids("SELECT host_id FROM fleet_host WHERE by_alerts = 1");
    }

    /** Those whose next run was due at this moment or before. */
    List<String> due(Instant now) {
        return ids("SELECT host_id FROM fleet_host WHERE next_run_at <= " + now.toEpochMilli());
    }

    private List<String> ids(String sql) {
        return transactions.<List<String>>readSql(connection -> {
            List<String> ids = new ArrayList<>();
            try (var select = connection.prepareStatement(sql);
                    var rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
            return ids;
        });
    }

    private static boolean put(Connection connection, FleetHost row) throws SQLException {
        var host = row.host();
        try (var insert = connection.prepareStatement(PUT)) {
            insert.setString(1, row.hub().id());
            insert.setString(2, row.hub().name());
            insert.setInt(3, host.state().urgency());
            insert.setLong(4, backupAt(host));
            insert.setLong(5, row.size() == null ? 1 : -row.size());
            insert.setLong(6, row.alerts() == null ? 1 : -row.alerts().open());
            insert.setString(7, row.hub().presence().name());
            insert.setString(8, host.protection().level().word());
            insert.setInt(9, host.running() ? 1 : 0);
            insert.setString(10, RowText.tags(row));
            insert.setString(11, RowText.words(row));
            insert.setString(12, RowText.body(row));
            insert.setObject(13, nextRunAt(host));
            return insert.executeUpdate() == 1;
        }
    }

    private static long backupAt(Host host) {
        return host.lastBackup().map(job -> Objects.requireNonNullElse(job.finishedAt(), job.queuedAt()))
                .map(at -> Math.max(0, at.toEpochMilli())).orElse(0L);
    }

    private static @Nullable Long nextRunAt(Host host) {
        return host.jobs().map(HostJobs::standing).map(Standing::nextRunAt).map(Instant::toEpochMilli).orElse(null);
    }
}
