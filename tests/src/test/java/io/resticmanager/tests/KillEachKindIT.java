package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.tests.kit.Host;
import io.resticmanager.tests.kit.Sample;
import io.resticmanager.tests.kit.Sluice;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The agent is killed while its restic holds the repository, once in each kind of job that is no backup: the job ends truthfully,
 * no restic goes on, the lock that it left is removed, and the next job runs.
 */
final class KillEachKindIT {

    /** Less than any request of restic's, so that it is held right behind the one that sets its lock. */
    private static final int SIP = 64;

    @RegisterExtension
    private final Stage stage = new Stage();

    private StorageServer storage;
    private Sluice sluice;
    private Host ada;

    @Test
    void whateverTheAgentWasDoingItSaysSoAndLeavesNothingBehind() throws Exception {
        storage = new StorageServer(stage, "ada");
        sluice = storage.sluice();
        var stack = StackProcess.up(stage, stage.folder("data"));
        ada = Host.join(stage, stack.agentUrl(), stack.administrator(), "ada", storage.repository("ada", sluice))
                .initialised();
        var first = backUp("one");
        var second = backUp("two");
        ada.administrator().awaitSnapshots(ada.id(), 2);

        for (var kind : kinds(first, second).entrySet()) {
            killIn(kind.getKey(), kind.getValue());
        }

        assertThat(ada.done(JobKind.check, Map.of()).warnings()).isZero();
        assertThat(storage.locks("ada")).isEmpty();
    }

    private static Map<JobKind, Map<String, Object>> kinds(String first, String second) {
        var kinds = new LinkedHashMap<JobKind, Map<String, Object>>();
        kinds.put(JobKind.forget, Map.of("retention", Map.of("keep_last", 1)));
        kinds.put(JobKind.prune, Map.of("max_unused", "0"));
        kinds.put(JobKind.check, Map.of("read_data_subset", "100%"));
        kinds.put(JobKind.stats, Map.of("mode", "raw-data"));
        kinds.put(JobKind.diff, Map.of("a", first, "b", second));
        return kinds;
    }

    private void killIn(JobKind kind, Map<String, Object> options) throws Exception {
        var job = halfway(kind, options);
        var orphan = restic(kind).orElseThrow();

        ada.agent().process().kill();
        ada.agent().startAgain();

        var over = ada.administrator().awaitOver(job);
        assertThat(over.status()).as("%s", kind).isEqualTo(JobStatus.failed);
        assertThat(over.error().cause()).as("%s", kind).isEqualTo("agent_interrupted");
        assertThat(over.error().message()).contains("stopped or restarted while the job ran");
        assertThat(over.error().nextStep()).isNotBlank();
        Awaitility.await("the orphan of " + kind + " is gone").until(() -> !orphan.isAlive());
        sluice.open();
        Awaitility.await("the lock of " + kind + " is gone").until(() -> storage.locks("ada").isEmpty());
    }

    /** Its restic has set its lock, and gets no further. */
    private String halfway(JobKind kind, Map<String, Object> options) throws Exception {
        Awaitility.await("reports of what was before").until(() -> running().isEmpty());
        sluice.holdAfter(0);
        var job = ada.administrator().run(ada.id(), kind, options);
        Awaitility.await(kind + " holds the repository").pollInterval(Duration.ofMillis(5))
                .until(() -> holds(kind));
        ada.administrator().awaitRunning(job);
        return job;
    }

    private boolean holds(JobKind kind) {
        if (!storage.locks("ada").isEmpty() && restic(kind).isPresent()) {
            return true;
        }
        sluice.allow(SIP);
        return false;
    }

    private Optional<ProcessHandle> restic(JobKind kind) {
        return running().stream()
                .filter(process -> List.of(process.info().arguments().orElse(new String[0])).contains(kind.name()))
                .findFirst();
    }

    private List<ProcessHandle> running() {
        return stage.running().stream()
                .filter(process -> process.info().command().orElse("").endsWith("/restic")).toList();
    }

    private String backUp(String name) throws Exception {
        var folder = Sample.files(stage.folder("sample"), name.equals("one") ? 5 : 6);
        return ada.succeeded(ada.backUp(Source.of(List.of(folder.toString())))).summary().snapshotId();
    }
}
