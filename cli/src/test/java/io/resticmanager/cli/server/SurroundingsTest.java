package io.resticmanager.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;

import org.junit.jupiter.api.Test;

final class SurroundingsTest {

    @Test
    void theHomeIsTheOneThatTheEnvironmentNames() {
        assertThat(configOf(Map.of("HOME", "/home/ada"))).isEqualTo(Path.of("/home/ada/.config/restic-manager/config"));
        assertThat(configOf(Map.of("HOME", ""))).isEqualTo(Path.of("/root/.config/restic-manager/config"));
        assertThat(configOf(Map.of())).isEqualTo(Path.of("/root/.config/restic-manager/config"));
        assertThat(configOf(Map.of("HOME", "/home/ada", "XDG_CONFIG_HOME", "/etc/of-ada")))
                .isEqualTo(Path.of("/etc/of-ada/restic-manager/config"));
    }

    private static Path configOf(Map<String, String> environment) {
        return Surroundings.of(environment, "/root", ZoneOffset.UTC).configFile();
    }
}
