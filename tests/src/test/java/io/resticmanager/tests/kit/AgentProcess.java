package io.resticmanager.tests.kit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.resticmanager.platform.testkit.ToolPaths;

/** An agent as on an endpoint: enrolled by its command line, then running. */
public final class AgentProcess {

    private static final Duration ENROLMENT = Duration.ofSeconds(30);

    private final Stage stage;
    private final String name;
    private final Path restic;
    private final Map<String, String> environment;
    private Child process;

    private AgentProcess(Stage stage, String name, Path restic, Map<String, String> environment) {
        this.stage = stage;
        this.name = name;
        this.restic = restic;
        this.environment = environment;
        this.process = launch();
    }

    /** Enrols with the token and starts the agent. */
    public static AgentProcess join(Stage stage, String name, String serverUrl, String token) throws Exception {
        return join(stage, name, serverUrl, token, ToolPaths.restic018());
    }

    public static AgentProcess join(Stage stage, String name, String serverUrl, String token, Path restic,
            String... more)
            throws Exception {
        return join(stage, name, serverUrl, token, restic, Map.of(), more);
    }

    /** @param environment of the agent that runs */
    public static AgentProcess join(Stage stage, String name, String serverUrl, String token, Path restic,
            Map<String, String> environment, String... more) throws Exception {
        var enrolment = enrol(stage, name, serverUrl, token, more);
        var exit = enrolment.awaitExit(ENROLMENT);
        if (exit != 0) {
            throw new AssertionError("enroll ended with %d: %s".formatted(exit, enrolment.err()));
        }
        return new AgentProcess(stage, name, restic, environment);
    }

    /** {@code restic-manager-agent enroll}; whether it went well is its exit code. */
    public static Child enrol(Stage stage, String name, String serverUrl, String token, String... more) {
        var arguments = new ArrayList<>(List.of("enroll", "--server", serverUrl, "--token", token, "--state-dir",
                state(stage, name).toString()));
        arguments.addAll(List.of(more));
        return stage.start("enroll-" + name, Builds.agent(arguments), Map.of());
    }

    public static Path state(Stage stage, String name) {
        return stage.folder("agent-" + name);
    }

    /** Where its restores go; its policy has to allow it, too. */
    public static Path restored(Stage stage, String name) {
        return stage.folder("restored-" + name);
    }

    /** {@code restic-manager-agent run}, after it was killed or stopped. */
    public void startAgain() {
        process = launch();
    }

    private Child launch() {
        return stage.start("agent-" + name + "-run", Builds.agent(List.of("run", "--state-dir",
                state(stage, name).toString(), "--restic", restic.toString(), "--restore-directory",
                restored(stage, name).toString())), environment);
    }

    public Child process() {
        return process;
    }
}
