package io.resticmanager.notifications.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.platform.health.Condition;
import io.resticmanager.platform.health.Vital;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;

/** Well while nothing is overdue: whatever was due has been tried within a minute, though perhaps in vain. */
@Singleton
final class DeliveryVital implements Vital {

    private static final String NAME = "notifications.delivery";
    private static final Duration OVERDUE = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final Clock clock;

    DeliveryVital(@Named("notifications") Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Waiting(long count, Optional<Instant> due) {}

    @Override
    public List<Condition> conditions() {
        try {
            return List.of(condition());
        } catch (RuntimeException e) {
            return List.of(new Condition(NAME, false, false, String.valueOf(e.getMessage())));
        }
    }

    private Condition condition() {
        var waiting = transactions.<Waiting>readSql(connection -> Ask.first(connection,
                rows -> new Waiting(rows.getLong("n"), Optional.ofNullable(Ask.instant(rows, "due"))),
                "SELECT count(*) AS n, min(next_at) AS due FROM delivery WHERE state = 'pending'").orElseThrow());
        var late = waiting.due.filter(due -> due.plus(OVERDUE).isBefore(clock.instant()));
        return new Condition(NAME, late.isEmpty(), false, late
                .map(due -> "%d waiting, the oldest was due at %s".formatted(waiting.count, due))
                .orElseGet(() -> waiting.count + " waiting"));
    }
}
