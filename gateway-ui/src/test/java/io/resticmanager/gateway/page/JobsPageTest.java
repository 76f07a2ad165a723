package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JobsPageTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final HubHost BOB = Stories.host("bob", Presence.online);
    private static final HubHost EVE = Stories.host("<script>eve", Presence.online);
    private static final Job FAILED = Stories.job(ADA.id(), JobKind.backup, JobStatus.failed);
    private static final Job RUNNING = Stories.job(BOB.id(), JobKind.backup, JobStatus.running);
    private static final Job ORPHAN = Stories.job("01JTCW3V5D3XQ0P1T6C2B6E7F8", JobKind.init, JobStatus.failed);

    @AutoClose
    private static Gateway gateway;
    private static Client alice;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        List.of(ADA, BOB, EVE).forEach(gateway.hub()::knows);
        List.of(FAILED, RUNNING, ORPHAN).forEach(gateway.jobs()::knows);
        gateway.readFleet();
        alice = Client.alice(gateway);
    }

    @Test
    void everyJobIsShownWhenNothingIsFilteredAndNoHostThatHasNone() {
        var page = page("/jobs");

        assertThat(rows(page)).contains(FAILED.id(), RUNNING.id(), ORPHAN.id());
        assertThat(page).contains("placeholder=\"Every host\"", "<datalist id=\"host-names\"></datalist>")
                .as("with 10,000 hosts it is no longer").doesNotContain(EVE.id(), "script&gt;eve");
    }

    @Test
    void aHostIsFoundByItsNameInWhateverCase() {
        for (var typed : List.of("ada", "ADA", "%20ada+", ADA.id())) {
            var page = page("/jobs?kind=&host=" + typed);

            assertThat(rows(page)).as(typed).contains(FAILED.id()).doesNotContain(RUNNING.id());
            assertThat(page).contains("data-live-src=\"/fragments/jobs?host_id=" + ADA.id() + "\"", "value=\"ada\"");
        }
        assertThat(alice.get("/fragments/jobs?host=bob", "Accept", "text/html", "HX-Request", "true")
                .header("HX-Push-Url")).isEqualTo("/jobs?host_id=" + BOB.id());
    }

    @Test
    void whatIsNoHostsNameIsSaidWithTheHostsThatItMayMean() {
        var page = page("/jobs?status=failed&host=script");

        assertThat(page).contains("No host is called script", "value=\"script\"", "&lt;script&gt;eve</a>",
                "href=\"/jobs?host_id=" + EVE.id() + "&amp;status=failed\"")
                .doesNotContain("<script>eve", FAILED.id(), "No job matches");
        assertThat(page("/jobs?host=%22%3Enobody")).contains("No host is called &quot;&gt;nobody",
                "No name has that in it either.", "Show all jobs");
        assertThat(alice.get("/fragments/jobs?host=script", "Accept", "text/html", "HX-Request", "true")
                .header("HX-Push-Url")).isEqualTo("/jobs?host=script");
    }

    @Test
    void theFieldOffersTheFirstHostsThatMatchWhatIsTyped() {
        assertThat(page("/fragments/jobs/hosts?host=a")).contains("<option value=\"ada\">")
                .as("also where the system has it").doesNotContain("bob");
        assertThat(page("/fragments/jobs/hosts?host=").split("<option")).hasSize(4);
        assertThat(page("/fragments/jobs/hosts?host=EVE")).contains("value=\"&lt;script&gt;eve\"");
    }

    @Test
    void theFilterOfTheAddressIsAppliedAndShown() {
        var page = page("/jobs?status=failed&kind=backup&host_id=" + ADA.id());

        assertThat(rows(page)).contains(FAILED.id()).doesNotContain(RUNNING.id()).doesNotContain(ORPHAN.id());
        assertThat(page).contains("value=\"failed\" checked=\"checked\"",
                "<option value=\"backup\" selected=\"selected\">Backup</option>",
                "type=\"search\" list=\"host-names\"", "value=\"ada\"");
    }

    @Test
    void aStateThatIsNoneOfTheUsualOnesIsShownAsChosen() {
        assertThat(page("/jobs?status=cancelled")).contains("value=\"cancelled\" checked=\"checked\"",
                "No job matches");
    }

    @Test
    void theListFetchesItselfAgainWithItsFilter() {
        assertThat(page("/jobs?kind=&status=failed"))
                .contains("data-live=\"fleet\" data-live-src=\"/fragments/jobs?status=failed\"");
    }

    @Test
    void thePartThatAFilterAsksForPutsItIntoTheAddress() {
        var part = alice.get("/fragments/jobs?status=running&kind=&host=", "Accept", "text/html", "HX-Request",
                "true");

        assertThat(part.header("HX-Push-Url")).isEqualTo("/jobs?status=running");
        assertThat(part.body()).doesNotContain("<html").contains(RUNNING.id(), "data-count=\"1 job\"")
                .doesNotContain(FAILED.id());
    }

    @Test
    void aJobWhoseHostIsGoneLinksToNoHost() {
        assertThat(rows(page("/jobs?kind=init"))).contains(ORPHAN.hostId()).doesNotContain("/hosts/");
    }

    private static String page(String path) {
        return alice.page(path);
    }

    private static String rows(String page) {
        return page.substring(page.indexOf("id=\"jobs\""));
    }
}
