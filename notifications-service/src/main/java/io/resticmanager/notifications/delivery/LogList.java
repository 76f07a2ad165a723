package io.resticmanager.notifications.delivery;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.notification.NotificationsRpc.Attempt;
import io.resticmanager.contracts.notification.NotificationsRpc.Attempts;
import io.resticmanager.contracts.notification.NotificationsRpc.LogQuery;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.notifications.channel.Outcome;
import io.resticmanager.notifications.registry.ChannelTable;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** Lists a channel's attempts page by page, the newest first. */
@Singleton
final class LogList {

    private static final int PAGE = 200;

    private final Transactions transactions;

    LogList(@Named("notifications") Transactions transactions) {
        this.transactions = transactions;
    }

    /** Where a page ended: time and id of its last attempt; opaque to callers. */
    private record Cursor(long firedAt, String id) {

        private static final Cursor START = new Cursor(Long.MAX_VALUE, "");

        static Optional<Cursor> parse(@Nullable String text) {
            if (text == null || text.isBlank()) {
                return Optional.of(START);
            }
            try {
                var plain = new String(Base64.getUrlDecoder().decode(text.strip()), StandardCharsets.UTF_8)
                        .split(":", 2);
                return plain.length == 2
                        ? Optional.of(new Cursor(Long.parseLong(plain[0]), plain[1]))
                        : Optional.empty();
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }

        static String after(Attempt last) {
            var plain = last.at().toEpochMilli() + ":" + last.id();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        }
    }

    Reply<Attempts> list(Caller caller, LogQuery asked) {
        var cursor = Cursor.parse(asked.cursor());
        if (cursor.isEmpty()) {
            return Reply.refused(Problem.invalid("cursor", "This is not the next_cursor of a page."));
        }
        if (asked.limit() < 1 || asked.limit() > PAGE) {
            return Reply.refused(Problem.invalid("limit", "A page has 1 to %d attempts.".formatted(PAGE)));
        }
        return transactions.<Reply<Attempts>>readSql(connection -> {
            if (ChannelTable.find(connection, asked.channelId()).isEmpty()) {
                return Reply.refused(Problem.notFound("There is no channel " + asked.channelId() + "."));
            }
            return Reply.of(page(connection, asked, cursor.get(), caller.actor().role().covers(Role.admin)));
        });
    }

    private static Attempts page(Connection connection, LogQuery asked, Cursor after, boolean whole)
            throws SQLException {
        var found = Ask.rows(connection, rows -> attempt(rows, whole), """
                SELECT * FROM notification_log WHERE channel_id = ?1 AND (fired_at, id) < (?2, ?3)
                ORDER BY fired_at DESC, id DESC LIMIT ?4""", asked.channelId(), after.firedAt, after.id,
                asked.limit() + 1);
        var items = List.copyOf(found.subList(0, Math.min(asked.limit(), found.size())));
        return new Attempts(items, found.size() > items.size() ? Cursor.after(items.getLast()) : null);
    }

    // What a receiver says may repeat the address that it was reached by.
    private static Attempt attempt(ResultSet rows, boolean whole) throws SQLException {
        var error = rows.getString("error");
        return new Attempt(rows.getString("id"), rows.getString("delivery_id"), rows.getString("event"),
                rows.getString("alert_id"), rows.getString("host_name"), rows.getInt("attempt"),
                rows.getBoolean("ok"), Ask.integer(rows, "status_code"), rows.getLong("latency_ms"),
                error != null && whole ? new Outcome.Why(error, rows.getString("said")).whole() : error,
                Instant.ofEpochMilli(rows.getLong("fired_at")));
    }
}
