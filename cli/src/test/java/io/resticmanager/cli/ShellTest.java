package io.resticmanager.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a shell has of the client as a process: that Ctrl-C ends it, and that it is completed. */
final class ShellTest {

    private static final int PATIENCE_S = 30;

    @TempDir
    private Path home;
    @AutoClose
    private FakeServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
    }

    @Test
    void ctrlCEndsTheWatchingWith130AndLeavesTheJobAlone() throws Exception {
        server.on("GET /api/jobs/j1", "{\"id\": \"j1\", \"status\": \"queued\", \"kind\": \"backup\"}")
                .on("GET /api/jobs/j1/log?after=0",
                        "{\"lines\": [{\"n\": 1, \"at\": \"2026-05-04T12:00:00Z\", "
                                + "\"stream\": \"out\", \"text\": \"so far\"}], \"next\": 1, \"complete\": false}")
                .on("GET /api/jobs/j1/log?after=1", "{\"lines\": [], \"next\": 1, \"complete\": false}");
        // A shell that runs in the background lets its children ignore the signal.
        var client = process("env", "--default-signal=INT", java(), "-cp", System.getProperty("java.class.path"),
                "io.resticmanager.cli.Main", "tail", "j1");
        try (var out = client.inputReader()) {
            assertThat(out.readLine()).isEqualTo("so far");
            var below = client.descendants().toList();

            assertThat(process("kill", "-INT", Long.toString(client.pid())).waitFor()).isZero();

            assertThat(ended(client)).isEqualTo(130);
            assertThat(below).isEmpty();
            assertThat(out.readLine()).isNull();
        } finally {
            client.destroyForcibly();
        }
        assertThat(server.asked()).isNotEmpty().extracting(FakeServer.Asked::method).containsOnly("GET");
        assertThat(home.resolve("err")).content().doesNotContain("\tat ");
    }

    @Test
    void bashTakesWhatCompletionPrintsAndCompletesByIt() throws Exception {
        var script = Files.writeString(home.resolve("completion"), new Terminal(home).run("completion").out());
        var bash = process("bash", "--norc", "-c",
                """
                        source <(cat "$0")
                        complete -p restic-manager
                        # What only an interactive shell has.
                        compopt() { :; }
                        completed() { COMP_WORDS=(restic-manager "$@"); COMP_CWORD=$#; _complete_restic-manager; echo "${COMPREPLY[@]}"; }
                        completed ho
                        completed hosts --prot
                        completed restore-""",
                script.toString());

        assertThat(bash.inputReader().lines()).hasSize(4).satisfiesExactly(
                how -> assertThat(how).contains("-F _complete_restic-manager restic-manager"),
                command -> assertThat(command.strip()).isEqualTo("hosts"),
                option -> assertThat(option.strip()).isEqualTo("--protection"),
                ofTheServer -> assertThat(ofTheServer.strip()).isEqualTo("restore-state"));
        assertThat(ended(bash)).isZero();
        assertThat(home.resolve("err")).isEmptyFile();
    }

    private Process process(String... command) throws IOException {
        var builder = new ProcessBuilder(List.of(command)).redirectError(home.resolve("err").toFile());
        builder.environment().putAll(java.util.Map.of("RM_URL", server.url(), "RM_API_TOKEN", Terminal.TOKEN,
                "XDG_CONFIG_HOME", home.toString()));
        return builder.start();
    }

    private static int ended(Process process) throws Exception {
        if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
            throw new TimeoutException("it still runs");
        }
        return process.exitValue();
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElseThrow();
    }
}
