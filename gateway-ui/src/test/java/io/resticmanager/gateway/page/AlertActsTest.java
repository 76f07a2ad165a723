package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.AlertStatus;
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

/** Acknowledging and resolving, with script and without, and the page of an alert. */
final class AlertActsTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final HubHost GONE = Stories.host("<i>gone</i>", Presence.online);

    @AutoClose
    private static Gateway gateway;
    private static FakeAlerts alerts;
    private static Client olga;
    private static Client victor;

    private Alert failed;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        gateway.hub().knows(ADA);
        gateway.readFleet();
        alerts = gateway.alerts();
        Client.alice(gateway);
        olga = Client.person(gateway, "olga", Role.operator);
        victor = Client.person(gateway, "victor", Role.viewer);
    }

    @BeforeEach
    void tell() {
        alerts.forgetAll();
        failed = alerts.knows(Tales.of(ADA, AlertKind.backup_failed, "The repository is locked.",
                gateway.clock().instant().minusSeconds(60)));
        gateway.countAlerts();
    }

    @Test
    void withoutAScriptOneComesBackToTheSameList() {
        var answer = act(olga, "acknowledge?host_id=" + ADA.id() + "&q=locked");

        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/alerts?host_id=" + ADA.id() + "&q=locked");
        assertThat(alerts.get(failed.id()).acknowledgedBy()).isEqualTo("olga");
        // What is counted is counted with it, at once.
        assertThat(olga.page("/alerts")).contains("<h1>No open alerts</h1>", "1 acknowledged");
    }

    @Test
    void theListOneComesBackToIsNeverAnotherSite() {
        assertThat(act(olga, "resolve?q=//evil.example").header("Location"))
                .isEqualTo("/alerts?q=%2F%2Fevil.example");
        assertThat(act(olga, "resolve?from=//evil.example").header("Location")).isEqualTo("/alerts/" + failed.id());
    }

    @Test
    void htmxGetsTheRowAsItIsNowAndItsFormsKeepTheFilter() {
        var row = act(olga, "acknowledge?q=locked", "HX-Request", "true");

        assertThat(row.status()).as(row.body()).isEqualTo(200);
        assertThat(row.body()).startsWith("<li class=\"alert warning ackd\" id=\"alert-" + failed.id())
                .contains("data-count=\"Acknowledged: Backup failed on ada\"", "acknowledged by olga",
                        "hx-post=\"/alerts/" + failed.id() + "/resolve?q=locked\"")
                .doesNotContain("/acknowledge");
        assertThat(act(olga, "resolve?q=locked", "HX-Request", "true").body()).contains("resolved by olga")
                .doesNotContain("<form");
    }

    @Test
    void whatIsResolvedIsAcknowledgedNoMore() {
        assertThat(act(olga, "resolve?from=alert").status()).isEqualTo(303);

        var refused = act(olga, "acknowledge?from=alert");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("It was not done.", "This alert is resolved already.", "resolved by olga");
        var overtaken = act(olga, "acknowledge?q=locked", "HX-Request", "true");
        assertThat(overtaken.status()).isEqualTo(409);
        assertThat(overtaken.header("HX-Trigger")).contains("This alert is resolved already.");
        assertThat(overtaken.body()).as("the row as it is by now")
                .startsWith("<li class=\"alert warning ackd\" id=\"alert-" + failed.id()).contains("resolved by olga")
                .doesNotContain("<form");
        assertThat(olga.page("/alerts")).as("htmx is told to show it").contains("{\"code\":\"409\",\"swap\":true}");
        assertThat(act(olga, "resolve?from=alert").status()).isEqualTo(303);
    }

    @Test
    void aViewerIsRefusedAndNothingChanges() {
        assertThat(act(victor, "acknowledge").status()).isEqualTo(403);
        assertThat(act(victor, "resolve", "HX-Request", "true").status()).isEqualTo(403);
        assertThat(alerts.get(failed.id()).status()).isEqualTo(AlertStatus.open);
        assertThat(victor.page("/alerts/" + failed.id())).doesNotContain("/acknowledge").doesNotContain("/resolve");
    }

    @Test
    void withoutTheTokenOfOurPagesNothingChanges() {
        var answer = olga.form("/alerts/" + failed.id() + "/resolve", Map.of("csrfToken", "guessed"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(alerts.get(failed.id()).status()).isEqualTo(AlertStatus.open);
    }

    @Test
    void thePageOfAnAlertHasAllThatIsKnown() {
        act(olga, "acknowledge");
        alerts.clears(failed.id(), "The next backup succeeded.");
        var page = olga.page("/alerts/" + failed.id());

        assertThat(page).contains("<h1>Backup failed on ada</h1>", "The repository is locked.",
                "href=\"/hosts/" + ADA.id() + "\"", "href=\"/hosts/" + ADA.id() + "/schedules\">nightly",
                "href=\"/jobs/" + failed.jobId() + "\"", "Acknowledged by olga", "Went away by itself",
                "The next backup succeeded.", "There were none.", "backup_failed")
                .doesNotContain("What to do next").doesNotContain("/resolve");
    }

    @Test
    void whileItGoesOnThePageSaysWhatToDo() {
        assertThat(olga.page("/alerts/" + failed.id())).contains("What to do next", "Read the log",
                "still happening", "/acknowledge?from=alert", "/resolve?from=alert");
    }

    @Test
    void damageIsNotSaidToBeOverWithAnyCheck() {
        var now = gateway.clock().instant();
        var check = alerts.knows(Tales.of(ADA, AlertKind.check_failed, "It could not be read.", now));
        var damage = alerts.knows(Tales.damaged(Tales.of(ADA, AlertKind.check_failed, "Pack 4bba is damaged. Only a "
                + "check of all data can show that this is mended.", now.minusSeconds(60))));

        assertThat(olga.page("/alerts/" + damage.id())).contains("the repository is damaged",
                "by itself with the next check of all data that succeeds.");
        assertThat(olga.page("/alerts/" + check.id())).contains("by itself with the next check that succeeds.");
    }

    @Test
    void whatStillHappensIsMarkedAsBadAsItIs() {
        assertThat(olga.page("/alerts/" + failed.id())).contains("<dd class=\"warning\">");
    }

    @Test
    void whileTheConnectionIsLostTheBadgeClaimsNoNumber() {
        assertThat(olga.page("/alerts")).contains(
                "<span class=\"unheard count\" title=\"The connection is lost: how many alerts are open is not known\">");
        assertThat(olga.get("/static/css/settings.css").body()).contains(
                ".count.unheard, .top:has(.live.lost) .unheard ~ .count { display: none; }",
                ".top:has(.live.lost) .count.unheard { display: inline-grid; }");
    }

    @Test
    void earlierOnesOfTheSameTroubleAreListed() {
        var away = Tales.of(ADA, AlertKind.agent_offline, "Away again.", gateway.clock().instant());
        var before = alerts.knows(Tales.resolved(Tales.of(ADA, AlertKind.agent_offline, "Away once.",
                away.raisedAt().minusSeconds(900)), away.raisedAt().minusSeconds(600), "olga"));
        alerts.knows(away);

        assertThat(olga.page("/alerts/" + away.id())).contains("href=\"/alerts/" + before.id() + "\"", "Away once.");
    }

    @Test
    void aHostThatIsGoneIsNamedAndNotLinked() {
        var orphan = alerts.knows(Tales.of(GONE, AlertKind.check_failed, "Damaged.", Stories.NOON));

        assertThat(olga.page("/alerts/" + orphan.id())).contains("&lt;i&gt;gone&lt;/i&gt; (not among the hosts)")
                .doesNotContain("/hosts/" + GONE.id()).doesNotContain("<i>gone");
        assertThat(olga.page("/alerts")).doesNotContain("/hosts/" + GONE.id()).doesNotContain("<i>gone");
    }

    @Test
    void anUnknownAlertIsNotFound() {
        for (var address : List.of("/alerts/01JTCW3V5D3XQ0P1T6C2B6E7F8", "/alerts/%3Cscript%3E")) {
            var answer = olga.get(address, "Accept", "text/html");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).contains("<!DOCTYPE html>").doesNotContain("<script>");
        }
    }

    private Client.Answer act(Client who, String what, String... headers) {
        return who.form("/alerts/" + failed.id() + "/" + what, Map.of("csrfToken", who.csrf()), headers);
    }
}
