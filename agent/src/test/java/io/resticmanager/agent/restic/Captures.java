package io.resticmanager.agent.restic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What both versions really said, captured. */
final class Captures {

    private Captures() {}

    static String of(String version, String name) throws IOException {
        var file = "/captures/" + version + "/" + name;
        try (var in = Captures.class.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
