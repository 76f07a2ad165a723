package io.resticmanager.notifications.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

import io.resticmanager.notifications.channel.NotificationEvent;
import io.resticmanager.platform.sqlite.Ask;

/** What flaps is told once, then at most every six hours until it is quiet (product.md §8). */
final class Flapping {

    private static final Duration AT_MOST_EVERY = Duration.ofHours(6);

    private Flapping() {}

    /** Whether a raised alert is not told this time; notes that it is told otherwise. */
    static boolean hushes(Connection connection, News news, Instant now) throws SQLException {
        if (news.event() != NotificationEvent.RAISED) {
            return false;
        }
        if (!news.flapping()) {
            Ask.change(connection, "DELETE FROM flapping WHERE host_id = ? AND kind = ? AND subject = ?",
                    news.hostId(), news.kind(), news.subject());
            return false;
        }
        return Ask.change(connection, """
                INSERT INTO flapping (host_id, kind, subject, told_at) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT (host_id, kind, subject) DO UPDATE SET told_at = ?4 WHERE told_at <= ?5""",
                news.hostId(), news.kind(), news.subject(), now, now.minus(AT_MOST_EVERY)) == 0;
    }

    /** What has been quiet for long is of no use any more. */
    static void forget(Connection connection, Instant now) throws SQLException {
        Ask.change(connection, "DELETE FROM flapping WHERE told_at <= ?", now.minus(AT_MOST_EVERY));
    }
}
