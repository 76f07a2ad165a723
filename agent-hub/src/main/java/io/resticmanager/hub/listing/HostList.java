package io.resticmanager.hub.listing;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.host.HubRpc.HubHosts;
import io.resticmanager.hub.host.Contacts;
import io.resticmanager.hub.host.HostRow;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** The hosts as other services see them: the row, its repository's address, and what is known beyond the row. */
@Singleton
final class HostList {

    private static final String SELECT = """
            SELECT host.*, repository.id AS repository_id, repository.url AS repository_url,
                (SELECT json_group_array(json_object('schedule_id', schedule.id, 'revision', schedule.revision))
                    FROM schedule WHERE schedule.host_id = host.id AND host.paused = 0
                        AND schedule.config_revision <= host.applied_revision) AS in_force
            FROM host LEFT JOIN repository ON repository.host_id = host.id""";

    private final Transactions transactions;

    private final Contacts contacts;

    HostList(@Named("hub") Transactions transactions, Contacts contacts) {
        this.transactions = transactions;
        this.contacts = contacts;
    }

    Optional<HubHost> find(String hostId) {
        return transactions.readSql(connection -> {
            try (var select = connection.prepareStatement(SELECT + " WHERE host.id = ?")) {
                select.setString(1, hostId);
                return read(select).stream().findFirst();
            }
        });
    }

    /** @param after the id of the last host of the page before */
    HubHosts page(int limit, @Nullable String after) {
        var hosts = transactions.readSql(connection -> {
            try (var select = connection.prepareStatement(SELECT + " WHERE host.id > ? ORDER BY host.id LIMIT ?")) {
                select.setString(1, after == null ? "" : after);
                select.setInt(2, limit + 1);
                return read(select);
            }
        });
        return hosts.size() <= limit
                ? new HubHosts(hosts, null)
                : new HubHosts(hosts.subList(0, limit), hosts.get(limit - 1).id());
    }

    private List<HubHost> read(PreparedStatement select) throws SQLException {
        var hosts = new ArrayList<HubHost>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                hosts.add(host(rows));
            }
        }
        return hosts;
    }

    private HubHost host(ResultSet row) throws SQLException {
        var id = row.getString("id");
        var contact = contacts.of(id);
        return new HubHost(id, row.getString("name"), row.getString("hostname"), row.getString("os"),
                row.getString("arch"), HostRow.tags(row.getString("tags")),
                presence(row), row.getBoolean("paused"),
                Columns.instantOf(row.getLong("enrolled_at")),
                contact.map(Contacts.Contact::lastSeenAt).orElse(Columns.instant(row, "last_seen_at")),
                contact.map(Contacts.Contact::connectedAt).orElse(null), row.getString("agent_version"),
                row.getString("restic_version"), row.getLong("applied_revision") < row.getLong("config_revision"),
                Columns.number(row, "clock_skew_ms"), row.getString("repository_id"),
                Columns.redacted(row.getString("repository_url")),
                contact.map(Contacts.Contact::outboxDepth).orElse(row.getLong("outbox_depth")), Columns.protocol(row),
                row.getString("time_zone"), Columns.refusal(row), Columns.policy(row),
                HostRow.tags(row.getString("config_refused")), row.getLong("config_revision"),
                row.getLong("applied_revision"), Columns.inForce(row));
    }

    private static Presence presence(ResultSet row) throws SQLException {
        return row.getString("refused_code") == null
                ? Presence.valueOf(row.getString("presence"))
                : Presence.refused;
    }
}
