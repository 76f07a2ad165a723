package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.notification.DeliveryState;
import io.resticmanager.contracts.notification.NotificationsRpc.Delivery;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.ChannelStories;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Stories;
import io.resticmanager.gateway.fake.Tales;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of an alert says which channels were told. */
final class AlertToldTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);

    @AutoClose
    private static Gateway gateway;
    private static Client victor;

    private Alert failed;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        Client.alice(gateway);
        victor = Client.person(gateway, "victor", Role.viewer);
    }

    @BeforeEach
    void tell() {
        gateway.channels().forgetAll();
        gateway.channels().silent(false);
        failed = gateway.alerts().knows(Tales.of(ADA, AlertKind.backup_failed, "Locked.", Stories.NOON));
    }

    @Test
    void everyChannelIsListedWithWhatBecameOfTheNews() {
        var room = ChannelStories.webhook("<b>room</b>");
        deliver(ChannelStories.delivery(room, DeliveryState.delivered, null, Stories.NOON));
        deliver(ChannelStories.delivery(ChannelStories.ntfy("Phone"), DeliveryState.pending, "It is <i>busy</i>.",
                Stories.NOON));
        deliver(ChannelStories.delivery(ChannelStories.smtp("Mail"), DeliveryState.given_up, "No such mailbox.",
                Stories.NOON));

        assertThat(page()).contains("Who was told", "&lt;b&gt;room&lt;/b&gt;", "Told", "287 ms", "Phone", "Pending",
                "It is &lt;i&gt;busy&lt;/i&gt;.", ">is tried again</span> <time", "Mail", "Gave up", "No such mailbox.",
                "1.2 s",
                "href=\"/settings/notifications/" + room.id() + "/edit\"", "data-live=\"alerts channels\"")
                .doesNotContain("<b>room").doesNotContain("<i>busy");
    }

    @Test
    void whatWasNotTriedYetIsSaidToLieAhead() {
        deliver(ChannelStories.untried(ChannelStories.webhook("room"), Stories.NOON));

        assertThat(page()).contains(">is tried</span> <time").doesNotContain("is tried again");
    }

    @Test
    void newsThatWentWithNewerNewsSharesItsFate() {
        deliver(ChannelStories.superseded(ChannelStories.webhook("room"), DeliveryState.delivered, Stories.NOON));
        assertThat(page()).contains("Told with newer news");

        gateway.channels().forgetAll();
        deliver(ChannelStories.superseded(ChannelStories.webhook("room"), DeliveryState.given_up, Stories.NOON));
        assertThat(page()).contains("Gave up with newer news").doesNotContain("Told with newer news");

        gateway.channels().forgetAll();
        deliver(ChannelStories.superseded(ChannelStories.webhook("room"), DeliveryState.pending, Stories.NOON));
        assertThat(page()).contains("Goes with newer news").doesNotContain("Told with newer news");
    }

    @Test
    void aChannelThatWasNotMeantToBeToldIsListedWithTheReason() {
        var room = gateway.channels().knows(ChannelStories.webhook("Room"), Map.of());
        deliver(ChannelStories.delivery(room, DeliveryState.delivered, null, Stories.NOON));
        assertThat(page()).doesNotContain("Not told");

        var off = ChannelStories.off(ChannelStories.ntfy("<b>Pager"), null);
        gateway.channels().knows(off, Map.of());
        gateway.channels().knows(ChannelStories.picky(ChannelStories.smtp("Boss")), Map.of());
        gateway.channels().knows(ChannelStories.later(ChannelStories.smtp("New")), Map.of());
        gateway.channels().knows(ChannelStories.smtp("Daily"), Map.of());

        assertThat(page()).contains("Not told", "&lt;b&gt;Pager", "It is switched off", "It gets only critical alerts",
                "It was added after the alert was raised",
                "It was switched off then, or gets a digest instead of single news",
                "href=\"/settings/notifications/" + off.id() + "/edit\"").doesNotContain("<b>Pager");
    }

    @Test
    void noChannelIsSaidToo() {
        assertThat(page()).contains("No channel was to be told.");
    }

    @Test
    void whileNotificationsServiceIsAwayTheAlertIsShownAllTheSame() {
        gateway.channels().silent(true);

        assertThat(page()).contains("Locked.", "Which channels were told is not known just now.")
                .doesNotContain("No channel was to be told.");
    }

    @Test
    void theApiTellsThemToo() {
        deliver(ChannelStories.delivery(ChannelStories.smtp("Mail"), DeliveryState.given_up, "No.", Stories.NOON));

        assertThat(victor.get("/api/alerts/" + failed.id() + "/deliveries").body()).contains("\"items\":[{",
                "\"channel_name\":\"Mail\"", "\"state\":\"given_up\"", "\"attempts\":3");
    }

    private void deliver(Delivery delivery) {
        gateway.channels().delivers(failed.id(), delivery);
    }

    private String page() {
        return victor.page("/alerts/" + failed.id());
    }
}
