package io.resticmanager.notifications.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.notification.Channel;
import io.resticmanager.contracts.notification.NotificationsRpc.ChangedChannel;
import io.resticmanager.contracts.notification.NotificationsRpc.NewChannel;
import io.resticmanager.contracts.notification.NotificationsRpc.RemovedChannel;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Transactions;

/** What a person does to channels. */
@Singleton
final class ChannelBook {

    private final Transactions transactions;
    private final Configs configs;
    private final ChannelTypes types;
    private final ChannelViews views;
    private final ChannelWatcher watcher;
    private final ChannelAudit audit;
    private final Destinations destinations;
    private final Clock clock;

    ChannelBook(@Named("notifications") Transactions transactions, Configs configs, ChannelTypes types,
            ChannelViews views, ChannelWatcher watcher, ChannelAudit audit, Destinations destinations, Clock clock) {
        this.transactions = transactions;
        this.configs = configs;
        this.types = types;
        this.views = views;
        this.watcher = watcher;
        this.audit = audit;
        this.destinations = destinations;
        this.clock = clock;
    }

    Reply<Channel> create(Caller caller, NewChannel asked) {
        var name = ChannelName.of(asked.name());
        var errors = new ArrayList<>(ChannelName.errorsIn(name));
        var type = types.of(asked.kind());
        var written = configs.read(asked.config(), caller);
        written.ifPresent(it -> errors.addAll(ConfigJson.foreign(type, it)));
        var config = written.map(it -> ConfigJson.merged(type, it, null));
        check(asked, config, errors);
        return transactions.<Reply<Channel>>writeSql(connection -> {
            var id = Ids.next();
            if (ChannelTable.isTaken(connection, name, id)) {
                errors.add(ChannelForm.taken());
            }
            if (!errors.isEmpty()) {
                return Reply.refused(Problem.invalid(errors));
            }
            var row = new ChannelRow(id, asked.kind(), name, asked.enabled(),
                    ChannelForm.severities(asked.severities()), configs.seal(config.orElseThrow(), id),
                    clock.instant(), null, false, null, null);
            ChannelTable.insert(connection, row);
            return saved(connection, caller, row, "channel.create", "");
        });
    }

    private void check(NewChannel asked, Optional<JsonNode> config, List<FieldError> errors) {
        errors.addAll(config.map(it -> ChannelForm.errorsIn(types.of(asked.kind()).parse(it)))
                .orElseGet(() -> List.of(ChannelForm.unreadable())));
    }

    Reply<Channel> update(Caller caller, ChangedChannel asked) {
        var written = Optional.ofNullable(asked.config()).map(sealed -> configs.read(sealed, caller));
        return transactions.<Reply<Channel>>writeSql(connection -> {
            var row = ChannelTable.find(connection, asked.channelId());
            return row.isEmpty()
                    ? Reply.refused(ChannelViews.unknown(asked.channelId()))
                    : update(connection, caller, row.get(), new Change(asked, written));
        });
    }

    /** The outer Optional: whether there is a configuration in it; the inner one: whether it can be read. */
    private record Change(ChangedChannel asked, Optional<Optional<JsonNode>> config) {

        String name(ChannelRow row) {
            return asked.name() == null ? row.name() : ChannelName.of(asked.name());
        }

        boolean enabled(ChannelRow row) {
            return asked.enabled() == null ? row.enabled() : asked.enabled();
        }
    }

    private Reply<Channel> update(Connection connection, Caller caller, ChannelRow row, Change change)
            throws SQLException {
        var errors = nameErrors(connection, row, change);
        var config = change.config().isEmpty() ? row.config() : sealed(row, change.config().get(), errors);
        if (!errors.isEmpty()) {
            return Reply.refused(Problem.invalid(errors));
        }
        var severities = change.asked().severities() == null
                ? row.severities()
                : ChannelForm.severities(change.asked().severities());
        var changed = row.with(change.name(row), change.enabled(row), severities, config);
        ChannelTable.update(connection, changed);
        return saved(connection, caller, changed, "channel.update", said(row, changed));
    }

    // One that was taken before there was a rule stays until somebody changes it.
    private static List<FieldError> nameErrors(Connection connection, ChannelRow row, Change change)
            throws SQLException {
        var name = change.name(row);
        if (name.equals(row.name())) {
            return new ArrayList<>();
        }
        var errors = new ArrayList<>(ChannelName.errorsIn(name));
        if (ChannelTable.isTaken(connection, name, row.id())) {
            errors.add(ChannelForm.taken());
        }
        return errors;
    }

    private String sealed(ChannelRow row, Optional<JsonNode> written, List<FieldError> errors) {
        if (written.isEmpty()) {
            errors.add(ChannelForm.unreadable());
            return row.config();
        }
        // What can not be opened any more is written anew, with all its secrets.
        var stored = configs.opened(row);
        var type = types.of(row.kind());
        var config = ConfigJson.merged(type, written.get(), stored.orElse(null));
        var parsed = type.parse(config);
        errors.addAll(ConfigJson.foreign(type, written.get()));
        errors.addAll(ChannelForm.errorsIn(parsed));
        stored.ifPresent(before -> errors.addAll(ChannelForm.misdirected(type.parse(before), parsed,
                ConfigJson.kept(row.kind(), written.get(), before))));
        return configs.seal(config, row.id());
    }

    private Reply<Channel> saved(Connection connection, Caller caller, ChannelRow row, String action, String what)
            throws SQLException {
        if (row.enabled()) {
            watcher.ready(row.id());
        } else {
            watcher.off(row.id());
        }
        DigestTimes.keep(connection, row.id(), row.enabled() ? destinations.of(row).digest() : Optional.empty(),
                clock.instant());
        audit.done(caller.actor(), action, row, what);
        return Reply.of(views.of(connection, row, caller.actor()));
    }

    Reply<Nothing> remove(Caller caller, RemovedChannel asked) {
        return transactions.<Reply<Nothing>>writeSql(connection -> {
            var found = ChannelTable.find(connection, asked.channelId());
            if (found.isEmpty()) {
                return Reply.refused(ChannelViews.unknown(asked.channelId()));
            }
            var row = found.get();
            if (!ChannelName.of(asked.confirm()).equals(ChannelName.of(row.name()))) {
                return Reply.refused(Problem.invalid("confirm", "Type the channel's name: %s.".formatted(row.name())));
            }
            watcher.off(row.id());
            ChannelTable.delete(connection, row.id());
            destinations.forget(row.id());
            audit.done(caller.actor(), "channel.delete", row, "");
            return Reply.of(Nothing.NOTHING);
        });
    }

    private static String said(ChannelRow before, ChannelRow after) {
        var said = new ArrayList<String>();
        if (!before.name().equals(after.name())) {
            said.add("was “%s”".formatted(before.name()));
        }
        if (before.enabled() != after.enabled()) {
            said.add(after.enabled() ? "switched on" : "switched off");
        }
        if (!before.severities().equals(after.severities())) {
            said.add("told of " + after.severities());
        }
        if (!before.config().equals(after.config())) {
            said.add("configuration written");
        }
        return said.isEmpty() ? "" : ": " + String.join(", ", said);
    }
}
