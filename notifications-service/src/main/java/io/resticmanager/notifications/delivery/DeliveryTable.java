package io.resticmanager.notifications.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.resticmanager.platform.sqlite.Ask;
import org.jspecify.annotations.Nullable;

/** The table {@code delivery}: what is meant to go, and what is waiting. What became of attempts is in {@link Outcomes}. */
final class DeliveryTable {

    /** Who asked for a test sends it; only after a kill does nobody. */
    private static final Duration TESTED = Duration.ofSeconds(30);

    private DeliveryTable() {}

    static void insert(Connection connection, Delivery it, boolean hushed) throws SQLException {
        Ask.change(connection, """
                INSERT INTO delivery (id, channel_id, event, alert_id, revision, host_id, host_name, severity, kind,
                    message, raised_at, at, actor, reason, first, batch, state, created_at, next_at, settled_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                it.id(), it.channelId(), it.event().wire(), it.alertId(), it.revision(), it.hostId(), it.hostName(),
                it.severity(), it.kind(), it.message(), it.raisedAt(), it.at(), it.actor(), it.reason(), it.first(),
                it.batch(),
                hushed ? "hushed" : "pending", it.createdAt(), it.nextAt(), hushed ? it.createdAt() : null);
    }

    /** What can not be sent: {@link Revival} means it again once the channel is mended. */
    static void insertLost(Connection connection, Delivery it, String why) throws SQLException {
        insert(connection, it, false);
        Ask.change(connection, "UPDATE delivery SET state = 'given_up', settled_at = ?, error = ? WHERE id = ?",
                it.createdAt(), why, it.id());
    }

    static Optional<Delivery> find(Connection connection, String id) throws SQLException {
        return Ask.first(connection, Delivery::read, "SELECT * FROM delivery WHERE id = ?", id);
    }

    /** What is to go next on a channel, perhaps later. */
    static Optional<Delivery> head(Connection connection, String channel, Instant now) throws SQLException {
        return Ask.first(connection, Delivery::read, """
                SELECT * FROM delivery WHERE channel_id = ? AND state = 'pending'
                    AND (event <> 'alert.test' OR kind = 'drill' OR created_at < ?)
                ORDER BY next_at, id LIMIT 1""", channel, now.minus(TESTED));
    }

    /** What is critical and to go next on a channel, perhaps later. */
    static Optional<Delivery> critical(Connection connection, String channel) throws SQLException {
        return Ask.first(connection, Delivery::read, """
                SELECT * FROM delivery WHERE channel_id = ? AND state = 'pending' AND severity = 'critical'
                ORDER BY next_at, id LIMIT 1""", channel);
    }

    /** All that wait of one alert, the oldest first. */
    static List<Delivery> waiting(Connection connection, Delivery like) throws SQLException {
        return Ask.rows(connection, Delivery::read, """
                SELECT * FROM delivery WHERE alert_id = ? AND channel_id = ? AND state = 'pending' ORDER BY revision""",
                like.alertId(), like.channelId());
    }

    /** What is meant for a channel of an alert so far. */
    record Past(boolean none, long revision, boolean hushed) {}

    static Past past(Connection connection, String channel, String alert) throws SQLException {
        return Ask.first(connection, rows -> new Past(rows.getInt("n") == 0, rows.getLong("revision"),
                rows.getInt("n") > 0 && rows.getInt("n") == rows.getInt("hushed")),
                """
                        SELECT count(*) AS n, max(revision) AS revision, count(*) FILTER (WHERE state = 'hushed') AS hushed
                        FROM delivery WHERE alert_id = ? AND channel_id = ?""",
                alert, channel).orElseThrow();
    }

    /** Lately meant to go, of that event and kind, the oldest first. */
    static List<Delivery> lately(Connection connection, Delivery like, Instant since) throws SQLException {
        return Ask.rows(connection, Delivery::read, """
                SELECT * FROM delivery WHERE channel_id = ? AND created_at > ? AND event = ? AND kind = ?
                    AND state <> 'hushed' ORDER BY id""", like.channelId(), since, like.event().wire(), like.kind());
    }

    /** How many of a batch have come. */
    static int sizeOf(Connection connection, String channel, String batch, Instant since) throws SQLException {
        return Ask.first(connection, rows -> rows.getInt(1),
                "SELECT count(*) FROM delivery WHERE channel_id = ? AND created_at > ? AND batch = ?",
                channel, since, batch).orElse(0);
    }

    /** When those of a batch that wait go. */
    static Optional<Instant> dueOf(Connection connection, String channel, String batch, Instant now)
            throws SQLException {
        return Ask.first(connection, rows -> Instant.ofEpochMilli(rows.getLong("next_at")), """
                SELECT next_at FROM delivery WHERE channel_id = ? AND batch = ? AND state = 'pending' AND next_at > ?
                ORDER BY next_at LIMIT 1""", channel, batch, now);
    }

    /** All of a batch goes now. */
    static void dueBatch(Connection connection, String channel, String batch, Instant now) throws SQLException {
        Ask.change(connection, """
                UPDATE delivery SET next_at = ? WHERE channel_id = ? AND batch = ? AND state = 'pending'
                    AND next_at > ?""", now, channel, batch, now);
    }

    /** What waits to be tried again goes now; its ids. */
    static List<String> due(Connection connection, String channel, Instant now) throws SQLException {
        return Ask.rows(connection, rows -> rows.getString("id"), """
                UPDATE delivery SET next_at = ?1 WHERE channel_id = ?2 AND state = 'pending' AND attempts > 0
                    AND next_at > ?1 RETURNING id""", now, channel);
    }

    /** What waits, but for what is critical, waits until then, and is told as one of its event and kind. */
    static void hold(Connection connection, String channel, Instant until) throws SQLException {
        Ask.change(connection, """
                UPDATE delivery SET next_at = ?1, batch = 'cap:' || event || ':' || kind
                WHERE channel_id = ?2 AND state = 'pending' AND severity <> 'critical' AND event <> 'alert.test'
                    AND next_at < ?1""", until, channel);
    }

    /** The others of the same batch, event and kind that are due. */
    static List<Delivery> fellows(Connection connection, Delivery head, Instant now) throws SQLException {
        return Ask.rows(connection, Delivery::read, """
                SELECT * FROM delivery WHERE channel_id = ? AND batch = ? AND event = ? AND kind = ?
                    AND state = 'pending' AND next_at <= ? AND id <> ? ORDER BY id""",
                head.channelId(), head.batch(), head.event().wire(), head.kind(), now, head.id());
    }

    static List<Delivery> carried(Connection connection, Delivery carrier) throws SQLException {
        return Ask.rows(connection, Delivery::read,
                "SELECT * FROM delivery WHERE carrier = ? AND state = 'grouped' ORDER BY id", carrier.id());
    }

    static void carry(Connection connection, Delivery member, Delivery carrier) throws SQLException {
        Ask.change(connection, "UPDATE delivery SET state = 'grouped', carrier = ? WHERE id = ?", carrier.id(),
                member.id());
    }

    /** Newer news of the same alert is there, waiting or gone. */
    static boolean isOvertaken(Connection connection, Delivery it) throws SQLException {
        return Ask.first(connection, _ -> true,
                "SELECT 1 FROM delivery WHERE alert_id = ? AND channel_id = ? AND revision > ?", it.alertId(),
                it.channelId(), it.revision()).isPresent();
    }

    /** It is told with newer news; what it carried goes by itself again. */
    static void supersede(Connection connection, Delivery it, Instant now) throws SQLException {
        Ask.change(connection, "UPDATE delivery SET state = 'superseded', carrier = NULL, settled_at = ? WHERE id = ?",
                now, it.id());
        Ask.change(connection, """
                UPDATE delivery SET state = 'pending', carrier = NULL, next_at = ? WHERE carrier = ?
                    AND state = 'grouped'""", now, it.id());
    }

    /** What of that kind waits is older news of the same. */
    static void supersede(Connection connection, String channel, String kind, Instant now) throws SQLException {
        Ask.change(connection, """
                UPDATE delivery SET state = 'superseded', settled_at = ?
                WHERE channel_id = ? AND kind = ? AND state = 'pending'""", now, channel, kind);
    }

    /** A person wants it no more. */
    static void drop(Connection connection, String channel, Instant now, @Nullable String why) throws SQLException {
        end(connection, channel, "dropped", now, why);
    }

    /** The receiver wants nothing any more: it is meant again when somebody mends the channel. */
    static void giveUp(Connection connection, String channel, Instant now, @Nullable String why) throws SQLException {
        end(connection, channel, "given_up", now, why);
    }

    private static void end(Connection connection, String channel, String state, Instant now, @Nullable String why)
            throws SQLException {
        Ask.change(connection, """
                UPDATE delivery SET state = ?, settled_at = ?, error = ? WHERE channel_id = ?
                    AND state IN ('pending', 'grouped')""", state, now, why, channel);
    }

    /** The mail, or whatever it was, that told an alert first. */
    record Told(String id, String alertId, boolean first) {}

    /** Empty while nothing of the alert was delivered on the channel before that delivery. */
    static Optional<Told> told(Connection connection, Delivery it) throws SQLException {
        return Ask.first(connection, rows -> new Told(rows.getString("id"), rows.getString("alert_id"),
                rows.getBoolean("opens")),
                """
                        SELECT head.id, head.alert_id, NOT EXISTS (SELECT 1 FROM delivery AS before
                            WHERE before.alert_id = head.alert_id AND before.channel_id = head.channel_id
                                AND before.state = 'delivered' AND before.revision < head.revision) AS opens
                        FROM delivery AS told JOIN delivery AS head ON head.id = coalesce(told.carrier, told.id)
                        WHERE told.alert_id = ? AND told.channel_id = ? AND told.state = 'delivered' AND told.id <> ?
                        ORDER BY told.revision, told.id LIMIT 1""",
                it.alertId(), it.channelId(), it.id());
    }
}
