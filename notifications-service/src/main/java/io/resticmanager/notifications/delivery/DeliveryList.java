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
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;

/** Who was told of an alert, who will be, and who never. */
@Singleton
final class DeliveryList {

    private final Transactions transactions;

    DeliveryList(@Named("notifications") Transactions transactions) {
        this.transactions = transactions;
    }

    Reply<Deliveries> list(Caller caller, AlertId asked) {
        return Reply.of(new Deliveries(transactions.<java.util.List<NotificationsRpc.Delivery>>readSql(
                connection -> Ask.rows(connection, DeliveryList::read, """
                        SELECT delivery.*, name, channel.kind AS channel_kind FROM delivery
                        JOIN notification_channels AS channel ON channel.id = channel_id
                        WHERE alert_id = ? ORDER BY name COLLATE NOCASE, channel_id, revision DESC, delivery.id DESC
                        """, asked.alertId()))));
    }

    private static NotificationsRpc.Delivery read(ResultSet rows) throws SQLException {
        var state = state(rows.getString("state"));
        return new NotificationsRpc.Delivery(rows.getString("id"), rows.getString("channel_id"),
                rows.getString("name"), ChannelKind.valueOf(rows.getString("channel_kind")), rows.getString("event"),
                state, rows.getInt("attempts"), Ask.integer(rows, "status_code"), Ask.number(rows, "latency_ms"),
                rows.getString("error"), Instant.ofEpochMilli(rows.getLong("created_at")),
                state == DeliveryState.pending ? Ask.instant(rows, "next_at") : null, Ask.instant(rows, "settled_at"));
    }

    // With whom it goes is nobody's business.
    private static DeliveryState state(String name) {
        return name.equals("grouped") ? DeliveryState.pending : DeliveryState.valueOf(name);
    }
}
