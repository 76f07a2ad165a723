package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.Finding.Restored;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeFindings;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.RestoreStories;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a restore: how far it is, where it went, what did not come back, and what to do next. */
final class RestoreJobTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final HubHost EVE = Stories.host("eve", Presence.online);
    private static final HubHost BOB = Stories.host("bob", Presence.offline);
    private static final String AGAIN = "/restore?snapshot=" + RestoreStories.SNAPSHOT + "\"";
    private static final String PARTIAL = "/var/restic-restore/.01JTCW3V5D3XQ0P1T6C2B6E7F8.partial";

    @AutoClose
    private static Gateway gateway;
    private static Client olga;
    private static Client victor;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        List.of(ADA, EVE, BOB).forEach(gateway.hub()::knows);
        Client.alice(gateway);
        olga = Client.person(gateway, "olga", Role.operator);
        victor = Client.person(gateway, "victor", Role.viewer);
    }

    @Test
    void oneThatRunsShowsHowFarItIsAndWhatACancelLeaves() {
        var page = page(
                RestoreStories.running(ADA.id(), RestoreStories.toDirectory("/srv/<a>", "/home"), "/srv/<a>/x"));

        assertThat(page).contains("34 %", "<dt>Restored</dt>", "4.2 GiB", "of 12.4 GiB", "71.0 MiB/s", "1 min 58 s",
                "/srv/&lt;a&gt;/x", "Cancel job", "directory whose name ends with .partial").doesNotContain("Data read")
                .doesNotContain(AGAIN);
    }

    @Test
    void oneThatDoesNotTellItsFileSaysSo() {
        var untold = RestoreStories.running(ADA.id(), RestoreStories.toDirectory(), "");

        assertThat(page(untold)).contains("Which file it is at is not told yet");
        assertThat(page(RestoreStories.running(ADA.id(), RestoreStories.toDirectory(), "/srv/x")))
                .doesNotContain("Which file it is at is not told yet");
    }

    @Test
    void whatWasAskedForStandsBesideIt() {
        var page = page(RestoreStories.running(ADA.id(), RestoreStories.inPlace("if-newer", "/srv/<a>", "/home"), "x"));

        assertThat(page).contains("/hosts/" + ADA.id() + "/snapshots", ">c81f0a3e<", "2 paths", "/srv/&lt;a&gt;",
                "In place", "Replaced where the snapshot has a newer one", "Asked for by", "Files that were replaced");
        assertThat(page(RestoreStories.running(ADA.id(), RestoreStories.toDirectory(), "x")))
                .contains("The whole snapshot", "A new directory", "None are touched");
    }

    @Test
    void itLeadsToTheHostThatItWasRestoredOn() {
        var page = page(RestoreStories.succeeded(ADA.id(), RestoreStories.onto(EVE.id(), "/srv"),
                new Restored(true, "/var/restic-restore/01JX", 12L, 4_096L, null, 0)));

        assertThat(page).contains("All came back to a new directory on eve.", "12 files, 4.0 KiB.",
                "data-copy=\"#restore-directory\"", "/var/restic-restore/01JX<", "href=\"/hosts/" + EVE.id() + "\"")
                .doesNotContain("its maintenance host").doesNotContain("is not complete")
                .as("said once").doesNotContain("12 files restored to");
    }

    @Test
    void inPlaceItSaysWhatWasLeftAsItWas() {
        var page = page(RestoreStories.succeeded(ADA.id(), RestoreStories.inPlace("if-changed", "/srv"),
                new Restored(true, null, 12L, 4_096L, 3L, 0)));

        assertThat(page).contains("All came back in place on ada.", "3 files left as they were", "Left as they were")
                .doesNotContain("restore-directory");
    }

    @Test
    void whatDidNotComeBackIsListedWithItsReasonFoundAndPaged() {
        var job = RestoreStories.failed(ADA.id(), RestoreStories.toDirectory("/srv"), "incomplete", "250 did not.",
                new Restored(false, PARTIAL, 10L, null, null, 250), 250);
        gateway.get(FakeFindings.class).found(job.id(), RestoreStories.lost(250));

        var page = page(job);

        assertThat(page).contains("250 did not.", "Do this next.", "250 of what was asked for did not come back.",
                "href=\"#found\"", "/srv/lost-99<", "permission denied", "?after=100#found", PARTIAL + "<",
                "is not complete", "restore again").doesNotContain("/srv/lost-100<").doesNotContain("All came back");
        assertThat(olga.page("/jobs/" + job.id() + "?find=LOST-249")).contains("/srv/lost-249<")
                .doesNotContain("/srv/lost-24<");
        assertThat(olga.page("/jobs/" + job.id() + "?find=nowhere")).contains("Nothing matches.");
    }

    @Test
    void inPlaceWhatDidNotComeBackIsSaidToo() {
        assertThat(
                page(RestoreStories.failed(ADA.id(), RestoreStories.inPlace(null, "/srv"), "incomplete", "2 did not.",
                        new Restored(false, null, 10L, null, null, 2), 2)))
                .contains("2 of what was asked for did not",
                        "href=\"#found\"")
                .doesNotContain("restore-directory");
    }

    @Test
    void aCancelledOneSaysWhatStays() {
        assertThat(page(RestoreStories.cancelled(ADA.id(), RestoreStories.toDirectory("/srv"),
                new Restored(false, PARTIAL, null, null, null, 0)))).contains("What had come back by then stays",
                        PARTIAL + "<", "is not complete");
        assertThat(page(RestoreStories.cancelled(ADA.id(), RestoreStories.toDirectory("/srv"),
                new Restored(false, null, null, null, null, 0)))).contains("no directory was left")
                .doesNotContain("restore-directory");
        assertThat(page(RestoreStories.cancelled(ADA.id(), RestoreStories.inPlace(null, "/srv"), null)))
                .contains("stay replaced", "Restore again to bring back the rest.");
    }

    @Test
    void aHostThatIsOfflineOrBusyIsWhatItWaitsFor() {
        assertThat(page(RestoreStories.queued(BOB.id(), JobStatus.queued, RestoreStories.toDirectory("/srv"))))
                .contains("The host is offline.");
        var backup = Stories.job(EVE.id(), JobKind.backup, JobStatus.running);
        gateway.jobs().knows(new HostJobs(EVE.id(), RepositoryState.ready, null, backup, 1, 3, null, null));
        assertThat(page(RestoreStories.queued(ADA.id(), JobStatus.queued, RestoreStories.onto(EVE.id(), "/srv"))))
                .contains("The host runs one job at a time: Backup is not over.", "href=\"/jobs/" + backup.id() + "\"");
    }

    @Test
    void whatTheHostsPolicyDoesNotAllowIsAllowedWithThisCommand() {
        var refusal = "The host refused the job: not into /srv (rule policy.restore_root)";
        var page = page(RestoreStories.failed(ADA.id(), RestoreStories.inPlace(null, "/srv/it's"), "refused_by_host",
                refusal, null, 0));

        assertThat(page).contains("Only ada itself can allow it.",
                "restic-manager-agent policy allow-restore &#39;/srv/it&#39;\\&#39;&#39;s&#39;",
                "restic-manager-agent policy apply");
        assertThat(page(RestoreStories.failed(ADA.id(), RestoreStories.toDirectory("/srv"), "no_room",
                "It needs 2 GiB, and there are 1 GiB free.", null, 0)))
                .contains("It needs 2 GiB, and there are 1 GiB free.", "Do this next.")
                .doesNotContain("policy allow-restore");
    }

    @Test
    void itIsNeverJustRepeated() {
        var job = RestoreStories.failed(ADA.id(), RestoreStories.inPlace(null, "/srv"), "no_room", "No room.", null, 0);
        var page = page(job);
        var before = gateway.jobs().runs().size();

        assertThat(page).contains("href=\"/hosts/" + ADA.id() + AGAIN).doesNotContain("/again\"");
        assertThat(olga.form("/jobs/" + job.id() + "/again", Map.of("csrfToken", olga.csrf())).header("Location"))
                .isEqualTo("/hosts/" + ADA.id() + AGAIN.replace("\"", ""));
        assertThat(gateway.jobs().runs()).hasSize(before);
    }

    @Test
    void whoMayOnlyLookIsOfferedNothingToDo() {
        var failed = RestoreStories.failed(ADA.id(), RestoreStories.toDirectory("/srv"), "no_room", "No room.", null,
                0);
        var running = RestoreStories.running(ADA.id(), RestoreStories.toDirectory("/srv"), "x");
        List.of(failed, running).forEach(gateway.jobs()::knows);

        assertThat(victor.page("/jobs/" + failed.id())).contains("No room.").doesNotContain(AGAIN);
        assertThat(victor.page("/jobs/" + running.id())).doesNotContain("commandfor=\"cancel\"><svg");
    }

    @Test
    void itsPartsKeepUpByThemselves() {
        var job = RestoreStories.queued(BOB.id(), JobStatus.queued, RestoreStories.toDirectory("/srv"));
        gateway.jobs().knows(job);
        assertThat(olga.page("/fragments/jobs/" + job.id() + "/progress")).contains("The host is offline.");

        var over = RestoreStories.succeeded(BOB.id(), RestoreStories.toDirectory("/srv"),
                new Restored(true, "/var/restic-restore/x", 1L, 1L, null, 0));
        gateway.jobs().knows(over);
        assertThat(olga.page("/fragments/jobs/" + over.id() + "/head")).contains("All came back to a new directory");
    }

    private static String page(Job job) {
        gateway.jobs().knows(job);
        return olga.page("/jobs/" + job.id());
    }
}
