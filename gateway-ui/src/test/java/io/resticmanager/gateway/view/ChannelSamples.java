package io.resticmanager.gateway.view;

import static io.resticmanager.gateway.view.Samples.HOSTILE;
import static io.resticmanager.gateway.view.Samples.ID;
import static io.resticmanager.gateway.view.Samples.NOON;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.notification.Channel;
import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.contracts.notification.DeliveryState;
import io.resticmanager.contracts.notification.NotificationsRpc.Header;
import io.resticmanager.contracts.notification.NotificationsRpc.Preview;
import io.resticmanager.contracts.notification.NotificationsRpc.Tested;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.fake.ChannelStories;
import io.resticmanager.gateway.fake.Stories;
import io.resticmanager.gateway.fake.Tales;

/** Channels of every kind and state, each text of them an attack. */
final class ChannelSamples {

    private ChannelSamples() {}

    static List<ChannelsView> lists() {
        var rows = Stream.concat(channels().stream().map(channel -> new ChannelView(channel, null)),
                Stream.of(true, false).map(ok -> new ChannelView(ChannelStories.ntfy(HOSTILE),
                        new TestView(new Tested(ok, 503, 1_240, HOSTILE)))))
                .toList();
        return List.of(new ChannelsView(rows, null), new ChannelsView(List.of(), null),
                new ChannelsView(List.of(), HOSTILE));
    }

    /** Models of the page of a channel. */
    static List<Map<String, Object>> pages() {
        var blank = Stream.of(ChannelKind.values()).flatMap(kind -> Stream.of(FormView.EMPTY, wrong())
                .map(form -> Map.<String, Object>of("draft", new ChannelDraft(kind, null, form), "preview",
                        previews().getFirst())));
        var stored = channels().stream().flatMap(channel -> Stream.of(FormView.EMPTY, wrong(),
                FormSamples.conflict()).map(form -> page(channel, form)));
        return Stream.concat(blank, stored).toList();
    }

    static Map<String, Object> page(Channel channel, FormView form) {
        var at = previews().get(channel.enabled() ? 1 : 2);
        return new HashMap<>(Map.of("draft", new ChannelDraft(channel.kind(), channel, form), "preview", at,
                "channel", new ChannelView(channel, null), "log", channel.enabled() ? log() : logs().getLast()));
    }

    static List<Channel> channels() {
        return List.of(ChannelStories.webhook(HOSTILE),
                ChannelStories.fired(ChannelStories.smtp(HOSTILE), NOON, false, HOSTILE, 3),
                ChannelStories.fired(ChannelStories.ntfy("Phone"), NOON, true, null, 0),
                ChannelStories.off(ChannelStories.ntfy("Phone"), HOSTILE),
                ChannelStories.off(ChannelStories.smtp("Mail"), null), ChannelStories.digest("Morning"));
    }

    static List<AttemptsView> logs() {
        return List.of(log(), new AttemptsView(List.of(), "", null, null),
                new AttemptsView(List.of(), "?cursor=c", null, HOSTILE));
    }

    static List<DeliveriesView> told() {
        return List.of(new DeliveriesView(Arrays.stream(DeliveryState.values()).map(state -> new DeliveryView(
                ChannelStories.delivery(ChannelStories.webhook(HOSTILE), state, HOSTILE, NOON))).toList(), List.of(),
                null),
                new DeliveriesView(List.of(), List.of(new NotToldView(ChannelStories.webhook(HOSTILE),
                        Tales.of(Stories.host(HOSTILE, HubHost.Presence.online), AlertKind.backup_failed, HOSTILE,
                                NOON))),
                        null),
                new DeliveriesView(List.of(), List.of(), HOSTILE));
    }

    private static AttemptsView log() {
        return new AttemptsView(Stream.of(ChannelStories.attempt(HOSTILE, HOSTILE, 2, HOSTILE, NOON),
                ChannelStories.attempt(ID, "", 1, null, NOON), ChannelStories.tested(NOON), ChannelStories.daily(NOON))
                .map(AttemptView::new)
                .toList(), "", "?cursor=c", null);
    }

    private static List<PreviewView> previews() {
        return List.of(new PreviewView(null, ""),
                new PreviewView(new Preview(HOSTILE, List.of(new Header(HOSTILE, HOSTILE)), HOSTILE), ""),
                new PreviewView(null, HOSTILE));
    }

    private static FormView wrong() {
        return new FormView(Map.of("kind", "webhook", "name", HOSTILE, "topic", HOSTILE, "severities", HOSTILE,
                "encryption", HOSTILE, "remove_bearer_token", "true", "digest_at", HOSTILE, "digest_time_zone",
                HOSTILE),
                Problem.invalid(Stream.of("name", "severities", "confirm", "config.url", "config.secret",
                        "config.header_name", "config.topic", "config.access_token", "config.default_priority",
                        "config.port", "config.encryption", "config.password", "config.to", "config.digest.at",
                        "config.digest.time_zone", "config.unheard")
                        .map(field -> new FieldError(field, HOSTILE)).toList()));
    }
}
