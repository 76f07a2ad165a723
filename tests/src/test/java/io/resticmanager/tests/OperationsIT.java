package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.Item;
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
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every kind of job on a real host with a real append-only server: what it says is what restic finds. */
final class OperationsIT {

    private static final Map<String, Object> LAST_ONE = Map.of("keep_last", 1);

    @RegisterExtension
    private final Stage stage = new Stage();

    @Test
    void whatReadsTellsWhatIsThere() throws Exception {
        var storage = new StorageServer(stage, "ada");
        var ada = join(StackProcess.up(stage, stage.folder("data")), storage.repository("ada"));
        var sample = Sample.files(stage.folder("sample"), 20);

        var first = backUp(ada, sample);
        Files.writeString(sample.resolve("new.txt"), "new");
        Files.delete(sample.resolve("note-0000.txt"));
        var second = backUp(ada, sample);
        var stored = ada.done(JobKind.stats, Map.of("mode", "raw-data"));
        var structure = ada.done(JobKind.check, Map.of());
        var everything = ada.done(JobKind.check, Map.of("read_data_subset", "100%"));
        var compared = ada.done(JobKind.diff, Map.of("a", first, "b", second.substring(0, 8)));
        var unlocked = ada.done(JobKind.unlock, Map.of());

        assertThat(finding(stored, Finding.Measured.class).totalSize()).isPositive();
        assertThat(finding(structure, Finding.Checked.class).errors()).isZero();
        assertThat(finding(everything, Finding.Checked.class).readDataSubset()).isEqualTo("100%");
        assertThat(finding(compared, Finding.Compared.class).b()).isEqualTo(second);
        assertThat(ada.administrator().items(compared.id())).contains(
                new Item.Change(sample.resolve("new.txt").toString(), "+"),
                new Item.Change(sample.resolve("note-0000.txt").toString(), "-"));
        assertThat(finding(unlocked, Finding.Unlocked.class)).isEqualTo(new Finding.Unlocked(0, 0));
        assertHealth(health(ada), everything);
        assertBadOptionsAreToldAtTheirFields(ada);
    }

    private static void assertHealth(RepositoryHealth health, Job lastFullCheck) {
        assertThat(health.lastCheck().ok()).isTrue();
        assertThat(health.lastFullCheck().jobId()).isEqualTo(lastFullCheck.id());
        assertThat(health.history()).isNotEmpty();
    }

    @Test
    void forgetNeverSaysMoreThanItDid() throws Exception {
        var storage = new StorageServer(stage, "ada");
        var stack = StackProcess.up(stage, stage.folder("data"));
        var repository = storage.repository("ada");
        var keeper = storage.keeper(repository);
        var ada = join(stack, repository);
        var alice = ada.administrator();
        var sample = Sample.files(stage.folder("sample"), 5);
        backUp(ada, sample);
        Restic.backUp(ada.repository(), Restic.hostname(ada.repository()), "2026-01-31 12:00:00", sample);
        var old = old(ada);

        var rehearsed = ada.done(JobKind.forget, Map.of("retention", LAST_ONE, "dry_run", true));
        var refused = alice.awaitOver(alice.run(ada.id(), JobKind.forget, Map.of("retention", LAST_ONE)));

        assertThat(finding(rehearsed, Finding.Forgotten.class).removed()).isEqualTo(1);
        assertThat(alice.items(rehearsed.id())).filteredOn(item -> item instanceof Item.Decision decision
                && !decision.keep() && decision.snapshot().id().equals(old)).hasSize(1);
        assertThat(refused.status()).isEqualTo(JobStatus.failed);
        assertThat(refused.error().cause()).isEqualTo("append_only");
        assertThat(Restic.snapshots(ada.repository())).hasSize(2);

        lend(ada, keeper);
        assertThat(alice.ask(ada.id(), JobKind.forget, Map.of("retention", LAST_ONE)).status()).isEqualTo(409);
        alice.api().post("/api/hosts/" + ada.id() + "/snapshots/accept", Map.of("snapshot_ids", List.of(old)))
                .expect(200);
        var forgotten = ada.done(JobKind.forget, Map.of("retention", LAST_ONE));
        var freed = ada.done(JobKind.prune, Map.of("max_unused", "0"));

        assertThat(finding(forgotten, Finding.Forgotten.class)).isEqualTo(new Finding.Forgotten(false, 1, 1, "14d"));
        assertThat(Restic.snapshots(ada.repository())).hasSize(1).doesNotContain(old);
        assertThat(finding(freed, Finding.Pruned.class).after()).isNotNull();
    }

