package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.RepositoryHealth;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.snapshot.SnapshotList;
import io.resticmanager.tests.kit.Administrator;
import io.resticmanager.tests.kit.Host;
import io.resticmanager.tests.kit.Repository;
import io.resticmanager.tests.kit.Restic;
import io.resticmanager.tests.kit.Sample;
import io.resticmanager.tests.kit.Sluice;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who may delete behind an append-only server, where that is done, and that two hosts do not collide over one repository. */
final class MaintenanceHostIT {

    private static final Map<String, Object> LAST_ONE = Map.of("retention", Map.of("keep_last", 1));
    private static final Map<String, Object> ALL_UNUSED = Map.of("max_unused", "0");
    /** Enough for the question whether the server is there and for restic's first ones, not for a prune. */
    private static final int FIRST_QUESTIONS = 1_500;

    @RegisterExtension
    private final Stage stage = new Stage();

    @Test
    void whatDeletesRunsWhereTheCredentialIsAndTheOwnersBooksFollow() throws Exception {
        var storage = new StorageServer(stage, "ada", "bob");
        var stack = StackProcess.up(stage, stage.folder("data"));
        var alice = stack.administrator();
        var ada = join(stack, alice, "ada", storage.repository("ada")).initialised();
        var bob = join(stack, alice, "bob", storage.repository("bob")).initialised();
        var keeper = storage.keeper(ada.repository());
        var sample = Sample.files(stage.folder("sample"), 5);
        var newest = ada.succeeded(ada.backUp(Source.of(List.of(sample.toString())))).summary().snapshotId();
        Restic.forget(keeper, aged(ada, sample, "2026-01-31", 1));
        aged(ada, sample, "2026-02-28", 2);

        assertAppendOnly(ada, JobKind.forget, LAST_ONE);
        assertAppendOnly(ada, JobKind.prune, ALL_UNUSED);

        lend(ada, keeper, null);
        accept(ada);
        assertForgotten(ada.done(JobKind.forget, LAST_ONE), null);
        assertFreed(ada.done(JobKind.prune, ALL_UNUSED), null);
        assertThat(Restic.snapshots(ada.repository())).containsExactly(newest);

        lend(ada, keeper, bob.id());
        aged(ada, sample, "2026-03-31", 3);
        accept(ada);
        var before = stored(ada.done(JobKind.stats, Map.of("mode", "raw-data")));
        assertThat(health(ada).history().getLast().totalSize()).isEqualTo(before);
        var forgotten = ada.done(JobKind.forget, LAST_ONE);
        var pruned = ada.done(JobKind.prune, ALL_UNUSED);

        assertForgotten(forgotten, bob.id());
        assertFreed(pruned, bob.id());
        assertThat(bob.agent().process().err()).contains(forgotten.id(), pruned.id());
        assertThat(ada.agent().process().err()).doesNotContain(forgotten.id(), pruned.id());
        Awaitility.await("ada's list has what is left").until(() -> listed(ada).items().size() == 1);
        assertThat(listed(ada).items().getFirst().id()).isEqualTo(newest);
        assertThat(listed(bob).items()).isEmpty();
        assertMeasured(ada, before);
        assertThat(health(bob).history()).isEmpty();
        assertThat(alice.api().page("/jobs/" + pruned.id())).contains("/hosts/" + bob.id());
    }

    @Test
    void whatNeedsASharedRepositoryForItselfWaitsForTheOtherHost() throws Exception {
        var storage = new StorageServer(stage, "ada");
        var stack = StackProcess.up(stage, stage.folder("data"));
        var alice = stack.administrator();
        var shared = storage.repository("ada");
        var ada = join(stack, alice, "ada", shared).initialised();
        // Whose id of the repository nobody has heard yet.
        var bob = join(stack, alice, "bob", shared);
        ada.succeeded(ada.backUp(Source.of(List.of(Sample.files(stage.folder("sample"), 5).toString()))));
        var keeper = storage.keeper(shared);
        var sluice = storage.sluice(keeper);
        lend(ada, keeper.through(sluice), null);
        lend(bob, keeper, null);

        sluice.holdAfter(FIRST_QUESTIONS);
        var adas = alice.run(ada.id(), JobKind.prune, Map.of());
        Awaitility.await("ada prunes").until(() -> status(alice, adas) == JobStatus.running);
        var bobs = alice.run(bob.id(), JobKind.prune, Map.of());
        var check = alice.run(bob.id(), JobKind.check, Map.of());
        assertWaiting(alice, bob, bobs, check, sluice);

        assertOneAfterTheOther(ada.succeeded(adas), bob.succeeded(bobs), bob.succeeded(check));
        for (var job : List.of(adas, bobs, check)) {
            // As these jobs lock it. What a host reads of the repository once its job is
            // over holds a shared lock, for which
            // the next one waits.
            assertThat(alice.completeLog(job)).noneMatch(line -> line.text().contains("already locked exclusively"));
        }
    }

