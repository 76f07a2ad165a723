package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.Closing;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
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

/** What the filter of the list of alerts takes, refuses and says when it finds nothing. */
final class AlertsFilterTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final HubHost EVE = Stories.host("<b>eve</b>", Presence.offline);
    private static final HubHost GONE = Stories.host("attic", Presence.offline);
    private static final String FOX = "\uD83E\uDD8A";

    @AutoClose
    private static Gateway gateway;
    private static FakeAlerts alerts;
    private static Client alice;

    private Alert damaged;
    private Alert away;
    private Alert over;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        List.of(ADA, EVE).forEach(gateway.hub()::knows);
        gateway.readFleet();
        alerts = gateway.alerts();
        alice = Client.alice(gateway);
    }

    @BeforeEach
    void tell() {
        var now = gateway.clock().instant();
        alerts.forgetAll();
        damaged = alerts.knows(Tales.of(ADA, AlertKind.check_failed, "Pack 4bba is damaged.", now.minusSeconds(300)));
        away = alerts.knows(Tales.of(EVE, AlertKind.agent_offline, "Away.", now.minusSeconds(600)));
        over = alerts.knows(Tales.closed(Tales.of(GONE, AlertKind.agent_offline, "Away for good.",
                now.minusSeconds(9_000)), now.minusSeconds(30), Closing.host_removed));
        gateway.countAlerts();
    }

    @Test
    void hostsAreFoundByTypingAndNotAllOfThemStandInThePage() {
        assertThat(alice.page("/alerts?severity=critical")).contains("placeholder=\"Every host\"",
                "hx-get=\"/fragments/jobs/hosts\"", "<datalist id=\"host-names\"></datalist>")
                .as("with 5,000 hosts it is no longer").doesNotContain(EVE.id()).doesNotContain("b&gt;eve");
        for (var typed : List.of("ada", "ADA", "%20ada+", ADA.id())) {
            assertThat(alice.page("/alerts?host=" + typed)).as(typed).contains(damaged.id(), "value=\"ada\"",
                    "data-live-src=\"/fragments/alerts?host_id=" + ADA.id() + "\"").doesNotContain(away.id());
        }
    }

    @Test
    void whatIsNoHostsNameIsSaidWithTheHostsThatItMayMean() {
        assertThat(alice.page("/alerts?severity=warning&host=eve")).contains("No host is called eve",
                "href=\"/alerts?host_id=" + EVE.id() + "&amp;severity=warning\">&lt;b&gt;eve", "value=\"eve\"")
                .doesNotContain("<b>eve").doesNotContain("No alert matches").doesNotContain("All quiet");
        assertThat(alice.page("/alerts?host=attic")).contains("No host is called attic",
                "href=\"/alerts?status=all&amp;q=attic\"", "Alerts of hosts that were removed");
        assertThat(alice.page("/alerts?status=all&q=attic")).contains(over.id());
        assertThat(alice.get("/fragments/alerts?host=eve", "HX-Request", "true").header("HX-Push-Url"))
                .isEqualTo("/alerts?host=eve");
    }

    @Test
    void aHostThatWasRemovedHasTheNameThatItsAlertsKnow() {
        assertThat(alice.page("/alerts?status=resolved&host_id=" + GONE.id())).contains("value=\"attic\"", over.id());
        assertThat(alice.page("/alerts?host_id=" + GONE.id())).contains("value=\"attic\"",
                "Searched: open and acknowledged alerts, on attic. 1 resolved matches.");
    }

    @Test
    void anEmptyResultSaysWhatWasSearchedAndHowManyOthersMatch() {
        assertThat(alice.page("/alerts?q=for+good&severity=warning")).contains("No alert matches",
                "Searched: open and acknowledged alerts, warning, with “for good”. 1 resolved matches.",
                "href=\"/alerts?q=for+good&amp;severity=warning&amp;status=all\">Show it<");
        assertThat(alice.page("/alerts?status=acknowledged")).contains(
                "Searched: acknowledged alerts. 3 of another status match.", "Show these 3");
        assertThat(alice.page("/alerts?status=all&q=%22%3E%3Cscript%3E%00%25_%27")).contains("No alert matches",
                "None matches.").doesNotContain("<script>");
    }

    @Test
    void whatNobodyKnowsIsSaidAndFiltersNothingInSilence() {
        for (var wrong : List.of("status=Resolved", "severity=notice", "q=" + "x".repeat(201))) {
            var answer = alice.get("/alerts?" + wrong, "Accept", "text/html");

            assertThat(answer.status()).as(wrong).isEqualTo(422);
            assertThat(answer.body()).contains("<!DOCTYPE html>", "The filter can not be read", "Show open alerts")
                    .doesNotContain(damaged.id()).doesNotContain("All quiet");
        }
        assertThat(alice.get("/alerts?status=Resolved&severity=notice", "Accept", "text/html").body()).contains(
                "A status is one of open, acknowledged, resolved, all. A severity is one of warning, critical.");
    }

    @Test
    void aTextMayHaveTwoHundredCharactersAndNoneIsCut() {
        assertThat(alice.page("/alerts?q=" + "x".repeat(200))).contains("value=\"" + "x".repeat(200) + "\"");
        assertThat(alice.page("/alerts?q=" + "%F0%9F%A6%8A".repeat(100))).contains("value=\"" + FOX.repeat(100) + "\"");
    }

    @Test
    void aFilterOfTenKilobytesIsRefusedByAPageAndAlsoOneThatIsLongerStill() {
        var long10 = alice.get("/alerts?q=" + "x".repeat(10_000), "Accept", "text/html");
        var long40 = alice.get("/alerts?q=" + "x".repeat(40_000), "Accept", "text/html");

        assertThat(long10.status()).isEqualTo(422);
        assertThat(long10.body()).contains("A text to look for has at most 200 characters.");
        assertThat(long40.status()).isEqualTo(413);
        assertThat(long40.header("Content-Type")).startsWith("text/html");
        assertThat(long40.body()).contains("16 KiB in its address");
    }

    @Test
    void aPlaceInTheListThatIsNoneLeadsToTheFirstPage() {
        var answer = alice.get("/alerts?severity=critical&cursor=nowhere", "Accept", "text/html");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("There is no such page of this list",
                "The address names a place in it that is none.", "href=\"/alerts?severity=critical\">To the first page")
                .doesNotContain("next_cursor").doesNotContain("To the fleet");
    }

    @Test
    void amongAllEachRowHasItsStatusAndWhatIsOverIsNotRed() {
        alerts.knows(Tales.resolved(damaged, gateway.clock().instant(), null));
        var page = alice.page("/alerts?status=all");

        assertThat(row(page, away)).contains("<strong>Open</strong>", "i-warn");
        assertThat(row(page, damaged)).contains("<strong>Resolved</strong>", "i-ok").doesNotContain("\"fail\"")
                .doesNotContain("i-fail");
        assertThat(row(alice.page("/alerts"), away)).doesNotContain("<strong>Open</strong>");
    }

    @Test
    void aRowSaysWhyItWasClosed() {
        assertThat(row(alice.page("/alerts?status=resolved"), over)).contains("closed, as the host was removed")
                .doesNotContain("by itself");
        assertThat(alice.page("/alerts/" + over.id())).contains("closed, as the host was removed")
                .doesNotContain("by itself");
    }

    @Test
    void aLongMessageIsShownInPartAndWholeOnItsPage() {
        var path = "/srv/" + "x".repeat(500);
        var long500 = alerts.knows(Tales.of(ADA, AlertKind.prune_failed, path, gateway.clock().instant()));

        assertThat(row(alice.page("/alerts"), long500)).contains("<p class=\"clamp\">" + path);
        assertThat(alice.page("/alerts/" + long500.id())).contains("<p class=\"break\">" + path);
    }

    private static String row(String page, Alert alert) {
        var from = page.lastIndexOf("<li", page.indexOf("id=\"alert-" + alert.id()));
        return page.substring(from, page.indexOf("</li>", from));
    }
}
