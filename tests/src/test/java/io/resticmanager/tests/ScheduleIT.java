package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.run.Run;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.snapshot.SnapshotList;
import io.resticmanager.tests.kit.Administrator;
import io.resticmanager.tests.kit.Browser;
import io.resticmanager.tests.kit.DocPicture;
import io.resticmanager.tests.kit.Host;
import io.resticmanager.tests.kit.LogWindow;
import io.resticmanager.tests.kit.Repository;
import io.resticmanager.tests.kit.Restic;
import io.resticmanager.tests.kit.Sample;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A schedule on a real host: it fires there with and without its manager, and each due run is accounted for, once. */
final class ScheduleIT {

    // Cron's finest grain is a minute; then comes the backup.
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @RegisterExtension
    private final Stage stage = new Stage();

    @Test
    void aScheduleFiresOnItsHostAlsoWhileTheManagerIsAway() throws Exception {
        var storage = new StorageServer(stage, "ada", "eve");
        var stack = StackProcess.up(stage, stage.folder("data"));
        var alice = stack.administrator();
        var ada = Host.join(stage, stack.agentUrl(), alice, "ada", storage.repository("ada")).initialised();
        var schedule = everyMinute(ada, Sample.files(stage.folder("sample"), 5));

        awaitConfirmed(ada, schedule);
        var first = awaitEnded(ada, 1).getLast();
        stack.process().kill();
        backUpAlone(ada);
        var again = StackProcess.up(stage, stage.folder("data"));
        alice.signIn();
        var ended = awaitEnded(ada, 2);

        assertThat(ended).contains(first).extracting(Run::dueAt).doesNotHaveDuplicates();
        assertThat(ended).extracting(Run::jobId).doesNotHaveDuplicates().doesNotContainNull();
        assertThat(alice.awaitOver(first.jobId()).actor()).isEqualTo("schedule");
        assertEachSnapshotBelongsToARun(ada, schedule);
        Awaitility.await("ada counts as protected").until(() -> alice.api().get("/api/hosts/" + ada.id())
                .get("protection").getStringValue().equals("protected"));
        theDashboardIsDrawn(storage.repository("eve"), again, alice);
    }

    /** The picture of the README: one host that is protected, one that is not, one that has yet to come. */
    private void theDashboardIsDrawn(Repository repository, StackProcess stack, Administrator alice) throws Exception {
        var eve = Host.join(stage, stack.agentUrl(), alice, "eve", repository).initialised();
        eve.succeeded(eve.backUp(Source.of(List.of(stage.folder("sample").toString()))));
        var browser = Browser.start(stage);
        var page = LogWindow.signIn(browser, stack.url(), alice).page();
        page.navigate(stack.url() + "/");
        PlaywrightAssertions.assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("1 of 2 hosts are protected");
        DocPicture.take(browser, page, "dashboard");
        browser.mustNotHaveComplained();
    }

    private static String everyMinute(Host host, Path source) throws Exception {
        return host.administrator().api().post("/api/hosts/" + host.id() + "/schedules", Map.of("name", "Minutely",
                "kind", "backup", "cron", "* * * * *", "time_zone", "UTC", "enabled", true, "source",
                Map.of("paths", List.of(source.toString())))).expect(201).text("id");
    }

    private static void awaitConfirmed(Host host, String schedule) {
        Awaitility.await("the host has confirmed its schedule")
                .until(() -> host.administrator().api().get("/api/schedules/" + schedule).get("on_host")
                        .getStringValue().equals("confirmed"));
    }

    /** The last due first. */
    private static List<Run> awaitEnded(Host host, int atLeast) {
        return Awaitility.await(atLeast + " due runs have ended").atMost(PATIENCE)
                .until(() -> ended(host), runs -> runs.size() >= atLeast);
    }

    private static List<Run> ended(Host host) throws Exception {
        var runs = host.administrator().api().get("/api/hosts/" + host.id() + "/runs?limit=200").get("items");
        return List.of(Json.read(runs, Run[].class)).stream().filter(run -> run.state() == RunState.ended).toList();
    }

    // The agent is killed on the way, so that whatever it knows it knows from its
    // disk.
    private static void backUpAlone(Host host) throws Exception {
        host.agent().process().kill();
        var before = Restic.snapshots(host.repository()).size();
        host.agent().startAgain();
        Awaitility.await("the host backs up alone").atMost(PATIENCE)
                .until(() -> Restic.snapshots(host.repository()).size() > before);
    }

    private static void assertEachSnapshotBelongsToARun(Host host, String schedule) throws Exception {
        var count = Restic.snapshots(host.repository()).size();
        host.administrator().awaitSnapshots(host.id(), count);
        var listed = Json.read(host.administrator().api().get("/api/hosts/" + host.id() + "/snapshots?limit=200"),
                SnapshotList.class).items();
        assertThat(listed).isNotEmpty()
                .allSatisfy(snapshot -> assertThat(snapshot.tags()).contains("rm-schedule=" + schedule)
                        .anyMatch(tag -> tag.startsWith("rm-job=")));
        assertThat(
                listed.stream().flatMap(snapshot -> snapshot.tags().stream()).filter(tag -> tag.startsWith("rm-job="))
                        .toList())
                .doesNotHaveDuplicates();
    }
}
