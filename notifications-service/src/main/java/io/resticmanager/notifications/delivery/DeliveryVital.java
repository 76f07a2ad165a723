package io.resticmanager.notifications.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.platform.health.Condition;
import io.resticmanager.platform.health.Vital;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;

/**
 * Well while somebody works at what is due. A receiver that is slow, down or asked for a rest makes this service no less healthy; a worker
 * that died, or has not ended a turn for long, does. A turn takes half a minute and one attempt at most.
 */
@Singleton
final class DeliveryVital implements Vital {

    private static final String NAME = "notifications.delivery";
    private static final Duration OVERDUE = Duration.ofMinutes(1);
    /** Several times the longest time-out of a channel. */
    private static final Duration STUCK = Duration.ofMinutes(2);

    private final Transactions transactions;
    private final Workers workers;
    private final Clock clock;

    DeliveryVital(@Named("notifications") Transactions transactions, Workers workers, Clock clock) {
        this.transactions = transactions;
        this.workers = workers;
        this.clock = clock;
    }

    /** On one channel. */
    private record Waiting(String channel, long count, Instant due) {

        static Waiting read(ResultSet rows) throws SQLException {
            return new Waiting(rows.getString("channel_id"), rows.getLong("n"),
                    Instant.ofEpochMilli(rows.getLong("due")));
        }
    }

    @Override
    public List<Condition> conditions() {
        try {
            return List.of(condition());
        } catch (RuntimeException e) {
            return List.of(new Condition(NAME, false, false, String.valueOf(e.getMessage())));
        }
    }

    private Condition condition() {
        var waiting = transactions.<List<Waiting>>readSql(connection -> Ask.rows(connection, Waiting::read, """
                SELECT channel_id, count(*) AS n, min(next_at) AS due FROM delivery WHERE state = 'pending'
                GROUP BY channel_id ORDER BY due"""));
        var count = waiting.stream().mapToLong(Waiting::count).sum();
        var abandoned = waiting.stream().filter(this::isAbandoned).findFirst();
        return new Condition(NAME, abandoned.isEmpty(), false, abandoned
                .map(it -> "%d waiting, and nobody works at what was due at %s on the channel %s".formatted(count,
                        it.due, it.channel))
                .orElseGet(() -> count + " waiting"));
    }

    private boolean isAbandoned(Waiting it) {
        return it.due.plus(OVERDUE).isBefore(clock.instant()) && workers.idle(it.channel).compareTo(STUCK) > 0;
    }
}
