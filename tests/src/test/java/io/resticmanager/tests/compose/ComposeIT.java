package io.resticmanager.tests.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.resticmanager.platform.port.FreePort;
import io.resticmanager.tests.kit.Trust;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.ComposeContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.junit.jupiter.Testcontainers;

/** The images are built and the stack is brought up by a real engine; skipped where there is none. */
@Testcontainers(disabledWithoutDocker = true)
final class ComposeIT {

    private static final Duration BUILDING = Duration.ofMinutes(20);

    @TempDir
    private Path folder;
    private String https;

    @BeforeEach
    void prepare() throws Exception {
        ComposeFile.prepare("127.0.0.1", folder);
        https = String.valueOf(FreePort.on(InetAddress.getLoopbackAddress()));
    }

    @Test
    void theStackComesUpAndItsPagesAreServedWithTls() throws Exception {
        try (var stack = stack();
                var browser = Trust.only(folder.resolve("secrets/tls.crt"),
                        InetAddress.getLoopbackAddress())) {
            stack.start();

            var answer = browser.send(HttpRequest.newBuilder(URI.create("https://127.0.0.1:%s/".formatted(https)))
                    .header("Accept", "text/html").build(), BodyHandlers.ofString());

            assertThat(answer.statusCode()).isLessThan(400);
            assertThat(stack.getContainerByServiceName("gateway-ui").orElseThrow().getLogs()).contains("/setup?token=");
        }
    }

    private ComposeContainer stack() throws IOException {
        var settings = new HashMap<String, String>();
        Files.readAllLines(folder.resolve(".env")).stream().filter(line -> line.startsWith("RM_"))
                .forEach(line -> settings.put(line.split("=", 2)[0], line.split("=", 2)[1]));
        settings.putAll(Map.of("RM_BASE_URL", "https://127.0.0.1:" + https, "RM_HTTPS_PORT", https, "RM_HTTP_PORT", "0",
                "RM_STORAGE_PORT", "0"));
        return new ComposeContainer("restic-manager", ComposeFile.folder().resolve("compose.yaml").toFile())
                .withBuild(true).withEnv(settings)
                .waitingFor("proxy", Wait.forHealthcheck().withStartupTimeout(BUILDING));
    }
}
