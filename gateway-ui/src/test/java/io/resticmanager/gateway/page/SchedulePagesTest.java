package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.InForce;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeLedger;
import io.resticmanager.gateway.fake.FakeSchedules;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.HostStory;
import io.resticmanager.gateway.fake.ScheduleStories;
import io.resticmanager.gateway.fake.Shown;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of a host's schedules: what stands there. */
final class SchedulePagesTest {

    @AutoClose
    private static Gateway gateway;
    private static FakeSchedules schedules;
    private static FakeLedger ledger;
    private static Client alice;
    private static Client victor;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        schedules = gateway.get(FakeSchedules.class);
        ledger = gateway.get(FakeLedger.class);
        alice = Client.alice(gateway);
        victor = Client.person(gateway, "victor", Role.viewer);
    }

    @Test
    void aRowTellsWhatWhenAndHowItWent() {
        var host = host("ada");
        var last = Stories.ended(host.id(), JobKind.backup, null, null);
        var nightly = kept(ScheduleStories.after(ScheduleStories.nightly(host.id()), last));

        var page = victor.page(list(host));

        assertThat(page).contains(">Nightly</a>", "At 02:30", "Europe/Vienna, up to 10 min later",
                "href=\"/jobs/" + last.id() + "\"", "At 02:30")
                .containsPattern("<time datetime=\"[^\"]+Z\" data-time=\"there\">... \\d+ ")
                .contains("id=\"schedule-" + nightly.id() + "\"");
    }

    @Test
    void whoDeletesIsToldWhatStaysOfThatKind() {
        var host = host("del");
        kept(ScheduleStories.nightly(host.id()));
        assertThat(alice.page(list(host))).contains("It does not run any more.", "its snapshots in the repository");

        var other = host("delcheck");
        kept(ScheduleStories.weekly(other.id(), JobKind.check, null));
        assertThat(alice.page(list(other))).contains("It does not run any more.", "Its jobs stay in the list of jobs.")
                .doesNotContain("its snapshots");
    }

    @Test
    void theStripIsNamedBeforeItsDays() {
        var host = host("strip");
        var nightly = kept(ScheduleStories.nightly(host.id()));
        ledger.knows(ScheduleStories.run(nightly, gateway.clock().instant().minusSeconds(60), RunState.ended,
                JobStatus.succeeded));

        assertThat(marks(host)).contains("class=\"strip-line\">Backups, last 14 days: <svg class=\"heat strip\"")
                .doesNotContain("</svg> backups");
    }

    @Test
    void whoMayNotChangeAScheduleSeesItWithoutAButton() {
        var form = "/schedules/" + kept(ScheduleStories.nightly(host("vic").id())).id();

        assertThat(alice.page(form)).contains("name=\"preset\"", "id=\"save\"");
        assertThat(victor.page(form)).contains("At 02:30").doesNotContain("name=\"preset\"", "id=\"save\"");
    }

    @Test
    void whatTheAgentHasNotConfirmedIsPending() {
        var host = host("pia");
        var nightly = kept(ScheduleStories.nightly(host.id()));
        kept(ScheduleStories.weekly(host.id(), JobKind.prune, null));

        assertThat(marks(host)).contains("Not known whether the host has it", "Run by this server");
        gateway.hub().knows(ScheduleStories.keeping(host));
        assertThat(marks(host)).contains("Pending on host", "Run by this server").doesNotContain("Not known whether");
        gateway.hub().knows(ScheduleStories.keeping(host, new InForce(nightly.id(), nightly.revision() - 1)));
        assertThat(marks(host)).contains("Pending on host");
        gateway.hub().knows(ScheduleStories.keeping(host, new InForce(nightly.id(), nightly.revision())));
        assertThat(marks(host)).doesNotContain("Pending on host", "Not known whether");
        schedules.knows(ScheduleStories.off(nightly));
        assertThat(marks(host)).as("the agent still has what was switched off").contains("Pending on host");
    }

    @Test
    void whatTheHostRefusedIsToldInItsWords() {
        var host = host("ruth");
        var nightly = kept(ScheduleStories.nightly(host.id()));
        gateway.hub().knows(ScheduleStories.keeping(HostStory.of(host)
                .refusing("schedule:" + nightly.id() + ": The hook dump-db does not exist.").host()));

        assertThat(marks(host)).contains("Refused by the host", "The hook dump-db does not exist.")
                .doesNotContain("Pending on host");
    }

    @Test
    void whatDidNotComeIsMarked() {
        var host = host("mia");
        var late = kept(ScheduleStories.nightly(host.id()));
        var now = gateway.clock().instant();
        ledger.knows(ScheduleStories.overdue(late, now.minusSeconds(600)));
        ledger.knows(ScheduleStories.run(late, now.minus(Duration.ofDays(1)), RunState.missed, null));
        ledger.knows(ScheduleStories.run(late, now.minus(Duration.ofDays(2)), RunState.ended, JobStatus.failed));
        ledger.knows(ScheduleStories.run(late, now.minus(Duration.ofDays(3)), RunState.missed, null));
        ledger.knows(ScheduleStories.run(late, now.plus(Duration.ofDays(1)), RunState.due, null));
        var skipped = kept(ScheduleStories.weekly(host.id(), JobKind.check, null));
        ledger.knows(ScheduleStories.skipped(skipped, now.minusSeconds(60), "The run before still waits."));

        assertThat(marks(host)).contains("Overdue", "Missed 2 runs", "Last run skipped", "The run before still waits.");
    }

    @Test
    void whatDidNotComeIsFoundBehindTwoDaysOfMinutes() {
        var host = host("min");
        var each = kept(ScheduleStories.nightly(host.id()));
        var now = gateway.clock().instant();
        for (int minute = 1; minute <= 450; minute++) {
            ledger.knows(ScheduleStories.run(each, now.plus(Duration.ofMinutes(minute)), RunState.due, null));
        }
        ledger.knows(ScheduleStories.run(each, now.minusSeconds(600), RunState.missed, null));

        assertThat(marks(host)).contains("Missed 1 run<");
        assertThat(alice.page("/hosts/" + host.id())).contains("</svg>Missed<");
    }

    @Test
    void theListIsShownAlsoWhileTheLedgerCanNotBeAsked() {
        var host = host("lia");
        kept(ScheduleStories.nightly(host.id()));
        ledger.busy(true);
        try {
            assertThat(alice.page(list(host))).contains(">Nightly</a>").doesNotContain("last 14 days");
            assertThat(alice.page("/hosts/" + host.id())).contains("Not known just now");
        } finally {
            ledger.busy(false);
        }
    }

    @Test
    void aHostWithoutRepositoryIsToldToGetOneFirst() {
        var bare = Stories.host("bare", Presence.online);
        gateway.hub().knows(bare);
        gateway.jobs().knows(Stories.jobsOf(bare, RepositoryState.uninitialised, null));
        schedules.bare(bare.id());

        assertThat(alice.page(list(bare))).contains("A schedule needs a repository", "Initialise repo")
                .doesNotContain("schedules/new?kind=");
        var answer = send(alice, list(bare), Map.of("kind", "prune", "name", "Mine", "cron", "0 5 * * SUN",
                "time_zone", "UTC"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(new Shown(answer.body()).note()).contains("The repository is not initialised");
        assertThat(new Shown(answer.body()).value("s-name")).isEqualTo("Mine");
    }

    @Test
    void aPausedHostHasNoNextRun() {
        var host = HostStory.of(host("paul")).paused().host();
        gateway.hub().knows(host);
        kept(ScheduleStories.nightly(host.id()));

        assertThat(alice.page(list(host))).contains("none while the host is paused");
    }

    private static HubHost host(String name) {
        var host = Stories.host(name, Presence.online);
        gateway.hub().knows(host);
        gateway.jobs().knows(Stories.jobsOf(host, RepositoryState.ready, null));
        return host;
    }

    private static Schedule kept(Schedule schedule) {
        schedules.knows(schedule);
        return schedule;
    }

    private static String list(HubHost host) {
        return "/hosts/" + host.id() + "/schedules";
    }

    // What stands in the rows, without the page around them.
    private static String marks(HubHost host) {
        return alice.get("/fragments" + list(host), "HX-Request", "true").body();
    }

    private static Client.Answer send(Client client, String path, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("csrfToken", client.csrf());
        return client.form(path, all);
    }
}