    @Test
    void whatShrankIsSuspectUntilSomebodyHasLooked() throws Exception {
        var storage = new StorageServer(stage, "ada");
        var ada = join(StackProcess.up(stage, stage.folder("data")), storage.repository("ada"));
        var noise = Sample.noise(stage.folder("noise"), 3);
        for (int run = 0; run < 3; run++) {
            backUp(ada, noise);
        }
        Files.delete(noise.resolve("noise-000.bin"));
        Files.delete(noise.resolve("noise-001.bin"));

        var shrunk = ada.succeeded(ada.backUp(Source.of(List.of(noise.toString()))));
        ada.administrator().api().post("/api/jobs/" + shrunk.id() + "/confirm", Map.of()).expect(200);
        var confirmed = ada.administrator().awaitOver(shrunk.id());

        assertThat(shrunk.suspect().reason()).isEqualTo("shrunk");
        assertThat(confirmed.suspect().confirmedBy()).isEqualTo(Administrator.NAME);
    }

    private static void assertBadOptionsAreToldAtTheirFields(Host ada) throws Exception {
        assertRefused(ada, JobKind.forget, Map.of("retention", Map.of()), "options.retention");
        assertRefused(ada, JobKind.forget, Map.of("retention", Map.of("keep_last", 0)), "options.retention.keep_last");
        assertRefused(ada, JobKind.check, Map.of("read_data_subset", "much"), "options.read_data_subset");
        assertRefused(ada, JobKind.prune, Map.of("max_unused", "-1"), "options.max_unused");
        assertRefused(ada, JobKind.stats, Map.of("mode", "colour"), "options.mode");
        assertRefused(ada, JobKind.diff, Map.of("a", "xyz", "b", "12345678"), "options.a");
    }

    private static void assertRefused(Host host, JobKind kind, Map<String, Object> options, String field)
            throws Exception {
        var answer = host.administrator().ask(host.id(), kind, options);
        assertThat(answer.status()).as("%s %s", kind, options).isEqualTo(422);
        assertThat(Json.text(answer.body())).contains("\"" + field + "\"");
    }

    private Host join(StackProcess stack, Repository repository) throws Exception {
        return Host.join(stage, stack.agentUrl(), stack.administrator(), "ada", repository).initialised();
    }

    /** @return the id of the snapshot, once it is listed */
    private static String backUp(Host host, Path path) throws Exception {
        var snapshot = host.succeeded(host.backUp(Source.of(List.of(path.toString())))).summary().snapshotId();
        Awaitility.await("the snapshot is listed").until(() -> Json.text(
                host.administrator().api().get("/api/hosts/" + host.id() + "/snapshots")).contains(snapshot));
        return snapshot;
    }

    /** The one snapshot that no job explains, after the list was read again. */
    private static String old(Host host) throws Exception {
        host.done(JobKind.snapshots, Map.of());
        return Awaitility.await("a snapshot is not explained").until(() -> Json.read(
                host.administrator().api().get("/api/hosts/" + host.id() + "/snapshots"), SnapshotList.class)
                .unexplained(), ids -> ids.size() == 1).getFirst();
    }

    private static void lend(Host host, Repository keeper) throws Exception {
        host.administrator().api().put("/api/hosts/" + host.id() + "/maintenance-credentials",
                Map.of("repo_url", keeper.url(), "repo_username", keeper.user(), "server_password",
                        keeper.serverPassword()))
                .expect(200);
    }

    private static RepositoryHealth health(Host host) throws Exception {
        return Json.read(host.administrator().api().get("/api/hosts/" + host.id() + "/repository"),
                RepositoryHealth.class);
    }

    private static <T extends Finding> T finding(Job job, Class<T> type) {
        return type.cast(job.summary().finding());
    }
}
