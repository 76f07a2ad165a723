package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.run.Standing;
import io.resticmanager.contracts.run.Standing.Protection;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeLedger;
import io.resticmanager.gateway.fake.FakeSchedules;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.ScheduleStories;
import io.resticmanager.gateway.fake.Stories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the overview of a host says of the runs that were expected. */
final class HostLedgerTest {

    @AutoClose
    private static Gateway gateway;
    private static FakeSchedules schedules;
    private static FakeLedger ledger;
    private static Client alice;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        schedules = gateway.get(FakeSchedules.class);
        ledger = gateway.get(FakeLedger.class);
        alice = Client.alice(gateway);
    }

    @Test
    void whatBecameOfEachDayIsDrawnAndTold() {
        var host = host("ada", new Standing(Protection.at_risk, "Nightly missed 2 runs.", 1, 2,
                gateway.clock().instant().plusSeconds(3_600)));
        var nightly = ScheduleStories.nightly(host.id());
        schedules.knows(nightly);
        var now = gateway.clock().instant();
        ledger.knows(ScheduleStories.run(nightly, now.minus(Duration.ofDays(3)), RunState.ended, JobStatus.succeeded));
        ledger.knows(ScheduleStories.run(nightly, now.minus(Duration.ofDays(2)), RunState.missed, null));
        ledger.knows(ScheduleStories.skipped(nightly, now.minus(Duration.ofDays(1)), "The run before still waits."));
        ledger.knows(ScheduleStories.run(nightly, now.plus(Duration.ofDays(1)), RunState.due, null));

        var page = alice.page("/hosts/" + host.id());

        assertThat(page).contains("Nightly missed 2 runs.", "Missed 2 runs", "The run before still waits.",
                "role=\"img\" aria-label=\"Backups from ", "1 day well, 1 to look at", "1 failed or missed",
                ">Skipped<",
                ">Missed<").doesNotContain("</svg>Due<");
        assertThat(page.split("<rect class=\"").length - 1).isEqualTo(90);
        assertThat(page).contains("<rect class=\"f\"", "<rect class=\"w\"", "<rect class=\"o\"");
        assertThat(alice.get("/fragments/hosts/" + host.id() + "/ledger", "HX-Request", "true").body())
                .startsWith("<div class=\"stack\" id=\"ledger\"");
        assertThat(alice.get("/fragments/hosts/" + host.id() + "/next", "HX-Request", "true").body())
                .startsWith("<section class=\"card\" id=\"next-runs\"").contains(">Nightly</a>", "Times in UTC");
    }

    @Test
    void aTimeOfTheHostSaysItsZoneAndIsToldInThatOfTheBrowserOnHover() {
        var host = host("zoe", null);
        var nightly = ScheduleStories.nightly(host.id());
        var due = Instant.parse("2026-05-04T00:30:00Z");
        ledger.knows(ScheduleStories.run(nightly, due, RunState.missed, null));

        assertThat(alice.get("/fragments/hosts/" + host.id() + "/ledger", "HX-Request", "true").body())
                .containsPattern("<h2 id=\"runs-h\">Expected runs</h2><p>Times in UTC</p>")
                .contains("<time datetime=\"2026-05-04T00:30:00Z\" data-time=\"there\">Mon 4 May 2026 00:30</time>");
        assertThat(alice.page("/hosts/" + host.id()))
                .contains("Times in your browser's zone, unless another is named");
    }

    @Test
    void aHostThatIsAwaySaysWhatItMissed() {
        var away = Stories.host("abe", Presence.offline);
        gateway.hub().knows(away);
        gateway.jobs().knows(new HostJobs(away.id(), RepositoryState.ready, null, null, 0, 0, null,
                new Standing(Protection.at_risk, "Nightly missed 2 runs.", 1, 2, null)));

        assertThat(alice.get("/fragments/hosts/" + away.id() + "/head?tab=overview", "HX-Request", "true").body())
                .contains(">last seen <time", ". Nightly missed 2 runs.");
    }

    @Test
    void onlyBackupsAreInTheMap() {
        var host = host("bob", null);
        var prune = ScheduleStories.weekly(host.id(), JobKind.prune, null);
        ledger.knows(ScheduleStories.run(prune, gateway.clock().instant().minusSeconds(60), RunState.ended,
                JobStatus.failed));

        assertThat(alice.page("/hosts/" + host.id())).contains("0 days well", "0 failed or missed", ">Failed<",
                "Not known").doesNotContain("<rect class=\"f\"");
    }

    @Test
    void aFailedRunSaysWhy() {
        var host = host("flo", null);
        var job = Stories.failed(host.id(), JobKind.backup, "network", null);
        gateway.jobs().knows(job);
        var nightly = ScheduleStories.nightly(host.id());
        var now = gateway.clock().instant();
        ledger.knows(ScheduleStories.failed(nightly, now.minusSeconds(60), job.id()));
        ledger.knows(ScheduleStories.failed(nightly, now.minusSeconds(120), "older"));

        var part = alice.get("/fragments/hosts/" + host.id() + "/ledger", "HX-Request", "true").body();

        assertThat(part).contains(">It went wrong.</span>").containsOnlyOnce("Why it failed")
                .containsPattern("<a [^>]*href=\"/jobs/older\">Why it failed</a>");
    }

    @Test
    void aHostThatStandsWellSaysSoAndOneWithoutScheduleSaysThat() {
        assertThat(alice.page("/hosts/" + host("eve", new Standing(Protection.safe, null, 1, 0, null)).id()))
                .contains("Every backup schedule&#39;s latest run ended well", "There is no schedule.",
                        "Next: <span>none")
                .doesNotContain("Missed ");
        assertThat(alice.page("/hosts/" + host("new", new Standing(Protection.unknown, null, 0, 0, null)).id()))
                .contains("Nothing was due yet");
    }

    private static HubHost host(String name, @Nullable Standing standing) {
        var host = Stories.host(name, Presence.online);
        gateway.hub().knows(host);
        gateway.jobs().knows(new HostJobs(host.id(), RepositoryState.ready, null, null, 0, 0, null, standing));
        return host;
    }
}
