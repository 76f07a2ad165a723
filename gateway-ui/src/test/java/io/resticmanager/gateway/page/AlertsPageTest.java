package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

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

/** The list of alerts: its filters, its counts, its states, how far it goes. */
final class AlertsPageTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final HubHost EVE = Stories.host("<b>eve</b>", Presence.offline);
    private static final Pattern ROWS = Pattern.compile("id=\"alert-([0-9A-Z]{26})\"");

    @AutoClose
    private static Gateway gateway;
    private static FakeAlerts alerts;
    private static Client alice;
    private static Client victor;

    private Alert failed;
    private Alert damaged;
    private Alert away;
    private Alert seen;
    private Alert over;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        List.of(ADA, EVE).forEach(gateway.hub()::knows);
        gateway.readFleet();
        alerts = gateway.alerts();
        alice = Client.alice(gateway);
        victor = Client.person(gateway, "victor", Role.viewer);
    }

    @BeforeEach
    void tell() {
        var now = gateway.clock().instant();
        alerts.forgetAll();
        alerts.silent(false);
        failed = alerts
                .knows(Tales.of(ADA, AlertKind.backup_failed, "The repository is locked.", now.minusSeconds(90)));
        damaged = alerts.knows(Tales.of(ADA, AlertKind.check_failed, "Pack 4bba is damaged.", now.minusSeconds(300)));
        away = alerts.knows(Tales.of(EVE, AlertKind.agent_offline, "<script>gone</script>", now.minusSeconds(600)));
        seen = alerts.knows(Tales.acknowledged(Tales.of(ADA, AlertKind.prune_failed, "No space.",
                now.minusSeconds(900)), now.minusSeconds(60), "olga"));
        over = alerts.knows(Tales.resolved(Tales.of(EVE, AlertKind.stale_schedule, "It did not run.",
                now.minusSeconds(9_000)), now.minusSeconds(30), null));
        gateway.countAlerts();
    }

    @Test
    void theOpenOnesAreListedTheNewestFirstAndBelowThemThoseThatSomebodyHasSeen() {
        var page = alice.page("/alerts");

        assertThat(rows("/alerts")).containsExactly(failed.id(), damaged.id(), away.id(), seen.id());
        assertThat(page.indexOf(away.id())).isLessThan(page.indexOf("<h2>Acknowledged <span class=\"count\">1<"));
        assertThat(page.indexOf("<h2>Acknowledged")).isLessThan(page.indexOf(seen.id()));
        assertThat(alice.page("/alerts?status=all")).doesNotContain("<h2>Acknowledged");
    }

    @Test
    void aTroubleThatStandsIsNeverAllQuiet() {
        var now = gateway.clock().instant();
        List.of(failed, damaged, away).forEach(alert -> alerts.knows(Tales.acknowledged(alert, now, "olga")));
        gateway.countAlerts();
        var page = alice.page("/alerts?host_id=" + ADA.id());

        assertThat(alice.page("/alerts")).contains("No alert is open. What somebody has acknowledged stands here",
                damaged.id(), seen.id()).doesNotContain("All quiet", "empty good");
        assertThat(page).contains("No open alert matches", damaged.id(), failed.id()).doesNotContain(away.id())
                .doesNotContain("No alert matches");
        gateway.readFleet();
        assertThat(alice.page("/")).contains("href=\"/alerts?host_id=" + ADA.id() + "\">3 acknowledged");
    }

    @Test
    void ofManyThatSomebodyHasSeenTheListHasTheFirstAndLeadsToAll() {
        var now = gateway.clock().instant();
        for (var n = 0; n < 24; n++) {
            alerts.knows(Tales.acknowledged(Tales.of(ADA, AlertKind.prune_failed, "n", now), now, "olga"));
        }

        assertThat(rows("/alerts")).hasSize(23);
        assertThat(alice.page("/alerts?severity=warning")).contains("Show all 25 acknowledged ones",
                "href=\"/alerts?severity=warning&amp;status=acknowledged\"");
    }

    @Test
    void openOnesComeFirstThenThoseThatSomebodyHasSeenThenThoseThatAreOver() {
        assertThat(rows("/alerts?status=all")).containsExactly(failed.id(), damaged.id(), away.id(), seen.id(),
                over.id());
    }

    @Test
    void everyFilterOfTheAddressIsAppliedAndShown() {
        assertThat(rows("/alerts?status=acknowledged")).containsExactly(seen.id());
        assertThat(rows("/alerts?status=resolved")).containsExactly(over.id());
        assertThat(rows("/alerts?severity=critical")).containsExactly(damaged.id());
        assertThat(rows("/alerts?host_id=" + EVE.id())).containsExactly(away.id());
        assertThat(rows("/alerts?status=open&host=ADA")).containsExactly(failed.id(), damaged.id(), seen.id());
        assertThat(rows("/alerts?q=LOCKED")).containsExactly(failed.id());
        assertThat(alice.page("/alerts?status=all&severity=warning&q=no&host_id=" + ADA.id())).contains(
                "value=\"all\" checked=\"checked\"", "<option value=\"warning\" selected=\"selected\">Warning",
                "list=\"host-names\"", "value=\"ada\"", "value=\"no\"",
                "data-live-src=\"/fragments/alerts?host_id=" + ADA.id()
                        + "&amp;q=no&amp;severity=warning&amp;status=all");
    }

    @Test
    void theHeadCounts() {
        assertThat(alice.page("/alerts")).contains("<h1>3 open alerts</h1>",
                "1 critical. 1 acknowledged, 1 resolved in the last 24 hours.");
        gateway.alerts().knows(Tales.resolved(over, gateway.clock().instant().minus(Duration.ofDays(2)), null));
        gateway.countAlerts();
        assertThat(alice.page("/fragments/alerts-head")).contains("1 acknowledged, 0 resolved in the last 24 hours.");
    }

    @Test
    void aRowSaysWhatHowBadWhereAndSinceWhen() {
        var row = row(alice.page("/alerts"), failed);

        assertThat(row).contains("Backup failed on ada", "<strong>Warning</strong>", "backup_failed",
                "href=\"/hosts/" + ADA.id() + "\"", "schedule nightly", "The repository is locked.",
                "href=\"/alerts/" + failed.id() + "\"", "datetime=\"" + failed.raisedAt() + "\"");
        assertThat(row(alice.page("/alerts"), damaged)).contains("<strong>Critical</strong>",
                "class=\"alert critical\"");
        assertThat(row(alice.page("/alerts?status=all"), seen)).contains("acknowledged by olga",
                "class=\"alert warning ackd\"");
        assertThat(row(alice.page("/alerts?status=all"), over)).contains("went away by itself").doesNotContain("<form");
    }

    @Test
    void aNameOrAMessageThatIsAnAttackIsText() {
        assertThat(alice.page("/alerts")).contains("&lt;script&gt;gone&lt;/script&gt;", "&lt;b&gt;eve&lt;/b&gt;")
                .doesNotContain("<script>gone").doesNotContain("<b>eve");
    }

    @Test
    void itStillHappensOnlyForTwoSweepsAfterItWasLastSeen() {
        var now = gateway.clock().instant();
        alerts.knows(Tales.confirmed(failed, now.minusSeconds(12)));
        alerts.knows(Tales.confirmed(damaged, now.minusSeconds(119)));
        alerts.knows(Tales.confirmed(away, now.minusSeconds(120)));
        var page = alice.page("/alerts");

        assertThat(row(page, failed)).contains("class=\"still\" data-still-ms=\"12000\"", "still happening · 12 s ago");
        assertThat(row(page, damaged)).contains("still happening · 1 min ago");
        assertThat(row(page, away)).contains("last seen <time").doesNotContain("still");
        alerts.knows(Tales.resolved(Tales.confirmed(failed, now), now, null));
        assertThat(row(alice.page("/alerts?status=resolved"), failed)).doesNotContain("still happening");
    }

    @Test
    void aViewerSeesNoButtons() {
        assertThat(victor.page("/alerts?status=all")).contains(failed.id()).doesNotContain("/acknowledge")
                .doesNotContain("/resolve");
        assertThat(row(alice.page("/alerts"), failed)).contains(
                "Acknowledge<span class=\"vh\">: Backup failed on ada</span>",
                "Resolve<span class=\"vh\">: Backup failed on ada</span>");
        assertThat(row(alice.page("/alerts?status=acknowledged"), seen)).contains("/resolve")
                .doesNotContain("/acknowledge");
    }

    @Test
    void emptyIsQuietOrNotFound() {
        assertThat(alice.page("/alerts?q=nothing+like+this")).contains("No alert matches",
                "Searched: open and acknowledged alerts, with “nothing like this”. No other one matches.")
                .doesNotContain("All quiet");
        alerts.forgetAll();
        gateway.countAlerts();
        assertThat(alice.page("/alerts")).contains("All quiet", "<h1>No open alerts</h1>")
                .doesNotContain("No alert matches");
    }

    @Test
    void whatCanNotBeReadIsSaidToBeUnknown() {
        alerts.silent(true);
        gateway.countAlerts();

        var answer = alice.get("/alerts?severity=critical", "Accept", "text/html");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("The alerts can not be read", "alerts-service does not answer.",
                "<option value=\"critical\" selected=\"selected\">", "How many alerts are open is not known")
                .doesNotContain("All quiet").doesNotContain("No open alerts");
        alerts.silent(false);
        gateway.countAlerts();
        assertThat(alice.page("/alerts")).contains("<h1>3 open alerts</h1>");
    }

    @Test
    void thePartThatAFilterAsksForPutsItIntoTheAddress() {
        var part = alice.get("/fragments/alerts?status=&severity=critical&host_id=&q=", "HX-Request", "true");

        assertThat(part.header("HX-Push-Url")).isEqualTo("/alerts?severity=critical");
        assertThat(part.body()).doesNotContain("<html").contains(damaged.id(), "data-count=\"1 alert\"")
                .doesNotContain(failed.id());
    }

    @Test
    void fiveThousandOpenOnesArePagedAndNoneIsMissedOrTwice() {
        alerts.forgetAll();
        var now = gateway.clock().instant();
        for (var n = 0; n < 5_000; n++) {
            // Ten at a time, so that the time alone does not tell where a page ends.
            alerts.knows(Tales.of(ADA, AlertKind.backup_failed, "n " + n, now.minusSeconds(n / 10)));
        }
        gateway.countAlerts();
        var seenOnes = new HashSet<String>();
        var address = "/alerts";
        var pages = 0;
        while (!address.isEmpty()) {
            var page = alice.page(address);
            var rows = ROWS.matcher(page).results().map(row -> row.group(1)).toList();
            assertThat(rows).hasSize(50);
            assertThat(seenOnes).doesNotContainAnyElementsOf(rows);
            assertThat(page).contains("50 of 5\u202f000 alerts", "<h1>5\u202f000 open alerts</h1>");
            seenOnes.addAll(rows);
            pages++;
            var next = Pattern.compile("href=\"(/alerts\\?cursor=[^\"]+)\">Next page").matcher(page);
            address = next.find() ? next.group(1) : "";
        }
        assertThat(pages).isEqualTo(100);
        assertThat(seenOnes).hasSize(5_000);
    }

    private static List<String> rows(String address) {
        return ROWS.matcher(alice.page(address)).results().map(row -> row.group(1)).toList();
    }

    private static String row(String page, Alert alert) {
        var from = page.indexOf("<li class=\"alert", page.lastIndexOf("<li", page.indexOf("id=\"alert-" + alert.id())));
        return page.substring(from, page.indexOf("</li>", from));
    }
}
