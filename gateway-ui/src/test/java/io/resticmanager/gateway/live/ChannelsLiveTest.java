package io.resticmanager.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import io.resticmanager.gateway.fake.ChannelStories;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.LivePage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that show channels follow what is sent on them, and what others change. */
final class ChannelsLiveTest {

    private static final String CHANGED = "{\"topic\":\"channels\",\"event\":\"changed\"}";

    @Test
    void anOpenPageIsToldOfADeliveryAndOfAChange(@TempDir Path data) throws Exception {
        try (var gateway = Gateway.in(data)) {
            var alice = Client.alice(gateway);
            var room = gateway.channels().knows(ChannelStories.webhook("Ops room"), Map.of());
            var page = LivePage.open(gateway, alice, gateway.at("/").toString().replaceFirst("/$", ""));
            page.hear();
            page.say("{\"subscribe\":[\"channels\"]}");
            assertThat(page.hear()).contains("subscribed");

            gateway.channels().tellsOfADelivery(room.id());
            assertThat(page.hear()).isEqualTo(CHANGED);

            alice.json("PUT", "/api/notifications/" + room.id(), "{\"enabled\": false}");
            assertThat(page.hear()).isEqualTo(CHANGED);
            assertThat(alice.page("/fragments/notifications")).contains("aria-checked=\"false\"");
        }
    }
}
