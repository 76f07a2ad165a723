package io.resticmanager.notifications.registry;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.notification.NotificationsRpc.Draft;
import io.resticmanager.contracts.notification.NotificationsRpc.Preview;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.notifications.Links;
import io.resticmanager.notifications.channel.ChannelType.Parsed;
import io.resticmanager.notifications.channel.Notification;
import io.resticmanager.notifications.channel.NotificationEvent;
import io.resticmanager.notifications.channel.NotificationSeverity;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** Shows what a configuration would send, before it is kept. */
@Singleton
final class ChannelPreview {

    private final Transactions transactions;
    private final Configs configs;
    private final ChannelTypes types;
    private final Links links;
    private final Clock clock;

    ChannelPreview(@Named("notifications") Transactions transactions, Configs configs, ChannelTypes types, Links links,
            Clock clock) {
        this.transactions = transactions;
        this.configs = configs;
        this.types = types;
        this.links = links;
        this.clock = clock;
    }

    Reply<Preview> preview(Caller caller, Draft asked) {
        var event = NotificationEvent.of(Optional.ofNullable(asked.event()).orElse("alert.raised"));
        if (event.isEmpty()) {
            return Reply.refused(Problem.invalid("event", "One of alert.raised, alert.acknowledged, alert.resolved."));
        }
        var written = configs.read(asked.config(), caller);
        if (written.isEmpty()) {
            return Reply.refused(Problem.invalid(List.of(ChannelForm.unreadable())));
        }
        var parsed = types.of(asked.kind()).parse(ConfigJson.merged(asked.kind(), written.get(), stored(asked)));
        return switch (parsed) {
            case Parsed.Valid(var destination) -> Reply.of(destination.preview(sample(event.get())));
            case Parsed.Invalid _ -> Reply.refused(Problem.invalid(ChannelForm.errorsIn(parsed)));
        };
    }

    private @Nullable JsonNode stored(Draft asked) {
        var id = asked.channelId();
        return id == null
                ? null
                : transactions.<Optional<ChannelRow>>readSql(connection -> ChannelTable.find(connection, id))
                        .filter(row -> row.kind() == asked.kind()).flatMap(configs::opened).orElse(null);
    }

    private Notification sample(NotificationEvent event) {
        var now = clock.instant();
        var alert = Ids.next();
        var actor = event == NotificationEvent.ACKNOWLEDGED ? "alice" : null;
        var reason = event == NotificationEvent.RESOLVED ? "The next one went well." : null;
        return new Notification(event, Ids.next(), alert, Ids.next(), "alfa-01", NotificationSeverity.critical,
                "check_failed", "The repository is damaged: pack 5f2c is missing.", now, now, actor, reason,
                links.alert(alert), links.host(), event == NotificationEvent.RAISED, List.of(), null);
    }
}
