package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.tests.kit.Administrator;
import io.resticmanager.tests.kit.ApiClient;
import io.resticmanager.tests.kit.Builds;
import io.resticmanager.tests.kit.Child;
import io.resticmanager.tests.kit.DatabaseRows;
import io.resticmanager.tests.kit.Host;
import io.resticmanager.tests.kit.Sample;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The state of the control plane is copied while it works, and what is put back goes on where the copy was made. */
final class StateIT {

    private static final int FAILED = 1;
    private static final int IN_USE = 5;

    @RegisterExtension
    private final Stage stage = new Stage();

    @Test
    void whatWasCopiedUnderLoadGoesOnAfterItIsPutBack() throws Exception {
        var storage = new StorageServer(stage, "ada", "eve");
        var data = stage.folder("data");
        var copy = stage.folder("copies").resolve("state.zip");
        var stack = StackProcess.up(stage, data);
        var alice = stack.administrator();
        var ada = Host.join(stage, stack.agentUrl(), alice, "ada", storage.repository("ada")).initialised();
        var sample = Sample.files(stage.folder("sample"), 20);
        var done = new ArrayList<>(List.of(backUp(ada, sample), backUp(ada, sample)));
        var known = Json.text(alice.api().get("/api/jobs/" + done.getFirst()));
        var running = ada.backUp(Source.of(List.of(sample.toString())));
        var waiting = alice.run(ada.id(), JobKind.check, Map.of());

        assertThat(command("backup-state", copy.toString(), data).awaitExit(Duration.ofMinutes(1))).isZero();
        ada.succeeded(running);
        ada.succeeded(waiting);
        var eve = Host.join(stage, stack.agentUrl(), alice, "eve", storage.repository("eve"));
        var refused = command("restore-state", copy.toString(), data);
        assertThat(refused.awaitExit(Duration.ofMinutes(1))).as(refused.err()).isEqualTo(IN_USE);
        stack.process().terminate();

        assertThat(command("verify-state", copy.toString(), data).awaitExit(Duration.ofMinutes(1))).isZero();
        assertThat(command("restore-state", copy.toString(), data).awaitExit(Duration.ofMinutes(1))).isZero();
        everyRowIsBack(copy, data);
        var again = StackProcess.up(stage, data);

        assertThat(again.url()).isEqualTo(stack.url());
        var signedIn = new Administrator(new ApiClient(again.url()), alice.password()).signIn();
        assertThat(Json.text(signedIn.api().get("/api/jobs/" + done.getFirst()))).isEqualTo(known);
        assertThat(signedIn.api().ask("/api/hosts/" + eve.id()).status()).isEqualTo(404);
        signedIn.awaitOnline(ada.id());
        var after = new Host(ada.id(), "ada", ada.repository(), ada.agent(), signedIn);
        backUp(after, sample);
        signedIn.awaitSnapshots(ada.id(), 4);
        assertThat(command("verify-state", null, data).awaitExit(Duration.ofMinutes(1))).isZero();
    }

    // The hub's epoch is a new one with each restore, so that agents tell again
    // what they told after the copy.
    private void everyRowIsBack(Path copy, Path data) throws Exception {
        var unpacked = stage.folder("unpacked");
        for (var service : List.of("gateway", "hub", "jobs", "alerts", "notifications")) {
            var copied = DatabaseRows.ofCopy(copy, service + ".db", unpacked);
            var back = DatabaseRows.of(data.resolve(service + ".db"));
            if (service.equals("hub")) {
                assertThat(back.remove("hub")).isNotEqualTo(copied.remove("hub"));
            }
            assertThat(back).as(service).isEqualTo(copied);
        }
        assertThat(DatabaseRows.of(data.resolve("jobs.db")).get("job")).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void whatIsNoCopyChangesNothing() throws Exception {
        var data = stage.folder("data");
        var missing = command("restore-state", stage.folder("copies").resolve("none.zip").toString(), data);

        assertThat(missing.awaitExit(Duration.ofMinutes(1))).isEqualTo(IN_USE);
        assertThat(missing.err()).contains("none.zip");
        var nothing = command("backup-state", stage.folder("copies").resolve("state.zip").toString(), data);
        assertThat(nothing.awaitExit(Duration.ofMinutes(1))).isEqualTo(IN_USE);
        assertThat(nothing.err()).contains("gateway.db", "--data-dir");
        var wrong = java.nio.file.Files.writeString(stage.folder("copies").resolve("wrong.zip"), "none");
        assertThat(command("verify-state", wrong.toString(), data).awaitExit(Duration.ofMinutes(1))).isEqualTo(FAILED);
    }

    private static String backUp(Host host, Path path) throws Exception {
        return host.succeeded(host.backUp(Source.of(List.of(path.toString())))).id();
    }

    private Child command(String name, @org.jspecify.annotations.Nullable String file, Path data) {
        var arguments = new ArrayList<>(List.of(name, "--data-dir", data.toString()));
        if (file != null) {
            arguments.add(file);
        }
        return stage.start(name, Builds.stack(arguments), Map.of());
    }
}
