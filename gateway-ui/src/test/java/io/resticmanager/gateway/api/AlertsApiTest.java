package io.resticmanager.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeAlerts;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Stories;
import io.resticmanager.gateway.fake.Tales;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts over the API. */
final class AlertsApiTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final HubHost BOB = Stories.host("bob", Presence.online);

    @AutoClose
    private static Gateway gateway;
    private static FakeAlerts alerts;
    private static Client olga;
    private static Client victor;

    private Alert failed;
    private Alert damaged;
    private Alert seen;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        alerts = gateway.alerts();
        Client.alice(gateway);
        olga = Client.person(gateway, "olga", Role.operator);
        victor = Client.person(gateway, "victor", Role.viewer);
    }

    @BeforeEach
    void tell() {
        alerts.forgetAll();
        alerts.silent(false);
        failed = alerts.knows(Tales.of(ADA, AlertKind.backup_failed, "The repository is locked.", Stories.NOON));
        damaged = alerts.knows(Tales.of(BOB, AlertKind.check_failed, "Damaged.", Stories.NOON.minusSeconds(1)));
        seen = alerts.knows(Tales.acknowledged(Tales.of(BOB, AlertKind.agent_offline, "Away.", Stories.NOON),
                Stories.NOON, "olga"));
    }

    @Test
    void theListHasTheSameFiltersAsThePage() {
        assertThat(list("")).contains(failed.id(), damaged.id(), "\"total\":2").doesNotContain(seen.id());
        assertThat(list("?status=open&severity=critical")).contains(damaged.id(), "\"total\":1");
        assertThat(list("?status=all&host_id=" + BOB.id())).contains(damaged.id(), seen.id(), "\"total\":2");
        assertThat(list("?status=all&q=LOCKED")).contains(failed.id(), "\"total\":1");
        assertThat(list("?status=acknowledged")).contains(seen.id(), "\"acknowledged_by\":\"olga\"");
    }

    @Test
    void aPageEndsWhereTheNextBegins() {
        var first = victor.get("/api/alerts?status=all&limit=2");
        assertThat(first.body()).contains(failed.id(), damaged.id(), "\"total\":3");
        assertThat(list("?status=all&limit=2&cursor=" + first.text("next_cursor"))).contains(seen.id())
                .doesNotContain("next_cursor");
    }

    @Test
    void allThatIsWrongWithAFilterIsToldAtItsField() {
        var answer = victor.get("/api/alerts?status=closed&severity=notice&q=" + "x".repeat(201));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("invalid");
        assertThat(answer.body()).contains("\"field\":\"status\"", "\"field\":\"severity\"", "\"field\":\"q\"");
        assertThat(victor.get("/api/alerts?limit=201").body()).contains("\"field\":\"limit\"");
    }

    @Test
    void theCountsAreOfAll() {
        assertThat(victor.get("/api/alerts/counts").body())
                .isEqualTo("{\"open\":2,\"critical\":1,\"acknowledged\":1,\"resolved\":0}");
    }

    @Test
    void oneAlertComesWithItsHistory() {
        var story = victor.get("/api/alerts/" + failed.id());

        assertThat(story.status()).as(story.body()).isEqualTo(200);
        assertThat(story.body()).contains("\"alert\":{\"id\":\"" + failed.id(), "\"changes\":[{\"at\":",
                "\"what\":\"raised\"", "\"earlier\":[]");
        assertThat(victor.get("/api/alerts/01JTCW3V5D3XQ0P1T6C2B6E7F8").problem()).isEqualTo("not-found");
    }

    // Here nobody has told which hosts there are.
    @Test
    void noHostIsSaidToBeGoneWhileTheHostsAreNotKnown() {
        assertThat(olga.page("/alerts/" + failed.id())).contains("href=\"/hosts/" + ADA.id() + "\"")
                .doesNotContain("not among the hosts");
        assertThat(olga.page("/alerts")).contains("href=\"/hosts/" + ADA.id() + "\"");
    }

    @Test
    void anOperatorAcknowledgesAndResolvesAndAViewerDoesNot() {
        var one = "/api/alerts/" + failed.id();

        assertThat(victor.post(one + "/acknowledge", "").problem()).isEqualTo("forbidden");
        assertThat(victor.post(one + "/resolve", "").problem()).isEqualTo("forbidden");
        assertThat(olga.post(one + "/acknowledge", "").text("status")).isEqualTo("acknowledged");
        assertThat(olga.post(one + "/acknowledge", "").text("acknowledged_by")).isEqualTo("olga");
        assertThat(olga.post(one + "/resolve", "").text("resolved_by")).isEqualTo("olga");
        assertThat(olga.post(one + "/acknowledge", "").problem()).isEqualTo("conflict");
        assertThat(olga.post(one + "/resolve", "").text("status")).isEqualTo("resolved");
    }

    @Test
    void whenAlertsServiceDoesNotAnswerTheApiSaysSo() {
        alerts.silent(true);

        assertThat(victor.get("/api/alerts").status()).isEqualTo(503);
        assertThat(victor.get("/api/alerts/counts").problem()).isEqualTo("unavailable");
    }

    private static String list(String query) {
        var answer = victor.get("/api/alerts" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
