package io.resticmanager.notifications.settings;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.notification.NotificationsRpc.ChangedDelivering;
import io.resticmanager.contracts.notification.NotificationsRpc.Delivering;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.outbox.Outbox;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** What an administrator asks of the settings, and changes about them. */
@Singleton
final class SettingsBook {

    private static final Duration ALMOST_A_DAY = Duration.ofDays(1).minusNanos(1);

    private final Transactions transactions;
    private final Surroundings surroundings;
    private final CurrentSettings current;
    private final List<SettingsWatcher> watchers;
    private final HeartbeatReport heartbeat;
    private final Outbox outbox;
    private final Clock clock;

    SettingsBook(@Named("notifications") Transactions transactions, Surroundings surroundings,
            CurrentSettings current, List<SettingsWatcher> watchers, HeartbeatReport heartbeat,
            @Named("notifications") Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.surroundings = surroundings;
        this.current = current;
        this.watchers = watchers;
        this.heartbeat = heartbeat;
        this.outbox = outbox;
        this.clock = clock;
    }

    Reply<Delivering> get(Caller caller, Nothing asked) {
        return Reply.of(view());
    }

    Reply<Delivering> change(Caller caller, ChangedDelivering asked) {
        var errors = SettingsForm.errorsIn(asked, surroundings.fixed());
        if (!errors.isEmpty()) {
            return Reply.refused(Problem.invalid(errors));
        }
        if (transactions.<Boolean>writeSql(connection -> write(connection, caller.actor(), asked))) {
            tell();
        }
        return Reply.of(view());
    }

    private boolean write(Connection connection, Actor actor, ChangedDelivering asked) throws SQLException {
        var before = SettingsTable.read(connection);
        var chosen = before.with(asked);
        var said = chosen.changedFrom(before);
        if (said.isEmpty()) {
            return false;
        }
        SettingsTable.write(connection, chosen);
        outbox.add(new Event.AuditRecorded(Ids.next(), clock.instant(), null, 1, actor.name(), "settings.change",
                "settings", "notifications", actor.address(), String.join(", ", said), "ok",
                actor.userId(), actor.via()));
        return true;
    }

    private void tell() {
        var before = current.now();
        current.refresh();
        watchers.forEach(it -> it.changed(before, current.now()));
    }

    private Delivering view() {
        var now = current.now();
        return new Delivering(text(now.baseUrl()), text(now.heartbeatUrl()), days(now.logKept()),
                now.allowPrivateTargets(), List.copyOf(surroundings.fixed().keySet()), heartbeat.last().orElse(null));
    }

    // The environment may say hours.
    private static int days(Duration kept) {
        return Math.clamp(kept.plus(ALMOST_A_DAY).toDays(), 1, Integer.MAX_VALUE);
    }

    private static @Nullable String text(@Nullable URI uri) {
        return uri == null ? null : uri.toString();
    }
}
