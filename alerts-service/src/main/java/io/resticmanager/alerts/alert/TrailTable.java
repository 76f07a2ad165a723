package io.resticmanager.alerts.alert;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

import io.resticmanager.alerts.rule.Key;
import io.resticmanager.alerts.rule.Known;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.platform.sqlite.Ask;
import org.jspecify.annotations.Nullable;

/** The table {@code trail}: how far each trouble has been followed. */
final class TrailTable {

    private static final String SEEN = """
            INSERT INTO trail (host_id, kind, subject, seen, settled) VALUES (?, ?, ?, ?, 0)
            ON CONFLICT (host_id, kind, subject) DO UPDATE SET seen = max(seen, excluded.seen)""";
    // The last word, also where an earlier one has a later time: clocks are set
    // back.
    private static final String SETTLED = """
            INSERT INTO trail (host_id, kind, subject, seen, settled, settled_damage) VALUES (?, ?, ?, 0, ?, ?)
            ON CONFLICT (host_id, kind, subject) DO UPDATE SET settled = excluded.settled,
                settled_damage = max(settled_damage, excluded.settled_damage)""";

    private TrailTable() {}

    static Known read(Connection connection, Key key, Known.@Nullable Standing standing) throws SQLException {
        var known = read(connection, key);
        return new Known(standing, known.seen(), known.settled(), known.settledDamage());
    }

    static Known read(Connection connection, Key key) throws SQLException {
        return Ask.first(connection, TrailTable::known,
                "SELECT * FROM trail WHERE host_id = ? AND kind = ? AND subject = ?", key.hostId(), key.kind(),
                key.subject()).orElse(Known.NOTHING);
    }

    private static Known known(ResultSet rows) throws SQLException {
        return new Known(null, rows.getLong("seen"), rows.getLong("settled"), rows.getLong("settled_damage"));
    }

    static Map<Key, Long> all(Connection connection) throws SQLException {
        return Ask.byKey(connection, rows -> new Key(rows.getString("host_id"),
                AlertKind.valueOf(rows.getString("kind")), rows.getString("subject")), rows -> rows.getLong("seen"),
                "SELECT * FROM trail");
    }

    static void seen(Connection connection, Key key, long seen) throws SQLException {
        Ask.change(connection, SEEN, key.hostId(), key.kind(), key.subject(), seen);
    }

    /** Closed by hand: it stays closed until it occurs anew. Damage counts only where it was told. */
    static void settled(Connection connection, AlertRow row) throws SQLException {
        var key = row.key();
        Ask.change(connection, SETTLED, key.hostId(), key.kind(), key.subject(), row.occurrence(),
                row.damage() == null ? 0 : row.damage().found());
    }

    static void forgetHost(Connection connection, String host) throws SQLException {
        Ask.change(connection, "DELETE FROM trail WHERE host_id = ?", host);
    }
}
