package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;

import io.resticmanager.platform.testkit.ToolPaths;
import io.resticmanager.tests.kit.AgentProcess;
import io.resticmanager.tests.kit.Host;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import io.resticmanager.tests.kit.Trust;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An address that others can reach is served with TLS, and an agent trusts the key it was told and no other. */
final class TlsIT {

    @RegisterExtension
    private final Stage stage = new Stage();

    @Test
    void anAgentConnectsWithTheRightPinAndRefusesTheWrongOne() throws Exception {
        var storage = new StorageServer(stage, "ada");
        var stack = StackProcess.up(stage, stage.folder("data"), "--bind", "0.0.0.0");
        var here = "https://127.0.0.1:" + URI.create(stack.url()).getPort();
        var administrator = stack.administrator(Trust.anything(), here);
        var pin = stack.announcement().get("pin").getStringValue();
        var token = administrator.mint("eve", storage.repository("ada")).text("token");

        var unpinned = AgentProcess.enrol(stage, "eve", here, token);
        assertThat(unpinned.awaitExit(Duration.ofSeconds(30))).isNotZero();
        var wrong = AgentProcess.enrol(stage, "eve", here, token, "--pin", "sha256:" + "0".repeat(64));
        assertThat(wrong.awaitExit(Duration.ofSeconds(30))).isNotZero();
        var ada = Host.join(stage, here, administrator, "ada", storage.repository("ada"), ToolPaths.restic018(),
                "--pin",
                pin);

        assertThat(stack.url()).startsWith("https://");
        assertThat(pin).matches("sha256:[0-9a-f]{64}");
        assertThat(wrong.err()).containsIgnoringCase("pin").doesNotContain("\tat ", token);
        // The list follows a host's first word within a moment.
        Awaitility.await("the only host is listed").untilAsserted(
                () -> assertThat(administrator.api().get("/api/hosts").get("items").values()).hasSize(1));
        assertThat(administrator.api().get("/api/hosts/" + ada.id()).get("status").getStringValue())
                .isEqualTo("online");
    }
}
