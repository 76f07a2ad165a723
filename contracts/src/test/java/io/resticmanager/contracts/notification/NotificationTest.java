package io.resticmanager.contracts.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.Golden;
import io.resticmanager.contracts.alert.Severity;
import io.resticmanager.contracts.rpc.Sealed;
import org.junit.jupiter.api.Test;

class NotificationTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final Sealed CONFIG = new Sealed("c2VhbGVk");

    @Test
    void shouldLookAsWritten() throws Exception {
        var config = JsonNode.createObjectNode(Map.of("url", JsonNode.createStringNode("https://hooks.example/T02")));
        var channel = new Channel("c1", ChannelKind.webhook, "Ops room", true, List.of(Severity.critical), config,
                "hooks.example", NOON, NOON, false, "busy", 2, NOON, "gone", "unreadable");
        Golden.roundTrips("rpc/notification.channel", channel, Channel.class);
        Golden.roundTrips("rpc/notification.channel.new", new NotificationsRpc.NewChannel(ChannelKind.ntfy, "Phone",
                true, List.of(Severity.warning), CONFIG), NotificationsRpc.NewChannel.class);
        Golden.roundTrips("rpc/notification.channel.changed",
                new NotificationsRpc.ChangedChannel("c1", "Ops", false, List.of(), CONFIG),
                NotificationsRpc.ChangedChannel.class);
        Golden.roundTrips("rpc/notification.channel.removed", new NotificationsRpc.RemovedChannel("c1", "Ops room"),
                NotificationsRpc.RemovedChannel.class);
        Golden.roundTrips("rpc/notification.draft",
                new NotificationsRpc.Draft("c1", ChannelKind.smtp, CONFIG, "alert.resolved"),
                NotificationsRpc.Draft.class);
        Golden.roundTrips("rpc/notification.preview", new NotificationsRpc.Preview("POST https://hooks.example/T02",
                List.of(new NotificationsRpc.Header("Content-Type", "application/json")), "{}"),
                NotificationsRpc.Preview.class);
        Golden.roundTrips("rpc/notification.tested", new NotificationsRpc.Tested(false, 503, 287, "busy"),
                NotificationsRpc.Tested.class);
    }

    @Test
    void shouldTellOfAttemptsAndDeliveriesAsWritten() throws Exception {
        Golden.roundTrips("rpc/notification.log",
                new NotificationsRpc.Attempts(List.of(new NotificationsRpc.Attempt("l1", "d1", "alert.raised", "a1",
                        "ada", 2, false, 503, 12, "busy", NOON)), "n1"),
                NotificationsRpc.Attempts.class);
        Golden.roundTrips("rpc/notification.deliveries",
                new NotificationsRpc.Deliveries(List.of(new NotificationsRpc.Delivery("d1", "c1", "Ops room",
                        ChannelKind.webhook, "alert.raised", DeliveryState.pending, 2, 503, 12L, "busy", NOON,
                        NOON.plusSeconds(60), null, null),
                        new NotificationsRpc.Delivery("d0", "c1", "Ops room", ChannelKind.webhook, "alert.raised",
                                DeliveryState.superseded, 1, 503, 12L, "busy", NOON, null, NOON,
                                DeliveryState.pending))),
                NotificationsRpc.Deliveries.class);
    }

    @Test
    void shouldTellOfSettingsAsWritten() throws Exception {
        Golden.roundTrips("rpc/notification.settings",
                new NotificationsRpc.Delivering("https://backup.example", "https://hc.example/ping/1", 90, true,
                        List.of("base_url"), new NotificationsRpc.Heartbeat(NOON, "refused")),
                NotificationsRpc.Delivering.class);
        Golden.roundTrips("rpc/notification.settings.changed",
                new NotificationsRpc.ChangedDelivering("", "https://hc.example/ping/1", 30, false),
                NotificationsRpc.ChangedDelivering.class);
    }

    /** contracts.md, chapter 3: a secret is written, never read back. */
    @Test
    void shouldKnowTheSecretsOfEachKind() {
        assertThat(ChannelKind.webhook.secrets()).containsExactlyInAnyOrder("bearer_token", "header_value", "secret");
        assertThat(ChannelKind.ntfy.secrets()).containsExactly("access_token");
        assertThat(ChannelKind.smtp.secrets()).containsExactly("password");
    }
}
