package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.tests.kit.Host;
import io.resticmanager.tests.kit.Sample;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What goes wrong ends the job with a cause, a sentence that a person understands, and what to do next. */
final class ExplainedFailuresIT {

    @RegisterExtension
    private final Stage stage = new Stage();

    @Test
    void aWrongPasswordAndAStoppedStorageServerAreToldApart() throws Exception {
        var storage = new StorageServer(stage, "ada");
        var stack = StackProcess.up(stage, stage.folder("data"));
        var alice = stack.administrator();
        var ada = Host.join(stage, stack.agentUrl(), alice, "ada", storage.repository("ada"));
        var source = Source.of(List.of(Sample.files(stage.folder("sample"), 3).toString()));

        var missing = alice.awaitOver(ada.backUp(source));
        ada.initialised();
        alice.api().put("/api/hosts/" + ada.id() + "/repo-credentials",
                Map.of("repo_password", "not this one")).expect(200);
        var wrong = alice.awaitOver(ada.backUp(source));
        alice.api().put("/api/hosts/" + ada.id() + "/repo-credentials",
                Map.of("repo_password", ada.repository().password())).expect(200);
        storage.stop();
        var unreachable = alice.awaitOver(ada.backUp(source), Duration.ofSeconds(30));
        storage.startAgain();
        ada.succeeded(ada.backUp(source));

        assertExplained(missing, "repository_missing");
        assertExplained(wrong, "wrong_password");
        assertExplained(unreachable, "unreachable");
    }

    @Test
    void aBackupOfNothingIsRefusedAtTheField() throws Exception {
        var storage = new StorageServer(stage, "ada");
        var stack = StackProcess.up(stage, stage.folder("data"));
        var alice = stack.administrator();
        var ada = Host.join(stage, stack.agentUrl(), alice, "ada", storage.repository("ada")).initialised();

        var refused = alice.askForBackup(ada.id(), new BackupOptions(null, null));
        var relative = alice.askForBackup(ada.id(), new BackupOptions(null, Source.of(List.of("etc"))));
        var absent = alice.awaitOver(ada.backUp(Source.of(List.of("/no/such/folder"))));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(Json.text(refused.body())).contains("options.source");
        assertThat(relative.status()).isEqualTo(422);
        assertThat(Json.text(relative.body())).contains("options.source.paths[0]");
        assertExplained(absent, "source_missing");
        assertThat(absent.error().message()).contains("/no/such/folder");
    }

    private static void assertExplained(Job job, String cause) {
        assertThat(job.status()).isEqualTo(JobStatus.failed);
        assertThat(job.error().cause()).isEqualTo(cause);
        assertThat(job.error().message()).matches("[A-Z].* .*\\.");
        assertThat(job.error().nextStep()).matches("[A-Z].* .*\\.");
    }
}
