package io.resticmanager.notifications.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.alert.Severity;
import io.resticmanager.contracts.notification.Channel;
import io.resticmanager.contracts.notification.NotificationsRpc.ChannelId;
import io.resticmanager.contracts.notification.NotificationsRpc.Channels;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.notifications.registry.Destinations.Found;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** Channels as others see them: without secrets, and for those who may not change them without configuration. */
@Singleton
final class ChannelViews {

    private final Transactions transactions;
    private final Configs configs;
    private final ChannelTypes types;
    private final Destinations destinations;

    ChannelViews(@Named("notifications") Transactions transactions, Configs configs, ChannelTypes types,
            Destinations destinations) {
        this.transactions = transactions;
        this.configs = configs;
        this.types = types;
        this.destinations = destinations;
    }

    Reply<Channels> list(Caller caller, Nothing asked) {
        return Reply.of(transactions.<Channels>readSql(connection -> {
            var items = new ArrayList<Channel>();
            for (var row : ChannelTable.all(connection)) {
                items.add(of(connection, row, caller.actor()));
            }
            return new Channels(List.copyOf(items));
        }));
    }

    Reply<Channel> get(Caller caller, ChannelId asked) {
        return transactions.<Reply<Channel>>readSql(connection -> {
            var row = ChannelTable.find(connection, asked.channelId());
            return row.isEmpty()
                    ? Reply.refused(unknown(asked.channelId()))
                    : Reply.of(of(connection, row.get(), caller.actor()));
        });
    }

    static Problem unknown(String id) {
        return Problem.notFound("There is no channel " + id + ".");
    }

    Channel of(Connection connection, ChannelRow row, Actor actor) throws SQLException {
        var waiting = Ask
                .first(connection, rows -> new Waiting(rows.getLong("pending"), Ask.instant(rows, "since")), """
                        SELECT count(*) AS pending, min(created_at) AS since FROM delivery
                        WHERE channel_id = ? AND state IN ('pending', 'grouped')""", row.id()).orElseThrow();
        var severities = row.severities().size() == Severity.values().length ? List.<Severity>of() : row.severities();
        var found = destinations.of(row);
        return new Channel(row.id(), row.kind(), row.name(), row.enabled(), severities, config(row, actor),
                summary(found, actor), row.createdAt(), row.lastFiredAt(),
                row.lastFiredAt() == null ? null : row.lastOk(),
                row.lastError(), waiting.pending, waiting.since, row.disabledReason(),
                found instanceof Found.Broken(var why) ? why : null);
    }

    private record Waiting(long pending, @Nullable Instant since) {}

    private JsonNode config(ChannelRow row, Actor actor) {
        return actor.role().covers(Role.admin)
                ? configs.opened(row).map(it -> ConfigJson.shown(types.of(row.kind()), it)).orElseGet(ConfigJson::none)
                : ConfigJson.none();
    }

    private static String summary(Found found, Actor actor) {
        return switch (found) {
            case Found.Leads(var destination, _) ->
                actor.role().covers(Role.admin) ? destination.summary() : destination.host();
            case Found.Broken _ -> "nobody knows where it leads";
        };
    }
}
