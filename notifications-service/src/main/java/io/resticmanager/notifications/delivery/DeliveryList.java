package io.resticmanager.notifications.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.contracts.notification.DeliveryState;
import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.notification.NotificationsRpc.AlertId;
import io.resticmanager.contracts.notification.NotificationsRpc.Deliveries;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.notifications.channel.NotificationSeverity;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;

/** Who was told of an alert, who will be, and who never. */
@Singleton
final class DeliveryList {

    private final Transactions transactions;
    private final Workers workers;

    DeliveryList(@Named("notifications") Transactions transactions, Workers workers) {
        this.transactions = transactions;
        this.workers = workers;
    }

    // What was superseded was told by any newer news that was delivered, for that
    // names what it follows.
    Reply<Deliveries> list(Caller caller, AlertId asked) {
        return Reply.of(new Deliveries(transactions.<java.util.List<NotificationsRpc.Delivery>>readSql(
                connection -> Ask.rows(connection, this::read, """
                        SELECT delivery.*, name, channel.kind AS channel_kind,
                            (SELECT newer.state FROM delivery AS newer
                            WHERE delivery.state = 'superseded' AND newer.alert_id = delivery.alert_id
                                AND newer.channel_id = delivery.channel_id AND newer.revision > delivery.revision
                                AND newer.state <> 'superseded'
                            ORDER BY newer.state = 'delivered' DESC, newer.state IN ('pending', 'grouped') DESC,
                                newer.revision DESC, newer.id DESC LIMIT 1) AS newer_state
                        FROM delivery JOIN notification_channels AS channel ON channel.id = channel_id
                        WHERE alert_id = ? ORDER BY name COLLATE NOCASE, channel_id, revision DESC, delivery.id DESC
                        """, asked.alertId()))));
    }

    private NotificationsRpc.Delivery read(ResultSet rows) throws SQLException {
        var state = state(rows.getString("state"));
        var newer = rows.getString("newer_state");
        return new NotificationsRpc.Delivery(rows.getString("id"), rows.getString("channel_id"),
                rows.getString("name"), ChannelKind.valueOf(rows.getString("channel_kind")), rows.getString("event"),
                state, rows.getInt("attempts"), Ask.integer(rows, "status_code"), Ask.number(rows, "latency_ms"),
                rows.getString("error"), Instant.ofEpochMilli(rows.getLong("created_at")),
                state == DeliveryState.pending ? next(rows) : null, Ask.instant(rows, "settled_at"),
                newer == null ? null : state(newer));
    }

    // Nothing goes before its channel has rested.
    private Instant next(ResultSet rows) throws SQLException {
        return workers.rest(rows.getString("channel_id")).due(NotificationSeverity.valueOf(rows.getString("severity")),
                Instant.ofEpochMilli(rows.getLong("next_at")));
    }

    // With whom it goes is nobody's business.
    private static DeliveryState state(String name) {
        return name.equals("grouped") ? DeliveryState.pending : DeliveryState.valueOf(name);
    }
}
