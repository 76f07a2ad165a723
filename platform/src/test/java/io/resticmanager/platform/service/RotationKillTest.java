package io.resticmanager.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;

import io.resticmanager.platform.secret.RotationErrand;
import io.resticmanager.platform.secret.RotationErrand.Request;
import io.resticmanager.platform.secret.Safe;
import io.resticmanager.platform.story.Vault;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import io.resticmanager.platform.testkit.TestService;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rotation of keys that ends at once, wherever it is: everything opens, and the next start finishes it. */
class RotationKillTest {

    private static final int HUB_ROWS = 250;

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();
    @Order(1)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    /** The new key is in the file; some rows have it; one service has it and the other not; the old key is about to go. */
    @ParameterizedTest
    @ValueSource(strings = {"before-hub", "within-hub", "before-jobs", "within-jobs"})
    void theNextStartFinishesIt(String point) throws Exception {
        var files = RotationErrand.in(data.path());
        try (var services = TestService.start(NATS, data.path())) {
            Safe.of(services, "hub").filled(HUB_ROWS);
            Safe.of(services, "jobs").filled(150);
        }
        files.ask(new Request("1", false));
        var environment = new HashMap<>(NATS.environment());
        environment.put("RM_TEST_HALT", point);
        try (var child = ChildProcess.start(data.path(), environment)) {
            assertThat(child.awaitExit()).as(child.said()).isEqualTo(Vault.HALTED);
        }

        assertThat(keys()).isEqualTo(2);
        assertThat(files.asked()).isPresent();
        try (var services = TestService.start(NATS, data.path())) {
            assertThat(Safe.of(services, "hub").open()).hasSize(HUB_ROWS).containsEntry("0249", "secret 249");
            await("it is finished").atMost(Duration.ofSeconds(30)).until(() -> files.asked().isEmpty());
            assertThat(files.answered("1").orElseThrow().problem()).isNull();
        }
        assertThat(keys()).isEqualTo(1);
        try (var services = TestService.start(NATS, data.path())) {
            assertThat(Safe.of(services, "hub").open()).hasSize(HUB_ROWS).containsEntry("0249", "secret 249");
            assertThat(Safe.of(services, "jobs").open()).hasSize(150).containsEntry("0149", "secret 149");
        }
    }

    private int keys() throws IOException {
        return Files.readString(data.path().resolve("secret.key")).split("\"keyId\"", -1).length - 1;
    }
}
