package io.resticmanager.alerts.drill;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.outbox.Outbox;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Transactions;

/** Holds the weekly drill, once a week at most: that it was held and its event are one transaction. */
@Singleton
public final class Drills {

    private static final String MESSAGE = "This is the weekly drill: no alert stands behind it. If you read this, the way "
            + "from the alert engine to this channel works.";

    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    Drills(@Named("alerts") Transactions transactions, @Named("alerts") Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Whether this week's drill was due, and is held now. */
    public boolean hold() {
        return transactions.<Boolean>writeSql(connection -> {
            var now = clock.instant();
            var week = week(now);
            var alert = Ids.next();
            if (!week.isDue(DrillTable.drilling(connection, now), now)
                    || !DrillTable.hold(connection, week, now, alert)) {
                return false;
            }
            outbox.add(new Event.AlertTest(Ids.next(), now, null, 1, alert, MESSAGE));
            return true;
        });
    }

    Reply<AlertsRpc.Drills> get(Caller caller, Nothing asked) {
        return Reply.of(transactions.<AlertsRpc.Drills>writeSql(this::told));
    }

    Reply<AlertsRpc.Drills> change(Caller caller, AlertsRpc.ChangedDrills asked) {
        return Reply.of(transactions.<AlertsRpc.Drills>writeSql(connection -> {
            var now = clock.instant();
            if (DrillTable.drilling(connection, now).enabled() != asked.enabled()) {
                DrillTable.change(connection, new Drilling(asked.enabled(), now));
                audit(caller.actor(), asked.enabled(), now);
            }
            return told(connection);
        }));
    }

    private AlertsRpc.Drills told(Connection connection) throws SQLException {
        var now = clock.instant();
        var drilling = DrillTable.drilling(connection, now);
        return new AlertsRpc.Drills(drilling.enabled(), DrillTable.lastHeld(connection).orElse(null),
                drilling.enabled() ? next(connection, drilling, now) : null);
    }

    private static Instant next(Connection connection, Drilling drilling, Instant now) throws SQLException {
        var week = week(now);
        while (!week.isWanted(drilling) || DrillTable.isHeld(connection, week)) {
            week = week.next();
        }
        return week.dueAt();
    }

    private static DrillWeek week(Instant now) {
        return DrillWeek.of(now, ZoneId.systemDefault());
    }

    private void audit(Actor actor, boolean enabled, Instant now) {
        outbox.add(new Event.AuditRecorded(Ids.next(), now, null, 1, actor.name(), "settings.change", "settings",
                "drills", actor.address(), enabled ? "weekly drill on" : "weekly drill off", "ok",
                actor.userId(), actor.via()));
    }
}
