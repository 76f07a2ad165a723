package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.resticmanager.contracts.job.Source;
import io.resticmanager.tests.kit.Host;
import io.resticmanager.tests.kit.Restic;
import io.resticmanager.tests.kit.Sample;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Hosts do not wait for each other, and each sees its own. */
final class TwoHostsIT {

    @RegisterExtension
    private final Stage stage = new Stage();

    @Test
    void twoHostsBackUpAtTheSameTimeEachIntoItsOwnRepository() throws Exception {
        var storage = new StorageServer(stage, "ada", "bob");
        var stack = StackProcess.up(stage, stage.folder("data"));
        var alice = stack.administrator();
        var ada = Host.join(stage, stack.agentUrl(), alice, "ada", storage.repository("ada"));
        var bob = Host.join(stage, stack.agentUrl(), alice, "bob", storage.repository("bob"));
        ada.initialised();
        bob.initialised();
        var slow = slow(Sample.noise(stage.folder("noise"), 6).toString());

        var adas = ada.backUp(slow);
        var bobs = bob.backUp(slow);
        alice.awaitUnderWay(bobs);
        alice.awaitUnderWay(adas);
        var first = ada.succeeded(adas);
        var second = bob.succeeded(bobs);

        assertThat(first.startedAt()).isBefore(second.finishedAt());
        assertThat(second.startedAt()).isBefore(first.finishedAt());
        assertThat(Restic.snapshots(ada.repository())).containsExactly(first.summary().snapshotId());
        assertThat(Restic.snapshots(bob.repository())).containsExactly(second.summary().snapshotId());
        assertThat(alice.awaitSnapshots(ada.id(), 1)).containsExactly(first.summary().snapshotId());
        assertThat(alice.awaitSnapshots(bob.id(), 1)).containsExactly(second.summary().snapshotId());
    }

    private static Source slow(String path) {
        return new Source(List.of(path), List.of(), List.of(), false, false, 1_024, null, null, null, null, null);
    }
}
