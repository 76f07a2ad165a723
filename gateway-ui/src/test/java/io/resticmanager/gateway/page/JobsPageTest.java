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
        assertThat(page("/jobs?status=cancelled")).contains("value=\"cancelled\" checked=\"checked\">Cancelled<",
                "No job matches");
        assertThat(page("/jobs?status=succeeded")).as("by the word of the rows")
                .contains("value=\"succeeded\" checked=\"checked\">OK<", "Searched: succeeded jobs.");
        assertThat(page("/jobs")).doesNotContain("value=\"succeeded\"");
    }

    @Test
    void howManyThereAreStandsAboveAndAtEachStateByTheRestOfTheFilter() {
        var page = page("/jobs?kind=backup");

        assertThat(page).contains("1 running, 0 waiting. 2 finished in the last 24 hours, 2 failed.",
                "data-live=\"fleet\" data-live-src=\"/fragments/jobs/head\"",
                "Running<span class=\"count\">1</span>", "Failed<span class=\"count fail\">1</span>");
        assertThat(page("/jobs?status=failed&kind=init")).contains("Failed<span class=\"count fail\">1</span>")
                .doesNotContain("Running<span");
        assertThat(page("/fragments/jobs/head")).startsWith("<p id=\"jobs-counts\"").contains("2 failed.");
        assertThat(page("/fragments/jobs/states?kind=backup&status=failed")).startsWith("<fieldset")
                .contains("value=\"failed\" checked=\"checked\"", "Failed<span class=\"count fail\">1</span>")
                .doesNotContain("hx-swap-oob");
        assertThat(alice.get("/fragments/jobs?kind=init", "Accept", "text/html", "HX-Request", "true").body())
                .as("the part first, as it is swapped alone when a job changes").startsWith("<section")
                .contains("hx-swap-oob=\"true\"", "Failed<span class=\"count fail\">1</span>");
    }

    @Test
    void aPeriodAndATextAreAskedForAndKept() {
        var page = page("/jobs?period=7d&q=locked");

        assertThat(page).contains("<option value=\"7d\" selected=\"selected\">Last 7 days</option>",
                "name=\"q\" type=\"search\"", "maxlength=\"200\" value=\"locked\"",
                "data-live-src=\"/fragments/jobs?period=7d&amp;q=locked\"");
        assertThat(page("/jobs")).contains("<option value=\"\" selected=\"selected\">All time</option>");
        assertThat(rows(page("/jobs?q=" + RUNNING.id()))).contains(RUNNING.id()).doesNotContain(FAILED.id());
        assertThat(alice.get("/fragments/jobs?period=all&q=%20", "Accept", "text/html", "HX-Request", "true")
                .header("HX-Push-Url")).isEqualTo("/jobs");
    }

    @Test
    void whereNothingMatchesThePartsThatHideSomethingCanBeTakenAway() {
        var page = rows(page("/jobs?status=failed&kind=init&host_id=" + BOB.id() + "&period=7d"));

        assertThat(page).contains("Searched: failed jobs, initialise repository, on bob, last 7 days.",
                "There are some with one part of that less:",
                "href=\"/jobs?kind=init&amp;period=7d&amp;status=failed\">Every host</a>",
                "href=\"/jobs\">Show all jobs</a>")
                .doesNotContain(">Any state</a>", ">Every kind</a>", ">All time</a>");
        assertThat(rows(page("/jobs?kind=diff&host_id=" + BOB.id()))).contains("on bob.", ">Every kind</a>")
                .doesNotContain(">Every host</a>");
        assertThat(rows(page("/jobs?q=%3Cscript%3E"))).contains("with “&lt;script&gt;”.", ">Any text</a>");
        assertThat(rows(page("/jobs?kind=diff&status=queued"))).contains("Searched: waiting jobs, diff.")
                .doesNotContain("one part of that less");
    }

    @Test
    void whatCanNotBeAskedIsToldInPlaceOfTheList() {
        for (var wrong : List.of("status=done", "kind=bake", "period=1h")) {
            var answer = alice.get("/jobs?host_id=" + ADA.id() + "&" + wrong, "Accept", "text/html");

            assertThat(answer.status()).as(wrong).isEqualTo(422);
            assertThat(answer.body()).contains("The filter can not be read", " is one of ", "1 running, 0 waiting.",
                    "Show all jobs", "value=\"ada\"").doesNotContain("No job matches");
        }
        var lost = alice.get("/jobs?kind=backup&cursor=nowhere", "Accept", "text/html");
        assertThat(lost.status()).isEqualTo(422);
        assertThat(lost.body()).contains("There is no such page of this list",
                "href=\"/jobs?kind=backup\">To the first page</a>");
        assertThat(alice.get("/api/jobs?period=1h").status()).isEqualTo(422);
        assertThat(alice.get("/api/jobs?period=7d&q=" + RUNNING.id()).body()).contains(RUNNING.id())
                .doesNotContain(FAILED.id());
    }

    @Test
    void whatIsNamedTwiceIsRefusedAndNotTheFirstTaken() {
        for (var list : List.of("/jobs", "/hosts/" + ADA.id() + "/jobs")) {
            var answer = alice.get(list + "?status=failed&status=running", "Accept", "text/html");

            assertThat(answer.status()).as(list).isEqualTo(422);
            assertThat(answer.body()).contains("The filter can not be read", "The status is named more than once")
                    .doesNotContain(FAILED.id());
        }
        var refused = alice.get("/api/jobs?kind=backup&q=a&q=b&status=failed&status=running");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("\"field\":\"q\"", "\"field\":\"status\"")
                .doesNotContain("\"field\":\"kind\"");
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
