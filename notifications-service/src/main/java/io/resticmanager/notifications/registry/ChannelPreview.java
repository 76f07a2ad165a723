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
import io.resticmanager.notifications.channel.Daily;
import io.resticmanager.notifications.channel.Destination;
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
    private final SampleDigest digest;
    private final Clock clock;

    ChannelPreview(@Named("notifications") Transactions transactions, Configs configs, ChannelTypes types, Links links,
            SampleDigest digest, Clock clock) {
        this.transactions = transactions;
        this.configs = configs;
        this.types = types;
        this.links = links;
        this.digest = digest;
        this.clock = clock;
    }

    Reply<Preview> preview(Caller caller, Draft asked) {
        var event = Optional.ofNullable(asked.event()).map(NotificationEvent::of);
        if (event.isPresent() && event.get().isEmpty()) {
            return Reply.refused(unknown());
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
            case Parsed.Valid(var destination) -> preview(destination, caller, event.flatMap(it -> it));
            case Parsed.Invalid _ -> Reply.refused(Problem.invalid(ChannelForm.errorsIn(parsed)));
        };
    }

    // Of a channel that gets digests one is shown, unless something else is asked
    // for.
    private Reply<Preview> preview(Destination destination, Caller caller, Optional<NotificationEvent> asked) {
        var daily = destination.digest();
        var event = asked
                .orElse(daily.isPresent() ? NotificationEvent.DIGEST : NotificationEvent.RAISED);
        if (event != NotificationEvent.DIGEST) {
            return Reply.of(destination.preview(sample(event, caller)));
        }
        return daily.<Reply<Preview>>map(it -> Reply.of(destination.preview(sample(it))))
                .orElseGet(() -> Reply.refused(unknown()));
    }

    private static Problem unknown() {
        return Problem.invalid("event",
                "One of alert.raised, alert.acknowledged, alert.resolved, alert.test, or digest where there is one.");
    }

    private @Nullable JsonNode stored(Draft asked) {
        var id = asked.channelId();
        return id == null
                ? null
                : transactions.<Optional<ChannelRow>>readSql(connection -> ChannelTable.find(connection, id))
                        .filter(row -> row.kind() == asked.kind()).flatMap(configs::opened).orElse(null);
    }

    private Notification sample(Daily daily) {
        var now = clock.instant();
        return new Notification(NotificationEvent.DIGEST, Ids.next(), Ids.next(), "", "restic-manager",
                NotificationSeverity.info, "digest", digest.text(daily), now, now, null, null, links.fleet(),
                links.host(),
                true,
                List.of(), null);
    }

    private Notification sample(NotificationEvent event, Caller caller) {
        return event == NotificationEvent.TEST ? test(caller.actor().name()) : sample(event);
    }

    private Notification test(String actor) {
        var now = clock.instant();
        return new Notification(NotificationEvent.TEST, Ids.next(), Ids.next(), "", "restic-manager",
                NotificationSeverity.info, "test", News.askedForBy(actor), now, now, actor, null, links.alerts(),
                links.host(),
                true, List.of(), null);
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
