package io.resticmanager.notifications.figure;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.platform.metric.Family;
import io.resticmanager.platform.metric.Figure;
import io.resticmanager.platform.metric.Figures;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;

/** What each channel has yet to send, and what came of its attempts of the last day; each channel, also one that is quiet. */
@Singleton
final class NotificationFigures implements Figures {

    private static final Family PENDING = Family.gauge("notifications_pending",
            "News that this channel has yet to send.");
    private static final Family OLDEST = Family.gauge("notifications_oldest_pending_seconds",
            "How long the oldest of them has waited; 0 when there is none.");
    private static final Family ATTEMPTS = Family.gauge("notification_attempts_last_day",
            "Attempts of the last 24 hours, by outcome.");
    private static final Family GIVEN_UP = Family.gauge("notifications_given_up_last_day",
            "News of the last 24 hours that this channel could not send and does not try any more.");

    private static final String CHANNELS = """
            SELECT id, name, kind,
                (SELECT count(*) FROM delivery WHERE channel_id = channel.id AND state = 'pending') AS pending,
                (SELECT min(created_at) FROM delivery WHERE channel_id = channel.id AND state = 'pending') AS oldest,
                (SELECT count(*) FROM delivery WHERE channel_id = channel.id AND created_at > ?1
                    AND state = 'given_up') AS given_up,
                (SELECT count(*) FROM notification_log WHERE channel_id = channel.id AND fired_at > ?1 AND ok = 1) AS ok,
                (SELECT count(*) FROM notification_log WHERE channel_id = channel.id AND fired_at > ?1 AND ok = 0) AS failed
            FROM notification_channels AS channel ORDER BY id""";

    private final Transactions transactions;
    private final Clock clock;

    NotificationFigures(@Named("notifications") Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String source() {
        return "notifications.channels";
    }

    @Override
    public List<Figure> figures() {
        var now = clock.instant();
        return transactions.<List<Figure>>readSql(connection -> all(connection, now));
    }

    private static List<Figure> all(Connection connection, Instant now) throws SQLException {
        var figures = new ArrayList<Figure>();
        Ask.rows(connection, row -> figures.addAll(of(row, now)), CHANNELS, now.minus(Duration.ofDays(1)));
        return figures;
    }

    private static List<Figure> of(ResultSet row, Instant now) throws SQLException {
        var channel = row.getString("name");
        var kind = row.getString("kind");
        var oldest = Ask.instant(row, "oldest");
        return List.of(
                PENDING.of(row.getLong("pending"), "channel", channel, "kind", kind),
                OLDEST.of(oldest == null ? 0 : Duration.between(oldest, now).toMillis() / 1000.0,
                        "channel", channel, "kind", kind),
                GIVEN_UP.of(row.getLong("given_up"), "channel", channel, "kind", kind),
                ATTEMPTS.of(row.getLong("ok"), "channel", channel, "kind", kind, "outcome", "ok"),
                ATTEMPTS.of(row.getLong("failed"), "channel", channel, "kind", kind, "outcome", "failed"));
    }
}
