package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.testkit.ToolPaths;
import io.resticmanager.tests.kit.Administrator;
import io.resticmanager.tests.kit.AgentProcess;
import io.resticmanager.tests.kit.Host;
import io.resticmanager.tests.kit.NastyTree;
import io.resticmanager.tests.kit.Repository;
import io.resticmanager.tests.kit.Sample;
import io.resticmanager.tests.kit.Sluice;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was backed up comes back as it was, through the API, a real agent, a real restic and a real storage server. */
final class RestoreIT {

    private static final Duration LARGE = Duration.ofMinutes(4);

    @RegisterExtension
    private final Stage stage = new Stage();

    private StorageServer storage;
    private StackProcess stack;
    private Administrator alice;

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void aNastyTreeComesBackAsItWas(String version) throws Exception {
        begin("ada");
        var tree = NastyTree.in(stage.folder("tree"));
        var before = NastyTree.checksum(tree);
        var odd = NastyTree.contents(tree.resolve("odd"));
        var ada = join("ada", storage.repository("ada"), version, tree);
        var snapshot = backUp(ada, tree);

        assertWhatIsFound(ada, snapshot, tree);
        var directory = restored(ada, aside(snapshot, tree.resolve("odd")));
        assertThat(NastyTree.contents(Path.of(directory + tree.resolve("odd").toString()))).isEqualTo(odd);
        NastyTree.shell(tree, "find . -mindepth 1 -delete");
        assertThat(refusal(ada, inPlace(snapshot, tree, "eve"))).contains("options.confirm_host_name");
        assertThat(Files.list(tree)).isEmpty();
        ada.succeeded(over(ada, inPlace(snapshot, tree, "ada")).id());

        assertThat(NastyTree.checksum(tree)).isEqualTo(before);
        var audited = Json.text(ada.administrator().api().get("/api/audit?action=host.restore"));
        assertThat(audited).contains(snapshot, tree.toString(), "in place, overwrite always", "to a new directory",
                "alice");
    }

    /** Folder by folder and by name, with every odd character. */
    private static void assertWhatIsFound(Host ada, String snapshot, Path tree) throws Exception {
        var tops = Json.text(ada.administrator().api().get(tree(ada, snapshot) + "tree?path=/"));
        var odd = Json.text(ada.administrator().api().get(tree(ada, snapshot) + "tree?path=" + tree.resolve("odd")));
        var found = Json.text(ada.administrator().api().get(tree(ada, snapshot) + "find?q=twenty-letters-each-20"));

        assertThat(tops).contains("\"" + tree.subpath(0, 1) + "\"");
        assertThat(odd).contains("star*[x]?.txt", "new\\nline", "<b>bold", "übung-日本.txt", "back\\\\slash");
        assertThat(found).contains(tree + "/deep/", "/twenty-letters-each-20\"");
    }

    @Test
    void whatCanNotBeDoneIsSaidAndNothingIsWritten() throws Exception {
        begin("ada");
        var sample = Sample.files(stage.folder("sample"), 3);
        var ada = join("ada", storage.repository("ada"), "0.18", AgentProcess.restored(stage, "ada"));
        var snapshot = backUp(ada, sample);
        var note = sample.resolve("note-0000.txt");
        Files.writeString(note, "mine");

        assertThat(refusal(ada, aside(snapshot, Path.of("/srv/../etc")))).contains("options.paths[0]");
        assertThat(refusal(ada, aside(snapshot, Path.of("etc")))).contains("options.paths[0]");
        assertThat(refusal(ada, aside("0123456789abcdef", sample))).contains("options.snapshot_id");
        var vetoed = over(ada, inPlace(snapshot, sample, "ada"));

        assertThat(vetoed.status()).isEqualTo(JobStatus.failed);
        assertThat(vetoed.error().cause()).isEqualTo("refused_by_host");
        assertThat(note).hasContent("mine");
        assertThat(Files.list(AgentProcess.restored(stage, "ada"))).isEmpty();
    }

    @Test
    void oneThatIsCancelledOrHasToWaitNeverLooksWhole() throws Exception {
        begin("ada");
        var sample = Sample.noise(stage.folder("noise"), 6);
        var sluice = storage.sluice();
        var ada = join("ada", storage.repository("ada", sluice), "0.18", AgentProcess.restored(stage, "ada"));
        var snapshot = backUp(ada, sample);

        var cancelled = cancelledHalfway(ada, sluice, aside(snapshot, sample));
        assertThat(cancelled.status()).isEqualTo(JobStatus.cancelled);
        assertThat(AgentProcess.restored(stage, "ada").resolve(cancelled.id())).doesNotExist();
        assertThat(((Finding.Restored) cancelled.summary().finding()).complete()).isFalse();

        ada.agent().process().kill();
        var waiting = ada.administrator().run(ada.id(), JobKind.restore, aside(snapshot, sample));
        // The hub may notice only now that nobody is there any more.
        assertThat(ada.administrator().api().get("/api/jobs/" + waiting).get("status").getStringValue())
                .isIn("queued", "dispatched");
        ada.agent().startAgain();
        var whole = ((Finding.Restored) ada.succeeded(waiting).summary().finding()).directory();
        assertThat(NastyTree.contents(Path.of(whole + sample.toString()))).isEqualTo(NastyTree.contents(sample));
    }

