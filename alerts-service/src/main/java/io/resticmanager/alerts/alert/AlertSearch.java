package io.resticmanager.alerts.alert;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.AlertStatus;
import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.alert.Severity;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.sqlite.Ask;
import org.jspecify.annotations.Nullable;

/** Finds alerts: open ones first, in each status the newest first. The statement holds only what is asked for. */
final class AlertSearch {

    // A resolved alert does not change, so its host's new name is looked up.
    private static final String WORD = """
            (instr(search, ?) > 0 OR host_id IN (SELECT id FROM host WHERE instr(host.search, ?) > 0)
                OR kind IN (SELECT value FROM json_each(?)))""";

    private AlertSearch() {}

    /** What to look for; what is absent does not matter. */
    record Wanted(@Nullable AlertStatus status, @Nullable Severity severity, @Nullable String hostId,
            @Nullable String text) {}

    static List<AlertRow> page(Connection connection, Wanted wanted, @Nullable AlertCursor after, int limit)
            throws SQLException {
        var conditions = conditions(wanted);
        if (after != null) {
            conditions.add("rank >= ? AND (rank > ? OR (raised_at, id) < (?, ?))", after.rank(), after.rank(),
                    after.raisedAt(), after.id());
        }
        return Ask.rows(connection, AlertRow::read, "SELECT * FROM alert" + conditions.where()
                + " ORDER BY rank, raised_at DESC, id DESC LIMIT " + limit, conditions.values.toArray());
    }

    static long count(Connection connection, Wanted wanted) throws SQLException {
        var conditions = conditions(wanted);
        return Ask.first(connection, rows -> rows.getLong(1), "SELECT count(*) FROM alert" + conditions.where(),
                conditions.values.toArray()).orElse(0L);
    }

    /** How many there are in each status, whichever was asked for. */
    static AlertsRpc.Elsewhere elsewhere(Connection connection, Wanted wanted) throws SQLException {
        var conditions = conditions(new Wanted(null, wanted.severity(), wanted.hostId(), wanted.text()));
        return Ask.first(connection,
                rows -> new AlertsRpc.Elsewhere(rows.getLong("open"), rows.getLong("acknowledged"),
                        rows.getLong("resolved")),
                """
                        SELECT count(*) FILTER (WHERE rank = 0) AS open, count(*) FILTER (WHERE rank = 1) AS acknowledged,
                               count(*) FILTER (WHERE rank = 2) AS resolved FROM alert"""
                        + conditions.where(),
                conditions.values.toArray()).orElseThrow();
    }

    private static Conditions conditions(Wanted wanted) {
        var conditions = new Conditions();
        if (wanted.status() != null) {
            conditions.add("rank = ?", wanted.status().ordinal());
        }
        if (wanted.severity() != null) {
            conditions.add("severity = ?", wanted.severity());
        }
        if (wanted.hostId() != null) {
            conditions.add("host_id = ?", wanted.hostId());
        }
        if (wanted.text() != null) {
            Stream.of(wanted.text().toLowerCase(Locale.ROOT).split("\\s+"))
                    .forEach(word -> conditions.add(WORD, word, word, Json.text(kinds(word))));
        }
        return conditions;
    }

    // As a row says it: its kind, its title, its severity.
    private static List<AlertKind> kinds(String word) {
        return Stream.of(AlertKind.values()).filter(kind -> kind.name().startsWith(word)
                || "%s on %s".formatted(kind.title(), kind.severity()).toLowerCase(Locale.ROOT).contains(word))
                .toList();
    }

    private static final class Conditions {

        private final List<String> sql = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        void add(String condition, Object... its) {
            sql.add(condition);
            values.addAll(List.of(its));
        }

        String where() {
            return sql.isEmpty() ? "" : " WHERE " + String.join(" AND ", sql);
        }
    }
}
