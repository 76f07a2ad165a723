package io.resticmanager.notifications.settings;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

import io.resticmanager.platform.sqlite.Ask;

/** The one row of {@code settings}. */
final class SettingsTable {

    private SettingsTable() {}

    static Chosen read(Connection connection) throws SQLException {
        return Ask.first(connection, SettingsTable::chosen, "SELECT * FROM settings").orElseThrow();
    }

    static void write(Connection connection, Chosen chosen) throws SQLException {
        Ask.change(connection,
                "UPDATE settings SET base_url = ?, heartbeat_url = ?, log_days = ?, allow_private_targets = ?",
                chosen.baseUrl(), chosen.heartbeatUrl(), chosen.logDays(), chosen.allowPrivateTargets());
    }

    private static Chosen chosen(ResultSet rows) throws SQLException {
        var allowed = Ask.integer(rows, "allow_private_targets");
        return new Chosen(rows.getString("base_url"), rows.getString("heartbeat_url"), Ask.integer(rows, "log_days"),
                allowed == null ? null : allowed == 1);
    }
}