    private Job cancelledHalfway(Host ada, Sluice sluice, Map<String, Object> options) throws Exception {
        sluice.holdAfter(0);
        var job = ada.administrator().run(ada.id(), JobKind.restore, options);
        ada.administrator().awaitRunning(job);
        Awaitility.await("its directory is there").until(() -> {
            sluice.allow(64);
            return Files.exists(AgentProcess.restored(stage, "ada").resolve("." + job + ".partial"));
        });
        ada.administrator().api().post("/api/jobs/" + job + "/cancel", Map.of()).expect(200);
        sluice.open();
        return ada.administrator().awaitOver(job);
    }

    @Test
    void aRepositoryThatIsHeldIsWaitedForAndItsHolderNamed() throws Exception {
        begin("ada");
        var sample = Sample.files(stage.folder("sample"), 3);
        var repository = storage.repository("ada");
        var ada = join("ada", repository, "0.18", AgentProcess.restored(stage, "ada"));
        var snapshot = backUp(ada, sample);
        Awaitility.await("the reports of the backup are made").until(() -> stage.running().stream()
                .noneMatch(process -> process.info().command().orElse("").endsWith("/restic")));
        var sluice = storage.sluice();
        sluice.holdAfter(0);
        stage.start("check", List.of(ToolPaths.restic018().toString(), "--no-cache", "check"),
                repository.through(sluice).environment());
        Awaitility.await("somebody holds the repository").until(() -> {
            sluice.allow(64);
            return !storage.locks("ada").isEmpty();
        });

        var job = ada.administrator().run(ada.id(), JobKind.restore, aside(snapshot, sample));
        Awaitility.await("the log names who holds it").until(() -> Json.text(
                ada.administrator().api().get("/api/jobs/" + job + "/log?after=0")).contains("lock"));
        sluice.open();

        ada.succeeded(job);
    }

    @Test
    void anotherHostBringsBackWhatAMachineThatIsGoneHad() throws Exception {
        begin("ada", "eve");
        var sample = Sample.files(stage.folder("sample"), 5);
        var wanted = NastyTree.contents(sample);
        var repository = storage.repository("ada");
        var ada = join("ada", repository, "0.18", AgentProcess.restored(stage, "ada"));
        var eve = join("eve", storage.repository("eve"), "0.18", AgentProcess.restored(stage, "eve"));
        var snapshot = backUp(ada, sample);
        ada.agent().process().kill();

        var through = ada.administrator().api().get(tree(ada, snapshot) + "tree?path=" + sample + "&via=" + eve.id());
        assertThat(Json.text(through)).contains("note-0000.txt");
        var options = Map.<String, Object>of("snapshot_id", snapshot, "paths", List.of(sample.toString()), "target",
                Map.of("mode", "new_directory", "host_id", eve.id()));
        var restored = (Finding.Restored) over(ada, options).summary().finding();

        assertThat(restored.directory()).startsWith(AgentProcess.restored(stage, "eve").toString());
        assertThat(NastyTree.contents(Path.of(restored.directory() + sample))).isEqualTo(wanted);
        for (var file : stage.files("storage", "data")) {
            assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)).as("%s", file)
                    .doesNotContain(repository.password(), repository.serverPassword());
        }
    }

    private void begin(String... users) throws Exception {
        storage = new StorageServer(stage, users);
        stack = StackProcess.up(stage, stage.folder("data"));
        alice = stack.administrator();
    }

    private Host join(String name, Repository repository, String version, Path allowed) throws Exception {
        var restic = version.equals("0.14") ? ToolPaths.restic014() : ToolPaths.restic018();
        return Host.join(stage, stack.agentUrl(), alice, name, repository, restic, "--allow-restore",
                allowed.toString(), "--allow-restore", AgentProcess.restored(stage, name).toString()).initialised();
    }

    private static String backUp(Host host, Path path) throws Exception {
        var job = host.administrator().awaitOver(host.backUp(Source.of(List.of(path.toString()))), LARGE);
        host.administrator().awaitSnapshots(host.id(), 1);
        return host.succeeded(job.id()).summary().snapshotId();
    }

    private static Map<String, Object> aside(String snapshot, Path path) {
        return Map.of("snapshot_id", snapshot, "paths", List.of(path.toString()), "target",
                Map.of("mode", "new_directory"));
    }

    private static Map<String, Object> inPlace(String snapshot, Path path, String typed) {
        return Map.of("snapshot_id", snapshot, "paths", List.of(path.toString()), "target", Map.of("mode", "in_place"),
                "confirm_host_name", typed);
    }

    private static Job over(Host host, Map<String, Object> options) throws Exception {
        return host.administrator().awaitOver(host.administrator().run(host.id(), JobKind.restore, options), LARGE);
    }

    /** @return the directory */
    private static String restored(Host host, Map<String, Object> options) throws Exception {
        var finding = (Finding.Restored) host.succeeded(over(host, options).id()).summary().finding();
        assertThat(finding.complete()).isTrue();
        return finding.directory();
    }

    private static String refusal(Host host, Map<String, Object> options) throws Exception {
        return Json.text(host.administrator().ask(host.id(), JobKind.restore, options).expect(422).body());
    }

    private static String tree(Host host, String snapshot) {
        return "/api/hosts/" + host.id() + "/snapshots/" + snapshot + "/";
    }
}
