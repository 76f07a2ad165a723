package io.resticmanager.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ListeningTest {

    @TempDir
    Path dataDir;

    @Test
    void shouldSayWhetherSomebodyChoseTheAddress() throws Exception {
        var options = new UpOptions();
        new CommandLine(options).parseArgs("--port", "0");
        var listening = Listening.of(options, dataDir);

        var served = listening.settings(Map.of());
        var chosen = listening.settings(Map.of("RM_BASE_URL", "https://backup.example"));

        assertThat(served.get("rm.base-url")).asString().endsWith(":" + listening.ports().http());
        assertThat(served).containsEntry("rm.served-url", served.get("rm.base-url"));
        assertThat(chosen).containsEntry("rm.base-url", "https://backup.example").doesNotContainKey("rm.served-url");
    }
}