    // While ada's prune is held, which it is until the sluice opens.
    private static void assertWaiting(Administrator alice, Host bob, String prune, String check, Sluice sluice)
            throws Exception {
        assertThat(status(alice, prune)).isEqualTo(JobStatus.queued);
        assertThat(status(alice, check)).isEqualTo(JobStatus.queued);
        assertThat(alice.api().page("/jobs/" + prune)).contains("Waiting");
        assertThat(bob.agent().process().err()).doesNotContain(prune);
        sluice.open();
    }

    private static void assertOneAfterTheOther(Job... jobs) {
        for (var i = 1; i < jobs.length; i++) {
            assertThat(jobs[i].queuedAt()).isBefore(jobs[0].finishedAt());
            assertThat(jobs[i].startedAt()).isAfterOrEqualTo(jobs[i - 1].finishedAt());
        }
    }

    private static void assertAppendOnly(Host host, JobKind kind, Map<String, Object> options) throws Exception {
        var alice = host.administrator();
        var refused = alice.awaitOver(alice.run(host.id(), kind, options));
        assertThat(refused.status()).isEqualTo(JobStatus.failed);
        assertThat(refused.error().cause()).isEqualTo("append_only");
        assertThat(refused.error().nextStep()).contains("maintenance credential");
    }

    private static void assertForgotten(Job job, String where) {
        assertThat(job.runsOnHostId()).isEqualTo(where);
        assertThat(job.summary().finding()).isEqualTo(new Finding.Forgotten(false, 1, 1, "14d"));
    }

    private static void assertFreed(Job job, String where) {
        assertThat(job.runsOnHostId()).isEqualTo(where);
        assertThat(job.summary().finding()).isInstanceOfSatisfying(Finding.Pruned.class,
                found -> assertThat(found.after()).isPositive());
    }

    /** Her books say what the repository takes since, and how many snapshots are in it. */
    private static void assertMeasured(Host ada, long before) {
        var after = Awaitility.await("ada's repository is measured").until(() -> health(ada).history().getLast(),
                measured -> measured.snapshots() == 1);
        assertThat(after.totalSize()).isLessThan(before - (3 << 20)).isPositive();
    }

    private static long stored(Job job) {
        return ((Finding.Measured) job.summary().finding()).totalSize();
    }

    private static RepositoryHealth health(Host host) throws Exception {
        return Json.read(host.administrator().api().get("/api/hosts/" + host.id() + "/repository"),
                RepositoryHealth.class);
    }

    private Host join(StackProcess stack, Administrator alice, String name, Repository repository) throws Exception {
        return Host.join(stage, stack.agentUrl(), alice, name, repository);
    }

    /** A snapshot of that day which alone holds so many mebibytes. @return its id, which no job explains */
    private static String aged(Host host, Path sample, String day, int mebibytes) throws Exception {
        var before = Restic.snapshots(host.repository());
        Sample.noise(sample, mebibytes);
        Restic.backUp(host.repository(), Restic.hostname(host.repository()), day + " 12:00:00", sample);
        for (var part = 0; part < mebibytes; part++) {
            Files.delete(sample.resolve("noise-%03d.bin".formatted(part)));
        }
        return Restic.snapshots(host.repository()).stream().filter(id -> !before.contains(id)).findFirst()
                .orElseThrow();
    }

    /** Lists the host's snapshots, and accepts what no job explains. */
    private static void accept(Host host) throws Exception {
        host.done(JobKind.snapshots, Map.of());
        var strange = Awaitility.await("a snapshot is not explained").until(() -> listed(host).unexplained(),
                ids -> !ids.isEmpty());
        host.administrator().api()
                .post("/api/hosts/" + host.id() + "/snapshots/accept", Map.of("snapshot_ids", strange)).expect(200);
    }

    private static SnapshotList listed(Host host) throws Exception {
        return Json.read(host.administrator().api().get("/api/hosts/" + host.id() + "/snapshots"), SnapshotList.class);
    }

    private static void lend(Host owner, Repository keeper, String maintenanceHost) throws Exception {
        var credential = new HashMap<String, Object>(Map.of("repo_url", keeper.url(), "repo_username", keeper.user(),
                "server_password", keeper.serverPassword()));
        if (maintenanceHost != null) {
            credential.put("maintenance_host_id", maintenanceHost);
        }
        owner.administrator().api().put("/api/hosts/" + owner.id() + "/maintenance-credentials", credential)
                .expect(200);
    }

    private static JobStatus status(Administrator alice, String job) throws Exception {
        return Json.read(alice.api().get("/api/jobs/" + job), Job.class).status();
    }
}
