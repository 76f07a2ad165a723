package io.resticmanager.tests.kit;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.testkit.ToolPaths;
import org.awaitility.Awaitility;

/** All services in one JVM, as {@code restic-manager up --json} starts them. */
public final class StackProcess {

    private final Child process;
    private final JsonNode announcement;

    private StackProcess(Child process, JsonNode announcement) {
        this.process = process;
        this.announcement = announcement;
    }

    /** Returns when it has announced itself. */
    public static StackProcess up(Stage stage, Path dataDir, String... more) {
        return up(stage, dataDir, Map.of(), more);
    }

    public static StackProcess up(Stage stage, Path dataDir, Map<String, String> environment, String... more) {
        var process = launch(stage, dataDir, environment, more);
        return new StackProcess(process, announcement(process));
    }

    /** Without waiting for anything. */
    public static Child launch(Stage stage, Path dataDir, Map<String, String> environment, String... more) {
        var arguments = new ArrayList<>(List.of("up", "--data-dir", dataDir.toString(), "--json"));
        if (!List.of(more).contains("--port")) {
            arguments.addAll(List.of("--port", "0"));
        }
        arguments.addAll(List.of(more));
        var all = new HashMap<>(Map.of("RM_NATS_SERVER", ToolPaths.natsServer().toString()));
        all.putAll(environment);
        return stage.start("stack", Builds.stack(arguments), all);
    }

    private static JsonNode announcement(Child process) {
        Awaitility.await("the stack announces itself")
                .failFast("the stack ended", () -> !process.isAlive())
                .until(() -> process.out().endsWith("\n"));
        try {
            return Json.read(process.out().lines().findFirst().orElseThrow(), JsonNode.class);
        } catch (Json.Malformed e) {
            throw new AssertionError("not JSON: " + process.out(), e);
        }
    }

    public Child process() {
        return process;
    }

    /** What {@code --json} printed. */
    public JsonNode announcement() {
        return announcement;
    }

    public String url() {
        return announcement.get("url").getStringValue();
    }

    public String agentUrl() {
        return announcement.get("agent_url").getStringValue();
    }

    public String setupUrl() {
        return announcement.get("setup_url").getStringValue();
    }

    public Administrator administrator() throws Exception {
        return Administrator.first(new ApiClient(url()), setupUrl());
    }

    public Administrator administrator(HttpClient http, String url) throws Exception {
        return Administrator.first(new ApiClient(url, http), setupUrl());
    }

    /** The broker's process. */
    public ProcessHandle broker() {
        return Awaitility.await("there is a broker")
                .until(() -> process.children("nats-server"), found -> found.size() == 1)
                .getFirst();
    }
}
