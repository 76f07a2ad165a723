package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.CheckOptions;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.PruneOptions;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jobs among a host's pages: the list of the fleet, held to one host. */
final class HostJobsPageTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final HubHost BOB = Stories.host("bob", Presence.online);
    private static final HubHost BUSY = Stories.host("busy", Presence.online);
    private static final HubHost IDLE = Stories.host("idle", Presence.online);
    private static final Job FAILED = Stories.job(ADA.id(), JobKind.backup, JobStatus.failed);
    private static final Job RUNNING = Stories.job(ADA.id(), JobKind.unlock, JobStatus.running);
    private static final Job OTHERS = Stories.job(BOB.id(), JobKind.backup, JobStatus.failed);
    private static final String JOBS = "/hosts/" + ADA.id() + "/jobs";

    @AutoClose
    private static Gateway gateway;
    private static Client alice;
    private static Client victor;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        List.of(ADA, BOB, BUSY, IDLE).forEach(gateway.hub()::knows);
        List.of(FAILED, RUNNING, OTHERS).forEach(gateway.jobs()::knows);
        alice = Client.alice(gateway);
        victor = Client.person(gateway, "victor", Role.viewer);
    }

    @Test
    void aHostsJobsAndNobodyElsesStandBelowItsTabs() {
        var page = alice.page(JOBS);

        assertThat(page).contains("aria-current=\"page\">Jobs</a>", "<h1>ada</h1>");
        assertThat(rows(page)).contains(FAILED.id(), RUNNING.id()).doesNotContain(OTHERS.id())
                .doesNotContain(">Host</th>");
        assertThat(page).as("the host is no part of the filter").doesNotContain("name=\"host_id\"");
    }

    @Test
    void everyPageOfAHostLeadsThere() {
        for (var tab : List.of("", "/snapshots", "/repository", "/settings", "/jobs")) {
            assertThat(alice.page("/hosts/" + ADA.id() + tab)).as(tab).contains("href=\"" + JOBS + "\"");
        }
        assertThat(alice.page("/hosts/" + ADA.id())).contains("href=\"" + JOBS + "\">All jobs</a>");
    }

    @Test
    void theFilterOfTheAddressIsAppliedAndShownAndTheListFetchesItselfAgainWithIt() {
        var page = alice.page(JOBS + "?status=failed&kind=backup");

        assertThat(rows(page)).contains(FAILED.id()).doesNotContain(RUNNING.id());
        assertThat(page).contains("value=\"failed\" checked=\"checked\"", "hx-get=\"/fragments" + JOBS + "\"",
                "<option value=\"backup\" selected=\"selected\">Backup</option>",
                "data-live=\"host:" + ADA.id() + "\" data-live-src=\"/fragments" + JOBS
                        + "?kind=backup&amp;status=failed\"");
    }

    @Test
    void thePartThatAFilterAsksForPutsItIntoTheAddress() {
        var part = alice.get("/fragments" + JOBS + "?status=running&kind=", "Accept", "text/html", "HX-Request",
                "true");

        assertThat(part.header("HX-Push-Url")).isEqualTo(JOBS + "?status=running");
        assertThat(part.body()).doesNotContain("<html").contains(RUNNING.id(), "data-count=\"1 job\"")
                .doesNotContain(FAILED.id());
    }

    @Test
    void aLongListGoesOnOnItsNextPage() {
        IntStream.range(0, 60).forEach(_ -> gateway.jobs().knows(
                Stories.job(BUSY.id(), JobKind.snapshots, JobStatus.succeeded)));

        var first = alice.page("/hosts/" + BUSY.id() + "/jobs?kind=snapshots");
        var older = first.replaceFirst("(?s).*href=\"(/hosts/[^\"]*cursor=[^\"]*)\">Older.*", "$1")
                .replace("&amp;", "&");

        assertThat(ids(first)).hasSize(50);
        assertThat(older).startsWith("/hosts/" + BUSY.id() + "/jobs?cursor=").endsWith("&kind=snapshots");
        assertThat(ids(alice.page(older))).hasSize(10).doesNotContainAnyElementsOf(ids(first));
    }

    @Test
    void whereNothingHasRunThePageSaysSoAndOffersToRunSomething() {
        assertThat(alice.page("/hosts/" + IDLE.id() + "/jobs")).contains("Nothing has run on this host yet.",
                "href=\"/hosts/" + IDLE.id() + "#run\"");
        assertThat(victor.get("/hosts/" + IDLE.id() + "/jobs", "Accept", "text/html").body())
                .contains("Nothing has run on this host yet.").doesNotContain("#run");
        assertThat(alice.page(JOBS + "?status=queued")).contains("Searched: waiting jobs.",
                "href=\"" + JOBS + "\">Any state</a>", "href=\"" + JOBS + "\">Show all jobs</a>");
    }

    @Test
    void itsStatesAreCountedAndWhatCanNotBeAskedIsToldInPlaceOfTheList() {
        assertThat(alice.page(JOBS)).contains("Running<span class=\"count\">1</span>",
                "data-live-src=\"/fragments" + JOBS + "/states\"", "name=\"period\"", "name=\"q\"");
        assertThat(alice.page("/fragments" + JOBS + "/states?kind=backup")).contains(
                "Failed<span class=\"count fail\">1</span>").doesNotContain("Running<span");
        var answer = alice.get(JOBS + "?period=ever", "Accept", "text/html");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("The filter can not be read", "A period is one of 24h, 7d, 30d, all.",
                "<h1>ada</h1>");
    }

    @Test
    void aRowSaysWhatSetsTheRunApart() {
        gateway.jobs().knows(Stories.ended(BOB.id(), JobKind.check, Json.tree(new CheckOptions("5%")), null));
        gateway.jobs().knows(Stories.ended(BOB.id(), JobKind.prune, Json.tree(new PruneOptions(null, null, true)),
                null));

        assertThat(alice.page("/hosts/" + BOB.id() + "/jobs")).contains(">Check, 5% of the data</a>",
                ">Prune, dry run</a>");
        assertThat(alice.page("/hosts/" + BOB.id())).contains(">Check, 5% of the data</a>");
    }

    @Test
    void aHostThatIsUnknownHasNoJobs() {
        assertThat(alice.get("/hosts/nobody/jobs", "Accept", "text/html").status()).isEqualTo(404);
        assertThat(alice.get("/fragments/hosts/nobody/jobs", "Accept", "text/html").status()).isEqualTo(404);
    }

    private static String rows(String page) {
        return page.substring(page.indexOf("id=\"jobs\""));
    }

    private static List<String> ids(String page) {
        return java.util.regex.Pattern.compile("<tr id=\"job-([^\"]+)\"").matcher(rows(page)).results()
                .map(row -> row.group(1)).toList();
    }
}
