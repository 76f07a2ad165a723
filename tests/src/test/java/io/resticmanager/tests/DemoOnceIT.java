package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.testkit.ToolPaths;
import io.resticmanager.tests.kit.Builds;
import io.resticmanager.tests.kit.Child;
import io.resticmanager.tests.kit.Repository;
import io.resticmanager.tests.kit.Restic;
import io.resticmanager.tests.kit.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One command backs up a real machine, says so in one line, and leaves nothing running. */
final class DemoOnceIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @RegisterExtension
    private final Stage stage = new Stage();

    @Test
    void oneCommandBacksUpAThousandFilesAndTheNextStartGoesOn() throws Exception {
        var first = report(demo(ToolPaths.restServer(), "--port", "0"));
        var second = report(demo(ToolPaths.restServer()));

        assertThat(first.get("status").getStringValue()).isEqualTo("succeeded");
        assertThat(first.get("files").getLongValue()).isGreaterThanOrEqualTo(1_000);
        assertThat(first.get("bytes").getLongValue()).isPositive();
        assertThat(first.get("seconds").getDoubleValue()).isPositive();
        assertThat(second.get("host_id")).isEqualTo(first.get("host_id"));
        assertThat(second.get("url")).isEqualTo(first.get("url"));
        assertThat(second.get("job_id")).isNotEqualTo(first.get("job_id"));
        assertThat(Restic.snapshots(repository())).containsExactly(snapshot(first), snapshot(second));
        assertThat(Restic.files(repository(), snapshot(first))).isEqualTo(first.get("files").getLongValue());
    }

    @Test
    void saysInOneLineThatTheStorageServerIsMissing() throws Exception {
        var demo = demo(Path.of("/no/such/rest-server"), "--port", "0");

        var exit = demo.awaitExit(PATIENCE);

        assertThat(exit).isEqualTo(3);
        assertThat(demo.out()).isEmpty();
        assertThat(demo.err().lines().filter(line -> line.startsWith("restic-manager: "))).singleElement().asString()
                .contains("rest-server", "RM_REST_SERVER");
        assertThat(demo.err()).doesNotContain("\tat ");
    }

    private Child demo(Path restServer, String... more) {
        var arguments = new ArrayList<>(List.of("demo", "--once", "--data-dir", data().toString()));
        arguments.addAll(List.of(more));
        return stage.start("demo", Builds.stack(arguments),
                Map.of("RM_NATS_SERVER", ToolPaths.natsServer().toString(), "RM_RESTIC",
                        ToolPaths.restic018().toString(), "RM_REST_SERVER", restServer.toString(), "RM_AGENT_LIB",
                        Builds.agentLib().toString()));
    }

    private JsonNode report(Child demo) throws Exception {
        var exit = demo.awaitExit(PATIENCE);
        assertThat(exit).isZero();
        assertThat(stage.running()).isEmpty();
        assertThat(demo.out().lines()).hasSize(1);
        var report = Json.read(demo.out(), JsonNode.class);
        assertThat(report.entries()).extracting(Map.Entry::getKey).containsExactlyInAnyOrder("url", "host_id",
                "job_id", "status", "snapshot_id", "files", "bytes", "seconds");
        return report;
    }

    private static String snapshot(JsonNode report) {
        return report.get("snapshot_id").getStringValue();
    }

    private Path data() {
        return stage.folder("data");
    }

    // The storage server is gone with the demonstration; restic reads its folder
    // just as well.
    private Repository repository() throws Exception {
        var note = Json.read(Files.readAllBytes(data().resolve("demo/repository.json")), JsonNode.class);
        var folder = data().resolve("demo/storage").resolve(note.get("user").getStringValue());
        return new Repository(folder.toString(), "", "", note.get("password").getStringValue());
    }
}
