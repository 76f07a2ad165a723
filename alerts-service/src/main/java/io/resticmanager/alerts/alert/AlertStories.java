package io.resticmanager.alerts.alert;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertsRpc.AlertStory;
import io.resticmanager.contracts.alert.AlertsRpc.Change;
import io.resticmanager.platform.sqlite.Ask;

/** What became of an alert, and which ones of the same trouble were there before it. */
final class AlertStories {

    private static final int EARLIER = 20;

    private AlertStories() {}

    static Optional<AlertStory> find(Connection connection, String id) throws SQLException {
        var found = AlertTable.find(connection, id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new AlertStory(found.get().alert(), changes(found.get()),
                earlier(connection, found.get().alert())));
    }

    private static List<Change> changes(AlertRow row) {
        var it = row.alert();
        var changes = new ArrayList<Change>();
        changes.add(new Change(it.raisedAt(), "raised", null, null));
        if (it.acknowledgedAt() != null) {
            changes.add(new Change(it.acknowledgedAt(), "acknowledged", it.acknowledgedBy(), null));
        }
        if (it.resolvedAt() != null) {
            changes.add(new Change(it.resolvedAt(), "resolved", it.resolvedBy(), row.reason()));
        }
        return List.copyOf(changes);
    }

    private static List<Alert> earlier(Connection connection, Alert it) throws SQLException {
        return Ask.rows(connection, AlertRow::read, """
                SELECT * FROM alert
                WHERE host_id = ? AND kind = ? AND subject = ? AND (raised_at, id) < (?, ?)
                ORDER BY raised_at DESC, id DESC LIMIT ?""", it.hostId(), it.kind(), it.subject(), it.raisedAt(),
                it.id(), EARLIER).stream().map(AlertRow::alert).toList();
    }
}
