package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.platform.testkit.ToolPaths;
import io.resticmanager.tests.kit.Administrator;
import io.resticmanager.tests.kit.Host;
import io.resticmanager.tests.kit.Restic;
import io.resticmanager.tests.kit.Sample;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From nothing to a snapshot that restic itself lists, over the API, in the single JVM. */
final class WalkingSkeletonIT {

    private static final int FILES = 120;

    @RegisterExtension
    private final Stage stage = new Stage();

    @Test
    void aBackupRunsFromSetUpToSnapshotWithTheNewestRestic() throws Exception {
        backsUp(ToolPaths.restic018());
    }

    @Test
    void aBackupRunsFromSetUpToSnapshotWithTheOldestRestic() throws Exception {
        backsUp(ToolPaths.restic014());
    }

    private void backsUp(Path restic) throws Exception {
        var storage = new StorageServer(stage, "ada");
        var stack = StackProcess.up(stage, stage.folder("data"));
        var alice = stack.administrator();
        var ada = Host.join(stage, stack.agentUrl(), alice, "ada", storage.repository("ada"), restic).initialised();
        var source = Source.of(List.of(Sample.files(stage.folder("sample"), FILES).toString()));

        var first = ada.succeeded(ada.backUp(source));
        var second = ada.succeeded(alice.run(ada.id(), first.kind()));

        var truth = Restic.snapshots(ada.repository());
        assertThat(truth).containsExactlyInAnyOrder(snapshot(first), snapshot(second));
        assertThat(alice.awaitSnapshots(ada.id(), 2)).containsExactlyInAnyOrderElementsOf(truth);
        assertThat(Restic.files(ada.repository(), snapshot(first))).isEqualTo(FILES);
        assertThat(first.summary().totalFilesProcessed()).isEqualTo(FILES);
        assertThat(first.actor()).isEqualTo(Administrator.NAME);
        assertThat(second.source()).isEqualTo(source);
        assertLogIsCompleteFor(alice, first);
        assertThat(alice.api().get("/api/hosts/" + ada.id()).get("repository_state").getStringValue())
                .isEqualTo("ready");
    }

    private static void assertLogIsCompleteFor(Administrator alice, Job job) {
        var log = alice.completeLog(job.id());
        assertThat(log).extracting(line -> line.n())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, log.size()).boxed().toList());
        assertThat(log).anyMatch(line -> line.text().contains(snapshot(job).substring(0, 8)));
    }

    private static String snapshot(Job job) {
        assertThat(job.status()).isEqualTo(JobStatus.succeeded);
        return job.summary().snapshotId();
    }
}
