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
import io.resticmanager.notifications.channel.text.News;
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
            return Reply.refused(
                    Problem.invalid("event", "One of alert.raised, alert.acknowledged, alert.resolved, alert.test."));
        }
        var written = configs.read(asked.config(), caller);
        if (written.isEmpty()) {
            return Reply.refused(Problem.invalid(List.of(ChannelForm.unreadable())));
        }
        var type = types.of(asked.kind());
        var foreign = ConfigJson.foreign(type, written.get());
        if (!foreign.isEmpty()) {
            return Reply.refused(Problem.invalid(foreign));
        }
        var parsed = type.parse(ConfigJson.merged(type, written.get(), stored(asked)));
        return switch (parsed) {
            case Parsed.Valid(var destination) -> Reply.of(destination.preview(sample(event.get(), caller)));
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

    private Notification sample(NotificationEvent event, Caller caller) {
        return event == NotificationEvent.TEST ? test(caller.actor().name()) : sample(event);
    }

    private Notification test(String actor) {
        var now = clock.instant();
        return new Notification(NotificationEvent.TEST, Ids.next(), Ids.next(), "", "restic-manager",
                NotificationSeverity.info, "test", News.askedForBy(actor), now, now, actor, links.alerts(),
                links.host(),
                true, List.of(), null);
    }

    private Notification sample(NotificationEvent event) {
        var now = clock.instant();
        var alert = Ids.next();
        var actor = event == NotificationEvent.ACKNOWLEDGED ? "alice" : null;
        return new Notification(event, Ids.next(), alert, Ids.next(), "alfa-01", NotificationSeverity.critical,
                "check_failed", "The repository is damaged: pack 5f2c is missing.", now, now, actor,
                links.alert(alert), links.host(), event == NotificationEvent.RAISED, List.of(), null);
    }
}
