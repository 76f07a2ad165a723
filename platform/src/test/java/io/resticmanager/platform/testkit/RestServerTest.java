package io.resticmanager.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestServerTest {

    @TempDir
    private Path temporary;

    @Test
    void aRealResticReachesItsOwnRepositoryAndNoOther() throws Exception {
        try (var server = RestServer.start(temporary, Map.of("ada", "s3cret", "bob", "other"))) {
            assertThat(init(server.repository("ada"), "ada", "s3cret")).isZero();
            assertThat(init(server.repository("ada"), "bob", "other")).isNotZero();
            assertThat(init(server.repository("bob"), "bob", "wrong")).isNotZero();
            assertThat(temporary.resolve("repositories/ada/config")).exists();
            assertThat(temporary.resolve("repositories/bob/config")).doesNotExist();
        }
    }

    private int init(String repository, String user, String password) throws IOException, InterruptedException {
        var restic = new ProcessBuilder(ToolPaths.restic018().toString(), "init", "--quiet")
                .redirectErrorStream(true).redirectOutput(temporary.resolve("restic.log").toFile());
        restic.environment().putAll(Map.of("RESTIC_REPOSITORY", repository, "RESTIC_PASSWORD", "encrypted",
                "RESTIC_REST_USERNAME", user, "RESTIC_REST_PASSWORD", password,
                "RESTIC_CACHE_DIR", temporary.resolve("cache").toString()));
        return restic.start().waitFor();
    }
}
