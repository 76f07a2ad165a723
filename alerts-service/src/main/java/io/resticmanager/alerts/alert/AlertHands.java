package io.resticmanager.alerts.alert;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.alerts.rule.Decision;
import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertStatus;
import io.resticmanager.contracts.alert.AlertsRpc.AlertId;
import io.resticmanager.contracts.alert.Closing;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Transactions;

/** What a person does with an alert. Done again it changes nothing, and is not noted again. */
@Singleton
final class AlertHands {

    private final Transactions transactions;
    private final AlertEvents events;
    private final Audit audit;
    private final Clock clock;

    AlertHands(@Named("alerts") Transactions transactions, AlertEvents events, Audit audit, Clock clock) {
        this.transactions = transactions;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    private interface Deed {

        Reply<Alert> to(Connection connection, AlertRow row) throws SQLException;
    }

    Reply<Alert> acknowledge(Caller caller, AlertId asked) {
        return change(asked, (connection, row) -> switch (row.alert().status()) {
            case acknowledged -> Reply.of(row.alert());
            case resolved -> Reply.refused(Problem.conflict("This alert is resolved already."));
            case open -> Reply.of(acknowledge(connection, row, caller.actor()));
        });
    }

    Reply<Alert> resolve(Caller caller, AlertId asked) {
        return change(asked, (connection, row) -> Reply.of(row.alert().status() == AlertStatus.resolved
                ? row.alert()
                : resolve(connection, row, caller.actor())));
    }

    private Reply<Alert> change(AlertId asked, Deed deed) {
        return transactions.<Reply<Alert>>writeSql(connection -> {
            var row = AlertTable.find(connection, asked.alertId());
            return row.isEmpty()
                    ? Reply.refused(AlertQueries.unknown(asked.alertId()))
                    : deed.to(connection, row.get());
        });
    }

    private Alert acknowledge(Connection connection, AlertRow row, Actor actor) throws SQLException {
        AlertTable.acknowledge(connection, row.alert().id(), clock.instant(), actor.name());
        var alert = AlertTable.find(connection, row.alert().id()).orElseThrow().alert();
        events.acknowledged(alert);
        audit.done(actor, "alert.acknowledge", alert);
        return alert;
    }

    private Alert resolve(Connection connection, AlertRow row, Actor actor) throws SQLException {
        AlertTable.resolve(connection, row.alert().id(), clock.instant(), actor.name(),
                new Decision.Resolve(Closing.by_hand, ""));
        TrailTable.settled(connection, row);
        var resolved = AlertTable.find(connection, row.alert().id()).orElseThrow();
        events.resolved(resolved);
        audit.done(actor, "alert.resolve", resolved.alert());
        return resolved.alert();
    }
}
