package io.resticmanager.notifications.registry;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import io.resticmanager.notifications.channel.Daily;
import io.resticmanager.platform.sqlite.Ask;

/** Which channels get one mail a day instead of single ones. */
public final class DigestTimes {

    private DigestTimes() {}

    /** A channel's; {@code since} is when it was set so: what was due before then is not owed. */
    public record Planned(String channelId, Daily daily, Instant since) {}

    /** Of the channels that are switched on. */
    public static List<Planned> all(Connection connection) throws SQLException {
        return Ask.rows(connection, DigestTimes::read, """
                SELECT digest_time.* FROM digest_time JOIN notification_channels ON id = channel_id
                WHERE enabled = 1 ORDER BY channel_id""");
    }

    public static boolean has(Connection connection, String channel) throws SQLException {
        return Ask.first(connection, _ -> true, "SELECT 1 FROM digest_time WHERE channel_id = ?", channel).isPresent();
    }

    /** In the transaction that changes the channel; where nothing of it changed, it is wanted since when it was. */
    static void keep(Connection connection, String channel, Optional<Daily> daily, Instant now) throws SQLException {
        if (daily.isEmpty()) {
            Ask.change(connection, "DELETE FROM digest_time WHERE channel_id = ?", channel);
            return;
        }
        Ask.change(connection, """
                INSERT INTO digest_time (channel_id, at, time_zone, since) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT (channel_id) DO UPDATE SET at = ?2, time_zone = ?3, since = ?4
                WHERE at <> ?2 OR time_zone <> ?3""", channel, daily.get().clock(), daily.get().zone().getId(), now);
    }

    private static Planned read(ResultSet rows) throws SQLException {
        return new Planned(rows.getString("channel_id"),
                new Daily(LocalTime.parse(rows.getString("at")), ZoneId.of(rows.getString("time_zone"))),
                Instant.ofEpochMilli(rows.getLong("since")));
    }
}
