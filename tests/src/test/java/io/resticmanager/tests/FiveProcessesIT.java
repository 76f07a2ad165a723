package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.resticmanager.contracts.job.Source;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.tests.kit.Host;
import io.resticmanager.tests.kit.Restic;
import io.resticmanager.tests.kit.Sample;
import io.resticmanager.tests.kit.Services;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same story with a process for each service and a broker of its own: nothing needs the others' memory. */
final class FiveProcessesIT {

    @Order(1)
    @RegisterExtension
    private final NatsServerExtension nats = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    private final Stage stage = new Stage();

    @Test
    void aBackupRunsThroughFiveProcesses() throws Exception {
        var storage = new StorageServer(stage, "ada");
        var services = Services.start(stage, nats.environment());
        var alice = services.administrator();
        var ada = Host.join(stage, services.agentUrl(), alice, "ada", storage.repository("ada")).initialised();

        var job = ada.succeeded(ada.backUp(Source.of(List.of(Sample.files(stage.folder("sample"), 30).toString()))));

        assertThat(Restic.snapshots(ada.repository())).containsExactly(job.summary().snapshotId());
        assertThat(alice.awaitSnapshots(ada.id(), 1)).containsExactly(job.summary().snapshotId());
        assertThat(alice.completeLog(job.id())).isNotEmpty();
        assertThat(services.processes()).hasSize(5).allMatch(process -> process.isAlive());
    }
}
