package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.tests.kit.Administrator;
import io.resticmanager.tests.kit.ApiClient;
import io.resticmanager.tests.kit.Builds;
import io.resticmanager.tests.kit.DatabaseRows;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A copy of what the first release left is put back by this version, which starts on it and shows all of it. */
final class StateVersionsIT {

    private static final Path FIRST_RELEASE = Path.of("deploy/standalone/src/test/resources/schema/0.1.0");
    private static final List<String> SERVICES = List.of("gateway", "hub", "jobs", "alerts", "notifications");
    /** Of the one user in that database. */
    private static final String PASSWORD = "of the first release";

    @RegisterExtension
    private final Stage stage = new Stage();

    @Test
    void whatTheFirstReleaseLeftIsPutBackAndServed() throws Exception {
        var old = firstRelease();
        var copy = stage.folder("copies").resolve("state.zip");
        var data = stage.folder("data");
        done("backup-state", copy, old);
        done("restore-state", copy, data);
        everyRowIsBack(copy, data);

        var stack = StackProcess.up(stage, data);
        var alice = new Administrator(new ApiClient(stack.url()), PASSWORD).signIn().api();

        assertThat(texts(alice.get("/api/alerts?status=acknowledged"), "host_name")).containsExactly("ada");
        assertThat(texts(alice.get("/api/jobs"), "status")).containsExactlyInAnyOrder("succeeded", "failed", "queued");
        assertThat(texts(alice.get("/api/notifications"), "name")).containsExactly("phone");
        Awaitility.await("both hosts are shown")
                .untilAsserted(() -> assertThat(texts(alice.get("/api/hosts"), "name")).containsExactlyInAnyOrder("ada",
                        "eve"));
        var ada = alice.get("/api/hosts").get("items").values().iterator().next().get("id").getStringValue();
        assertThat(texts(alice.get("/api/hosts/" + ada + "/schedules"), "name")).containsExactly("nightly");
        assertThat(stack.process().err()).doesNotContain("request failed", "a round failed");
        stack.process().terminate();
        done("verify-state", null, data);
    }

    private Path firstRelease() throws Exception {
        var old = stage.folder("old");
        for (var service : SERVICES) {
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + old.resolve(service + ".db"));
                    var statement = connection.createStatement()) {
                statement.executeUpdate(
                        Files.readString(Builds.root().resolve(FIRST_RELEASE).resolve(service + ".sql")));
            }
        }
        return old;
    }

    // The hub's epoch is a new one with each restore.
    private void everyRowIsBack(Path copy, Path data) throws Exception {
        for (var service : SERVICES) {
            var copied = DatabaseRows.ofCopy(copy, service + ".db", stage.folder("unpacked"));
            var back = DatabaseRows.of(data.resolve(service + ".db"));
            if (service.equals("hub")) {
                assertThat(back.remove("hub")).isNotEqualTo(copied.remove("hub"));
            }
            assertThat(back).as(service).isEqualTo(copied);
        }
    }

    private void done(String name, @org.jspecify.annotations.Nullable Path file, Path data) throws Exception {
        var arguments = file == null
                ? List.of(name, "--data-dir", data.toString())
                : List.of(name, "--data-dir", data.toString(), file.toString());
        var command = stage.start(name, Builds.stack(arguments), Map.of());
        assertThat(command.awaitExit(Duration.ofMinutes(1))).as(command.err()).isZero();
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.get("items").values().spliterator(), false).map(item -> {
            var value = item.get(field);
            return value == null ? Json.text(item) : value.getStringValue();
        }).toList();
    }
}
