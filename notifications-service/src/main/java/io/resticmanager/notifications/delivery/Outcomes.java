package io.resticmanager.notifications.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.notifications.NotificationsSettings;
import io.resticmanager.notifications.channel.Outcome;
import io.resticmanager.notifications.registry.ChannelAudit;
import io.resticmanager.notifications.registry.ChannelRow;
import io.resticmanager.notifications.registry.ChannelTable;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.outbox.Outbox;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;

/** The second commit: what came of an attempt, in the log, in the delivery, and said to the others. */
@Singleton
final class Outcomes {

    private static final Actor SYSTEM = Actor.system("notifications");

    private final Transactions transactions;
    private final Outbox outbox;
    private final ChannelAudit audit;
    private final RetryPlan plan;
    private final Clock clock;

    Outcomes(@Named("notifications") Transactions transactions, @Named("notifications") Outbox outbox,
            ChannelAudit audit, NotificationsSettings settings, Clock clock) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.audit = audit;
        this.plan = new RetryPlan(settings.retryPlan());
        this.clock = clock;
    }

    RetryPlan plan() {
        return plan;
    }

    /** Nothing when the channel was removed meanwhile: its log went with it. */
    void settle(ChannelRow channel, Delivery it, Attempt attempt) {
        transactions.<Boolean>writeSql(connection -> {
            var before = ChannelTable.find(connection, channel.id());
            if (before.isPresent()) {
                settle(connection, before.get(), it, attempt);
            }
            return true;
        });
    }

    private void settle(Connection connection, ChannelRow channel, Delivery it, Attempt attempt) throws SQLException {
        log(connection, it, attempt);
        ChannelTable.fired(connection, channel.id(), attempt.at(), attempt.error());
        switch (attempt.outcome()) {
            case Outcome.Delivered _ -> {
                end(connection, it, attempt, "delivered");
                revive(connection, channel);
            }
            case Outcome.Transient failure -> later(connection, it, attempt, failure);
            case Outcome.Permanent(var why, _, var disable) -> {
                end(connection, it, attempt, "given_up");
                if (disable) {
                    disable(connection, channel, why.error());
                }
            }
        }
        say(it, attempt);
    }

    // With what shows that it works, so that a kill in between loses nothing.
    private void revive(Connection connection, ChannelRow before) throws SQLException {
        if (before.enabled() && before.lastFiredAt() != null && !before.lastOk()) {
            Revival.works(connection, before, clock.instant());
        }
    }

    // A test is answered at once, so it is not tried again.
    private void later(Connection connection, Delivery it, Attempt attempt, Outcome.Transient failure)
            throws SQLException {
        var next = it.isTest()
                ? Optional.<Instant>empty()
                : plan.next(it.attempts() + 1, it.createdAt(), clock.instant(), failure.retryAfter(),
                        RandomGenerator.getDefault().nextDouble());
        if (next.isPresent()) {
            retry(connection, it, attempt, next.get());
        } else {
            end(connection, it, attempt, "given_up");
        }
    }

    private void disable(Connection connection, ChannelRow channel, String error) throws SQLException {
        if (ChannelTable.disable(connection, channel.id(), error)) {
            DeliveryTable.giveUp(connection, channel.id(), clock.instant(), error);
            audit.done(SYSTEM, "channel.disable", channel, ": " + error);
        }
    }

    private static void log(Connection connection, Delivery it, Attempt attempt) throws SQLException {
        Ask.change(connection, """
                INSERT INTO notification_log (id, channel_id, delivery_id, alert_id, event, host_name, severity,
                    attempt, ok, status_code, latency_ms, error, said, fired_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", Ids.next(), it.channelId(), it.id(), it.alertId(),
                it.event().wire(), it.hostName(), it.severity(), it.attempts() + 1, attempt.ok(),
                attempt.outcome().status(), attempt.latencyMs(), attempt.error(), attempt.said(), attempt.at());
    }

    // What it carries shares its fate. What its channel's end has dropped stays so,
    // unless it was delivered after all.
    private void end(Connection connection, Delivery it, Attempt attempt, String state) throws SQLException {
        Ask.change(connection, """
                UPDATE delivery SET attempts = ?2, status_code = ?3, latency_ms = ?4, error = ?5,
                    state = CASE WHEN ?6 = 'delivered' OR state IN ('pending', 'grouped') THEN ?6 ELSE state END,
                    settled_at = coalesce(settled_at, ?7)
                WHERE id = ?1 OR carrier = ?1""", it.id(), it.attempts() + 1, attempt.outcome().status(),
                attempt.latencyMs(), attempt.error(), state, clock.instant());
    }

    private static void retry(Connection connection, Delivery it, Attempt attempt, Instant next)
            throws SQLException {
        Ask.change(connection, """
                UPDATE delivery SET attempts = ?2, status_code = ?3, latency_ms = ?4, error = ?5, next_at = ?6
                WHERE id = ?1 OR carrier = ?1""", it.id(), it.attempts() + 1, attempt.outcome().status(),
                attempt.latencyMs(), attempt.error(), next);
    }

    private void say(Delivery it, Attempt attempt) {
        var host = it.hostId().isEmpty() ? null : it.hostId();
        var number = it.attempts() + 1;
        var status = attempt.outcome().status();
        outbox.add(attempt.ok()
                ? new Event.NotificationDelivered(Ids.next(), clock.instant(), host, number, it.channelId(),
                        it.alertId(), it.event().wire(), number, status, null)
                : new Event.NotificationFailed(Ids.next(), clock.instant(), host, number, it.channelId(),
                        it.alertId(), it.event().wire(), number, status, attempt.error()));
    }
}
