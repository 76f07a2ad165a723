package io.resticmanager.agent.restic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansTest {

    @TempDir
    Path state;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void shouldEndTheChildrenOfThisAgentWhateverTheirJobAndNobodyElse() throws Exception {
        var cache = state.resolve("cache").toString();
        var ours = start("sleep 600", Map.of("RM_JOB_ID", "A", "RESTIC_CACHE_DIR", cache));
        var alsoOurs = start("sleep 600", Map.of("RM_JOB_ID", "B", "RESTIC_CACHE_DIR", cache));
        var anotherAgents = start("sleep 600", Map.of("RM_JOB_ID", "A", "RESTIC_CACHE_DIR", cache + "2"));
        var aPersons = start("sleep 600", Map.of("RESTIC_CACHE_DIR", cache));

        assertThat(new Orphans(state, Duration.ofSeconds(20)).end()).isEqualTo(2);

        assertThat(List.of(ours.isAlive(), alsoOurs.isAlive())).containsExactly(false, false);
        assertThat(List.of(anotherAgents.isAlive(), aPersons.isAlive())).containsExactly(true, true);
    }

    @Test
    void shouldKillOneThatDoesNotHear() throws Exception {
        var deaf = start("trap '' INT; while true; do sleep 1; done",
                Map.of("RM_JOB_ID", "A", "RESTIC_CACHE_DIR", state.resolve("cache").toString()));

        new Orphans(state, Duration.ofMillis(200)).end();

        assertThat(deaf.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(deaf.exitValue()).isEqualTo(137);
    }

    private Process start(String script, Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder("/bin/sh", "-c", "exec 2>/dev/null; echo ready; " + (script.startsWith("sleep")
                ? "exec " + script
                : script));
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("PATH", System.getenv("PATH"));
        var process = builder.start();
        started.add(process);
        assertThat(process.getInputStream().read()).isEqualTo('r');
        return process;
    }
}
