package io.resticmanager.notifications.delivery;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.notifications.registry.ChannelRow;
import io.resticmanager.notifications.registry.ChannelTable;
import io.resticmanager.notifications.registry.Destinations;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Whether people are told in time (ADR 59). Overdue is what should have been tried more than two minutes ago. What waits for a dead
 * receiver is not: that is tried, and stands on the channel's page. But when every channel fails nobody is told any more.
 */
@Singleton
public final class Lateness {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Transactions transactions;
    private final Workers workers;
    private final Destinations destinations;
    private final Clock clock;

    Lateness(@Named("notifications") Transactions transactions, Workers workers, Destinations destinations,
            Clock clock) {
        this.transactions = transactions;
        this.workers = workers;
        this.destinations = destinations;
        this.clock = clock;
    }

    /** As the end of a sentence; empty when all is well. */
    public Optional<String> why() {
        var now = clock.instant();
        return transactions.<Optional<String>>readSql(connection -> {
            var overdue = overdue(connection, now).stream().filter(it -> !isTried(it, now)).findFirst();
            return overdue.isPresent() ? overdue.map(Overdue::sentence) : nobody(connection);
        });
    }

    /** What of one channel should have been tried. */
    private record Overdue(String channel, String name, boolean failed, @Nullable Instant tried, long count,
            @Nullable Instant due) {

        static Overdue read(ResultSet rows) throws SQLException {
            return new Overdue(rows.getString("id"), rows.getString("name"), rows.getBoolean("failed"),
                    Ask.instant(rows, "last_fired_at"), rows.getLong("n"), Ask.instant(rows, "due"));
        }

        String sentence() {
            return "%d overdue on the channel “%s”, the oldest since %s.".formatted(count, name, due);
        }
    }

    private static List<Overdue> overdue(Connection connection, Instant now) throws SQLException {
        return Ask.rows(connection, Overdue::read, """
                SELECT channel.id, name, last_ok IS 0 AS failed, last_fired_at, count(*) AS n, min(next_at) AS due
                FROM delivery JOIN notification_channels AS channel ON channel.id = channel_id
                WHERE state = 'pending' AND enabled = 1 AND next_at < ?
                GROUP BY channel.id ORDER BY due""", now.minus(PATIENCE));
    }

    // Its receiver fails, and one after the other is tried there, or it asked for a
    // rest.
    private boolean isTried(Overdue it, Instant now) {
        var tried = Objects.requireNonNullElse(it.tried, Instant.MIN);
        var rested = workers.rested(it.channel);
        return it.failed && (rested.isAfter(tried) ? rested : tried).isAfter(now.minus(PATIENCE));
    }

    // What its receiver sent away for good was meant to tell somebody, too; who
    // switched all of them off wants nobody told.
    private Optional<String> nobody(Connection connection) throws SQLException {
        var meant = ChannelTable.all(connection).stream().filter(it -> it.enabled() || it.disabledReason() != null)
                .toList();
        return meant.isEmpty() || meant.stream().anyMatch(this::tells)
                ? Optional.empty()
                : Optional.of("every channel fails or can not be used, so nobody can be told.");
    }

    private boolean tells(ChannelRow channel) {
        var failed = channel.lastFiredAt() != null && !channel.lastOk();
        return channel.enabled() && !failed && destinations.of(channel) instanceof Destinations.Found.Leads;
    }
}
