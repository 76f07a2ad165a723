package io.resticmanager.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SettingFilesTest {

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();
    @RegisterExtension
    final TestDataDir data = new TestDataDir();
    @TempDir
    Path folder;

    @Test
    void aSettingMayBeInAFileThatTheEnvironmentNames() throws Exception {
        var url = Files.writeString(folder.resolve("url"), " https://watch.example/secret\n");
        var token = Files.writeString(folder.resolve("token"), "a-token-of-24-signs-here\n");

        assertThat(SettingFiles.in(Map.of("RM_HEARTBEAT_URL_FILE", url.toString(),
                "RM_METRICS_TOKEN_FILE", token.toString(), "HOME_FILE", "/nowhere")))
                .containsExactlyInAnyOrderEntriesOf(Map.of("RM_HEARTBEAT_URL", "https://watch.example/secret",
                        "RM_METRICS_TOKEN", "a-token-of-24-signs-here"));
    }

    @Test
    void whatIsAFileByItselfStaysOne() {
        assertThat(SettingFiles.in(Map.of("RM_SECRET_KEY_FILE", "/nowhere", "RM_NOTIFY_CA_FILE", "/nowhere",
                "RM_POLICY_FILE", "/nowhere"))).isEmpty();
    }

    @Test
    void whatIsGivenTwiceOrIsNotThereIsToldWithItsName() {
        assertThatThrownBy(() -> SettingFiles.in(Map.of("RM_PORT", "1", "RM_PORT_FILE", "/nowhere")))
                .isInstanceOf(SettingFileUnusable.class).hasMessage("RM_PORT and RM_PORT_FILE are both set: keep one.");
        assertThatThrownBy(() -> SettingFiles.in(Map.of("RM_PORT_FILE", "/nowhere/port")))
                .isInstanceOf(SettingFileUnusable.class).hasMessageContaining("RM_PORT_FILE names /nowhere/port");
    }

    @Test
    void aServiceTakesWhatTheFileSays() throws Exception {
        var port = Files.writeString(folder.resolve("broker"), NATS.server().url() + "\n");
        try (var services = ChildProcess.start(data.path(), Map.of("RM_NATS_URL_FILE", port.toString(),
                "RM_NATS_CREDENTIALS", NATS.server().credentials().toString()))) {
            services.awaitReady();
        }
    }

    @Test
    void aServiceWhoseFileIsMissingSaysSoInOneLine() throws Exception {
        try (var services = ChildProcess.start(data.path(), Map.of("RM_NATS_URL_FILE", "/nowhere/url"))) {
            assertThat(services.awaitExit()).isEqualTo(1);
            assertThat(services.said()).contains("RM_NATS_URL_FILE names /nowhere/url").doesNotContain("\tat ");
        }
    }
}
