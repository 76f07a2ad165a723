package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.RepositoryHealth;
import io.resticmanager.contracts.job.RepositoryHealth.Measurement;
import io.resticmanager.contracts.run.Run;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.run.Standing;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeFindings;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.HostStory;
import io.resticmanager.gateway.fake.Stories;
import io.resticmanager.platform.id.Ids;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ada is safe, bob is away and missed two runs, eve fails, pia is paused. */
final class DashboardTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online, "prod", "lab");
    private static final HubHost BOB = Stories.host("bob", Presence.offline, "lab");
    private static final HubHost EVE = Stories.host("eve", Presence.online, "production");
    private static final HubHost PIA = HostStory.of("pia", Presence.online).paused().host();
    private static final Pattern NAMES = Pattern.compile("class=\"row-link\"[^>]*>([^<]+)</a>");

    @AutoClose
    private static Gateway gateway;
    private static Client alice;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        stands(ADA, JobStatus.succeeded, new Standing(Standing.Protection.safe, null, 1, 0,
                Stories.NOON.plusSeconds(3_600)));
        stands(BOB, JobStatus.succeeded, new Standing(Standing.Protection.at_risk, "2 runs did not come", 1, 2,
                Stories.NOON.plusSeconds(7_200)));
        stands(EVE, JobStatus.failed, new Standing(Standing.Protection.at_risk, "The run of today failed.", 1, 0,
                Stories.NOON.plusSeconds(60)));
        stands(PIA, JobStatus.succeeded, new Standing(Standing.Protection.safe, null, 1, 0, null));
        ran(1, JobStatus.succeeded);
        ran(2, JobStatus.succeeded);
        ran(26, JobStatus.succeeded);
        ran(3, JobStatus.failed);
        gateway.get(FakeFindings.class).knows(new RepositoryHealth(ADA.id(), RepositoryState.ready, null,
                List.of(measured(1L << 30), measured(3L << 30)), null, null, List.of(), null, 0, List.of()));
        gateway.readFleet();
        alice = Client.alice(gateway);
    }

    @Test
    void theSentenceAddsUp() {
        assertThat(alice.page("/")).contains("1 of 4 hosts are protected", "2 are at risk, 1 is offline.");
        assertThat(alice.get("/api/fleet").body()).contains("\"protected\":1,\"at_risk\":2,\"unknown\":0,\"away\":1");
    }

    @Test
    void whatNeedsAPersonComesFirst() {
        assertThat(names("/")).containsExactly("eve", "pia", "bob", "ada");
        assertThat(names("/?sort=name")).containsExactly("ada", "bob", "eve", "pia");
        assertThat(names("/?sort=size").getFirst()).isEqualTo("ada");
    }

    @Test
    void whatIsReadAloudEndsWithOneFullStop() {
        assertThat(alice.page("/fragments/hosts/" + EVE.id() + "/row"))
                .contains("<span class=\"vh\">At risk: The run of today failed. </span>");
        assertThat(alice.page("/fragments/hosts/" + ADA.id() + "/row"))
                .contains("<span class=\"vh\">Protected. </span>");
    }

    @Test
    void aTileNamesAFew() {
        assertThat(alice.page("/"))
                .containsPattern("<span class=\"tile-n\">2</span><span class=\"sub\">eve, pia</span></a>")
                .containsPattern("<small>of 4</small></span><span class=\"sub\">25 % of the fleet</span></a>");
    }

    @Test
    void everyTileAndTagIsAFilter() {
        assertThat(names("/?protection=protected")).containsExactly("ada");
        assertThat(names("/?protection=at_risk")).containsExactly("eve", "pia");
        assertThat(names("/?status=offline")).containsExactly("bob");
        assertThat(names("/?status=running")).isEmpty();
        assertThat(names("/?tag=lab")).containsExactly("bob", "ada");
        assertThat(names("/?tag=prod")).containsExactly("ada");
        assertThat(alice.page("/?tag=prod")).contains("name=\"tag\" value=\"prod\"", "Show all hosts");
    }

    @Test
    void textIsLookedForInNameSystemAndTagsAndMeansNothingElse() {
        assertThat(names("/?q=PROD")).containsExactly("eve", "ada");
        assertThat(names("/?q=eve.lan")).containsExactly("eve");
        assertThat(names("/?q=linux")).hasSize(4);
        assertThat(names("/?q=%25")).isEmpty();
        assertThat(alice.page("/?q=nobody")).contains("No host matches");
    }

    @Test
    void aRowShowsDaysSizeAndNextRun() {
        var row = alice.page("/fragments/hosts/" + ADA.id() + "/row");

        assertThat(row).contains("Last 14 days: 3 succeeded, 1 failed or cancelled", "3.0 GiB",
                "<polyline points=\"1.0,17.0 61.0,3.0\"", "datetime=\"2026-05-04T13:00:00Z\"");
        assertThat(alice.page("/fragments/hosts/" + BOB.id() + "/row")).contains("missed 2 runs", "not measured",
                "Last 14 days: no run was due", "datetime=\"2026-05-04T14:00:00Z\"")
                .as("its schedule does not catch up").doesNotContain("On reconnect");
        assertThat(alice.page("/fragments/hosts/" + PIA.id() + "/row")).contains(">Paused<");
    }

    @Test
    void aHostIsFoundByTheFirstLettersThatItNeeds() {
        var found = alice.page("/fragments/find?q=bo");

        assertThat(found)
                .contains("role=\"option\"", "id=\"jump-0\"", "data-href=\"/hosts/" + BOB.id() + "\"",
                        "data-for=\"bo\"")
                .doesNotContain("jump-1");
        assertThat(alice.page("/fragments/find")).contains("id=\"jump-3\"");
        assertThat(alice.page("/fragments/find?q=nobody")).contains("No host matches.").doesNotContain("option");
    }

    private static void ran(int hoursAgo, JobStatus status) {
        gateway.ledger().knows(new Run(ADA.id(), Ids.next(), "nightly", JobKind.backup,
                gateway.clock().instant().minus(Duration.ofHours(hoursAgo)), RunState.ended, false, Ids.next(), status,
                false, 0, null));
    }

    private static List<String> names(String path) {
        return NAMES.matcher(alice.page(path)).results().map(found -> found.group(1)).toList();
    }

    private static Measurement measured(long size) {
        return new Measurement(Stories.NOON.plusSeconds(size >> 20), size, null, 3, null);
    }

    private static void stands(HubHost host, JobStatus last, Standing standing) {
        gateway.hub().knows(host);
        gateway.jobs().knows(new HostJobs(host.id(), RepositoryState.ready,
                Stories.job(host.id(), JobKind.backup, last), null, 0, 3, null, standing));
    }
}
