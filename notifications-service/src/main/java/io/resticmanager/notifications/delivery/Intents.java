package io.resticmanager.notifications.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.notifications.channel.NotificationSeverity;
import io.resticmanager.notifications.registry.ChannelRow;
import io.resticmanager.notifications.registry.ChannelTable;
import io.resticmanager.notifications.registry.DigestTimes;
import io.resticmanager.platform.event.Consumers;
import io.resticmanager.platform.event.Listening;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.Transactions;

/**
 * Before anything goes out it is written down: one pending delivery for each channel that is switched on, in the transaction that notes the
 * event.
 */
@Singleton
@Named("notifications")
final class Intents implements Listening {

    private static final Set<String> SUBJECTS = Set.of("alert.raised", "alert.acknowledged", "alert.resolved",
            "alert.test");
    private static final Duration LATE = Duration.ofSeconds(60);
    /** What is late may be followed at once by newer news of the same alert: that is told instead. */
    private static final Duration CATCH_UP = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final Workers workers;
    private final Clock clock;

    Intents(@Named("notifications") Transactions transactions, Workers workers, Clock clock) {
        this.transactions = transactions;
        this.workers = workers;
        this.clock = clock;
    }

    @Override
    public void addTo(Consumers consumers) {
        consumers.events(SUBJECTS, this::take);
    }

    /** In the running write transaction. */
    void take(Event event) {
        switch (event) {
            case Event.AlertRaised it -> mean(News.of(it));
            case Event.AlertAcknowledged it -> mean(News.of(it));
            case Event.AlertResolved it -> mean(News.of(it));
            case Event.AlertTest it -> mean(it);
            case Event.HostEnrolled _,Event.HostUpdated _,Event.HostRemoved _,Event.HostOnline _,Event.HostOffline _,Event.CredentialsChanged _,Event.ScheduleChanged _,Event.RunChanged _,Event.JobQueued _,Event.JobBegan _,Event.JobEnded _,Event.SnapshotsReported _,Event.RepositoryMeasured _,Event.NotificationDelivered _,Event.NotificationFailed _,Event.AuditRecorded _ ->
                {
                }
        }
    }

    private void mean(Event.AlertTest drill) {
        transactions.<Boolean>writeSql(connection -> {
            Drill.mean(connection, drill, clock.instant())
                    .forEach(channel -> transactions.afterCommit(() -> workers.wake(channel)));
            return true;
        });
    }

    private void mean(News news) {
        transactions.<Boolean>writeSql(connection -> {
            var now = clock.instant();
            var hushed = Flapping.hushes(connection, news, now);
            for (var channel : ChannelTable.wanting(connection, news.severity())) {
                mean(connection, channel, news, hushed, now);
            }
            return true;
        });
    }

    private void mean(Connection connection, ChannelRow channel, News news, boolean hushed, Instant now)
            throws SQLException {
        // It waits for the digest. A drill proves the way, so that goes by itself.
        if (DigestTimes.has(connection, channel.id())) {
            return;
        }
        var past = DeliveryTable.past(connection, channel.id(), news.alertId());
        if (!past.none() && past.revision() >= news.revision()) {
            return;
        }
        var meant = delivery(channel, news, past, now);
        if (!channel.enabled()) {
            DeliveryTable.insertLost(connection, meant, Objects.requireNonNull(channel.disabledReason()));
            return;
        }
        var quiet = hushed || past.hushed();
        var placed = quiet ? meant : Batches.place(connection, channel.kind(), meant, news.loss());
        DeliveryTable.insert(connection, placed, quiet);
        transactions.afterCommit(() -> workers.wake(channel.id()));
    }

    private static Delivery delivery(ChannelRow channel, News news, DeliveryTable.Past past, Instant now) {
        var late = news.at().plus(LATE).isBefore(now);
        return new Delivery(Ids.next(), channel.id(), news.event(), news.alertId(), news.revision(), news.hostId(),
                news.hostName(), NotificationSeverity.valueOf(news.severity().name()), news.kind().name(), news.text(),
                news.raisedAt(), news.at(), news.actor(), news.reason(),
                past.none() || past.hushed(), null, 0, now,
                late ? now.plus(CATCH_UP) : now);
    }
}
