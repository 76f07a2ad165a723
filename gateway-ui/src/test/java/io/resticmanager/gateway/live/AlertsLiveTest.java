package io.resticmanager.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;

import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.LivePage;
import io.resticmanager.gateway.fake.Stories;
import io.resticmanager.gateway.fake.Tales;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages show of alerts follows the events, without being loaded anew. */
final class AlertsLiveTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final HubHost ADA = Stories.host("ada", Presence.online);

    @AutoClose
    private Gateway gateway;
    private Client alice;

    @BeforeEach
    void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        gateway.hub().knows(ADA);
        gateway.jobs().knows(Stories.jobsOf(ADA, RepositoryState.ready, null));
        gateway.readFleet();
        gateway.countAlerts();
        alice = Client.alice(gateway);
    }

    @Test
    void theMarkTheBannerTheRowAndTheHostFollowAnAlertUntilItIsOver() {
        assertThat(alice.page("/fragments/alerts-mark")).contains("0 open alerts").doesNotContain("class=\"count");
        assertThat(alice.page("/fragments/alerts-banner")).doesNotContain("Critical alerts");

        var alert = gateway.alerts()
                .raises(Tales.of(ADA, AlertKind.check_failed, "Pack 4bba is damaged.", Stories.NOON));

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(alice.page("/fragments/alerts-mark")).contains("class=\"count fail\"", ">1 open alert<");
            assertThat(alice.page("/fragments/alerts-banner")).contains("Check failed on ada", "Pack 4bba is damaged.",
                    "href=\"/alerts/" + alert.id() + "\"", "View the critical alert");
            assertThat(alice.page("/fragments/hosts/" + ADA.id() + "/row")).contains(
                    "<a class=\"count fail\" href=\"/alerts?host_id=" + ADA.id()
                            + "\">1<span class=\"vh\"> open on ada</span>");
            assertThat(alice.page("/fragments/hosts/" + ADA.id() + "/alerts")).contains("1 open",
                    "href=\"/alerts?host_id=" + ADA.id() + "\"");
        });
        assertThat(alice.page("/jobs")).contains(">1 open alert<");
        assertThat(alice.page("/")).contains("Pack 4bba is damaged.");
        assertThat(alice.page("/hosts/" + ADA.id())).contains("Open alerts", "1 open");
        assertThat(alice.get("/api/hosts").body()).contains("\"open_alerts\":1");

        gateway.alerts().clears(alert.id(), "The next check succeeded.");

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(alice.page("/fragments/alerts-mark")).contains("0 open alerts");
            assertThat(alice.page("/fragments/alerts-banner")).doesNotContain("Critical alerts");
            assertThat(alice.page("/fragments/hosts/" + ADA.id() + "/row")).doesNotContain("open on ada");
        });
    }

    @Test
    void anOpenPageIsToldOfEachChangeAndOfWhatWasConfirmed() throws Exception {
        var page = subscribed("alerts");

        gateway.countAlerts();
        assertThat(page.hear()).isEqualTo("{\"topic\":\"alerts\",\"event\":\"confirmed\"}");
        gateway.alerts().raises(Tales.of(ADA, AlertKind.agent_offline, "Away.", Stories.NOON));

        assertThat(until(page, "changed")).isEqualTo("{\"topic\":\"alerts\",\"event\":\"changed\"}");
    }

    @Test
    void thePagesOfAHostAreToldThatItsRowWasMadeAnew() throws Exception {
        var page = subscribed("host:" + ADA.id());

        gateway.alerts().raises(Tales.of(ADA, AlertKind.agent_offline, "Away.", Stories.NOON));

        assertThat(until(page, "row")).contains("host:" + ADA.id());
    }

    @Test
    void whileNobodyTellsTheCountIsUnknownAndNoHostHasNone() {
        gateway.alerts().silent(true);
        gateway.countAlerts();
        gateway.readFleet();

        assertThat(alice.page("/")).contains("How many alerts are open is not known",
                "data-label=\"Alerts\"><span class=\"off\">Unknown</span>");
        assertThat(alice.page("/hosts/" + ADA.id() + "/settings")).contains("Open alerts");
        assertThat(alice.get("/api/hosts").body()).contains("\"name\":\"ada\"").doesNotContain("open_alerts");
        assertThat(alice.get("/api/hosts/" + ADA.id()).body()).contains("\"name\":\"ada\"")
                .doesNotContain("open_alerts");

        gateway.alerts().silent(false);

        await().atMost(SOON).untilAsserted(() -> assertThat(alice.get("/api/hosts").body())
                .contains("\"open_alerts\":0"));
        assertThat(alice.get("/api/hosts/" + ADA.id()).body()).contains("\"open_alerts\":0");
    }

    private LivePage subscribed(String topic) throws InterruptedException {
        var page = LivePage.open(gateway, alice, gateway.at("/").toString().replaceFirst("/$", ""));
        page.hear();
        page.say("{\"subscribe\":[\"" + topic + "\"]}");
        assertThat(page.hear()).contains("subscribed");
        return page;
    }

    private static String until(LivePage page, String event) throws InterruptedException {
        var heard = page.hear();
        while (!heard.contains("\"event\":\"" + event + "\"")) {
            heard = page.hear();
        }
        return heard;
    }
}
