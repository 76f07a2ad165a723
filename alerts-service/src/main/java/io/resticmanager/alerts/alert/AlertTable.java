package io.resticmanager.alerts.alert;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import io.resticmanager.alerts.rule.Damage;
import io.resticmanager.alerts.rule.Decision;
import io.resticmanager.alerts.rule.Key;
import io.resticmanager.alerts.rule.Words;
import io.resticmanager.contracts.alert.Closing;
import io.resticmanager.platform.sqlite.Ask;
import org.jspecify.annotations.Nullable;

/** The table {@code alert}, for those who change it. */
final class AlertTable {

    /** As often within an hour, and it flaps until it has not begun anew for an hour. What was closed for it does not count. */
    private static final int OFTEN = 4;
    private static final Duration HOUR = Duration.ofHours(1);

    private AlertTable() {}

    /** Who and what an alert is about when it begins; the group is that of a loss of many at once. */
    record Birth(String id, Key key, String hostName, Instant now, boolean flapping, @Nullable String groupId) {}

    static Optional<AlertRow> standing(Connection connection, Key key) throws SQLException {
        return Ask.first(connection, AlertRow::read, """
                SELECT * FROM alert WHERE host_id = ? AND kind = ? AND subject = ? AND status <> 'resolved'""",
                key.hostId(), key.kind(), key.subject());
    }

    static Optional<AlertRow> find(Connection connection, String id) throws SQLException {
        return Ask.first(connection, AlertRow::read, "SELECT * FROM alert WHERE id = ?", id);
    }

    static List<AlertRow> standingOn(Connection connection, String host) throws SQLException {
        return Ask.rows(connection, AlertRow::read, "SELECT * FROM alert WHERE host_id = ? AND rank < 2", host);
    }

    static List<AlertRow> allStanding(Connection connection) throws SQLException {
        return Ask.rows(connection, AlertRow::read, "SELECT * FROM alert WHERE rank < 2");
    }

    /** Whether one that begins now flaps: three have cleared by themselves that began within an hour, or one of them flapped. */
    static boolean flaps(Connection connection, Key key, Instant now) throws SQLException {
        return Ask.first(connection, rows -> rows.getBoolean(1), """
                SELECT count(*) FILTER (WHERE closing = ?) >= ? OR coalesce(max(flapping), 0) FROM alert
                WHERE host_id = ? AND kind = ? AND subject = ? AND raised_at > ?""",
                Closing.cleared, OFTEN - 1, key.hostId(), key.kind(), key.subject(), now.minus(HOUR)).orElse(false);
    }

    /** The id of the alert that stands now: another than the one wished for when there was one. */
    static String raise(Connection connection, Birth birth, Decision.Raise raise) throws SQLException {
        var key = birth.key();
        var words = raise.words();
        return Ask.first(connection, rows -> rows.getString(1),
                """
                        INSERT INTO alert (id, host_id, host_name, kind, severity, status, subject, schedule_name, message, raised_at,
                            last_seen_at, flapping, job_id, due_at, revision, occurrence, found, damage, group_id, search)
                        VALUES (?, ?, ?, ?, ?, 'open', ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?)
                        ON CONFLICT (host_id, kind, subject) WHERE status <> 'resolved'
                        DO UPDATE SET last_seen_at = max(last_seen_at, excluded.last_seen_at)
                        RETURNING id""",
                birth.id(), key.hostId(), birth.hostName(), key.kind(), key.kind().severity(), key.subject(),
                words.scheduleName(), words.message(), birth.now(), birth.now(), birth.flapping(), words.jobId(),
                words.dueAt(), raise.occurrence(), found(raise.damage()), told(raise.damage()), birth.groupId(),
                searched(birth.hostName(), words.message())).orElseThrow();
    }

    /** Still happening. It no longer flaps once it has not begun anew for an hour. */
    static void touch(Connection connection, AlertRow row, Decision.Touch touch, Instant now) throws SQLException {
        Ask.change(connection, """
                UPDATE alert SET last_seen_at = ?, occurrence = ?, found = ?, damage = ?,
                    flapping = CASE WHEN raised_at > ? THEN flapping ELSE 0 END
                WHERE id = ?""", now, touch.occurrence(), found(touch.damage()), told(touch.damage()), now.minus(HOUR),
                row.alert().id());
        var words = touch.words();
        if (words != null && !said(row, words)) {
            Ask.change(connection, """
                    UPDATE alert SET message = ?, schedule_name = coalesce(?, schedule_name), job_id = ?, due_at = ?,
                        search = ? WHERE id = ?""", words.message(), words.scheduleName(), words.jobId(),
                    words.dueAt(), searched(row.alert().hostName(), words.message()), row.alert().id());
        }
    }

    private static long found(@Nullable Damage damage) {
        return damage == null ? 0 : damage.found();
    }

    private static @Nullable String told(@Nullable Damage damage) {
        return damage == null ? null : damage.words().message();
    }

    private static boolean said(AlertRow row, Words words) {
        return words.message().equals(row.alert().message())
                && Objects.equals(words.jobId(), row.alert().jobId())
                && Objects.equals(words.scheduleName(), row.alert().scheduleName());
    }

    static void rename(Connection connection, String host, String name) throws SQLException {
        for (var row : standingOn(connection, host)) {
            Ask.change(connection, "UPDATE alert SET host_name = ?, search = ? WHERE id = ?", name,
                    searched(name, row.alert().message()), row.alert().id());
        }
    }

    static void acknowledge(Connection connection, String id, Instant now, String actor) throws SQLException {
        Ask.change(connection, """
                UPDATE alert SET status = 'acknowledged', acknowledged_at = ?, acknowledged_by = ?,
                    revision = revision + 1 WHERE id = ? AND status = 'open'""", now, actor, id);
    }

    /** @param actor absent where no person closes it; then it says why */
    static void resolve(Connection connection, String id, Instant now, @Nullable String actor, Decision.Resolve it)
            throws SQLException {
        Ask.change(connection, """
                UPDATE alert SET status = 'resolved', resolved_at = ?, resolved_by = ?, reason = ?,
                    closing = ?, revision = revision + 1 WHERE id = ?""", now, actor, actor == null ? it.why() : null,
                it.closing(), id);
    }

    static int forget(Connection connection, Instant resolvedBefore) throws SQLException {
        return Ask.change(connection, "DELETE FROM alert WHERE status = 'resolved' AND resolved_at < ?",
                resolvedBefore);
    }

    private static String searched(String hostName, String message) {
        return (hostName + "\n" + message).toLowerCase(Locale.ROOT);
    }
}
