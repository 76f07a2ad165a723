package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.tests.kit.Administrator;
import io.resticmanager.tests.kit.Host;
import io.resticmanager.tests.kit.Restic;
import io.resticmanager.tests.kit.Sample;
import io.resticmanager.tests.kit.Sluice;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever is killed in the middle of a backup: the job ends truthfully, nothing is stuck, and the next one works. */
final class KillIT {

    private static final int HELD_AFTER = 512 * 1024;

    @RegisterExtension
    private final Stage stage = new Stage();

    /** A host whose backups the test can hold. */
    private record Scene(StackProcess stack, Administrator alice, Host ada, Sluice sluice, Source source) {

        String backUpHalfway() throws Exception {
            sluice.holdAfter(HELD_AFTER);
            var job = ada.backUp(source);
            alice.awaitUnderWay(job);
            return job;
        }
    }

    private Scene scene() throws Exception {
        var storage = new StorageServer(stage, "ada");
        var sluice = storage.sluice();
        var stack = StackProcess.up(stage, data());
        var alice = stack.administrator();
        var ada = Host.join(stage, stack.agentUrl(), alice, "ada", storage.repository("ada", sluice)).initialised();
        return new Scene(stack, alice, ada, sluice, source());
    }

    @Test
    void aKilledManagerLearnsWhatTheAgentDidMeanwhile() throws Exception {
        var scene = scene();
        var jobId = scene.backUpHalfway();

        scene.stack().process().kill();
        var again = StackProcess.up(stage, data());
        scene.alice().signIn().awaitOnline(scene.ada().id());
        scene.sluice().open();

        assertThat(again.url()).isEqualTo(scene.stack().url());
        assertEndedWell(scene, jobId);
        assertThat(running("nats-server")).hasSize(1);
    }

    @Test
    void whatAnAgentFinishedWhileTheManagerWasDownIsNotLost() throws Exception {
        var scene = scene();
        var jobId = scene.backUpHalfway();

        scene.stack().process().kill();
        scene.sluice().open();
        Awaitility.await("restic is through").until(() -> running("restic").isEmpty());
        StackProcess.up(stage, data());
        scene.alice().signIn();

        assertEndedWell(scene, jobId);
    }

    @Test
    void aKilledAgentSaysAfterwardsThatItsJobWasInterrupted() throws Exception {
        var scene = scene();
        var jobId = scene.backUpHalfway();
        var orphan = running("restic").getFirst();

        scene.ada().agent().process().kill();
        scene.ada().agent().startAgain();
        var job = scene.alice().awaitOver(jobId);

        assertThat(job.status()).isEqualTo(JobStatus.failed);
        assertThat(job.error().cause()).isEqualTo("agent_interrupted");
        // It is gone once the system's first process has taken note of its end.
        Awaitility.await("the orphan is gone").until(() -> !orphan.isAlive());
        scene.sluice().open();
        scene.ada().succeeded(scene.ada().backUp(scene.source()));
    }

    @Test
    void aKilledBrokerComesBackAndNothingOfTheBackupIsMissing() throws Exception {
        var scene = scene();
        var jobId = scene.backUpHalfway();
        var broker = scene.stack().broker();

        broker.destroyForcibly();
        Awaitility.await("another broker runs").until(() -> running("nats-server"),
                found -> found.size() == 1 && found.getFirst().pid() != broker.pid());
        scene.sluice().open();

        assertEndedWell(scene, jobId);
    }

    private static void assertEndedWell(Scene scene, String jobId) throws Exception {
        var job = scene.ada().succeeded(jobId);
        assertThat(Restic.snapshots(scene.ada().repository())).containsExactly(job.summary().snapshotId());
        assertLogHasNoHole(scene, job);
        var next = scene.ada().succeeded(scene.ada().backUp(scene.source()));
        assertThat(Restic.snapshots(scene.ada().repository())).contains(next.summary().snapshotId());
    }

    private static void assertLogHasNoHole(Scene scene, Job job) {
        var log = scene.alice().completeLog(job.id());
        assertThat(log).extracting(line -> line.n())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, log.size()).boxed().toList());
        assertThat(log).anyMatch(line -> line.text().contains(job.summary().snapshotId().substring(0, 8)));
    }

    private List<ProcessHandle> running(String program) {
        return stage.running().stream()
                .filter(process -> process.info().command().orElse("").endsWith("/" + program)).toList();
    }

    private Source source() throws IOException {
        return Source.of(List.of(Sample.noise(stage.folder("noise"), 3).toString()));
    }

    private Path data() {
        return stage.folder("data");
    }
}
