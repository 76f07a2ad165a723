package io.resticmanager.alerts.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;

import io.resticmanager.alerts.rule.Damage;
import io.resticmanager.alerts.rule.Key;
import io.resticmanager.alerts.rule.Known;
import io.resticmanager.alerts.rule.Words;
import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.AlertStatus;
import io.resticmanager.contracts.alert.Closing;
import io.resticmanager.contracts.alert.Severity;
import io.resticmanager.platform.sqlite.Ask;
import org.jspecify.annotations.Nullable;

/** A stored alert, with what is told of it, and what its rule and its story need beside. */
record AlertRow(Alert alert, long occurrence, @Nullable Damage damage, @Nullable String groupId,
        @Nullable String reason) {

    static AlertRow read(ResultSet rows) throws SQLException {
        return new AlertRow(alert(rows), rows.getLong("occurrence"), damage(rows),
                rows.getString("group_id"), rows.getString("reason"));
    }

    Key key() {
        return new Key(alert.hostId(), alert.kind(), alert.subject());
    }

    Known.Standing standing() {
        return new Known.Standing(occurrence, damage, alert.dueAt());
    }

    private static Alert alert(ResultSet rows) throws SQLException {
        return new Alert(rows.getString("id"), rows.getString("host_id"), rows.getString("host_name"),
                AlertKind.valueOf(rows.getString("kind")), Severity.valueOf(rows.getString("severity")),
                AlertStatus.valueOf(rows.getString("status")), rows.getString("subject"),
                rows.getString("schedule_name"), rows.getString("message"), at(rows, "raised_at"),
                at(rows, "last_seen_at"), Ask.instant(rows, "acknowledged_at"), rows.getString("acknowledged_by"),
                Ask.instant(rows, "resolved_at"), rows.getString("resolved_by"), closing(rows),
                rows.getBoolean("flapping"), rows.getLong("found") > 0,
                rows.getString("job_id"), Ask.instant(rows, "due_at"), rows.getLong("revision"));
    }

    private static @Nullable Closing closing(ResultSet rows) throws SQLException {
        var closing = rows.getString("closing");
        return closing == null ? null : Closing.valueOf(closing);
    }

    // As long as there is damage, the alert is about the check that found it.
    private static @Nullable Damage damage(ResultSet rows) throws SQLException {
        var told = rows.getString("damage");
        return told == null
                ? null
                : new Damage(rows.getLong("found"), new Words(told, null, rows.getString("job_id"), null));
    }

    private static Instant at(ResultSet rows, String column) throws SQLException {
        return Objects.requireNonNull(Ask.instant(rows, column));
    }
}
