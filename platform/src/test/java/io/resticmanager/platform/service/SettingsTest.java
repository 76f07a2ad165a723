package io.resticmanager.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import io.resticmanager.platform.secret.SecretBox;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import io.resticmanager.platform.testkit.TestService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SettingsTest {

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Test
    void whatAServiceBringsAlongGivesWayToWhatIsSet() {
        try (var services = TestService.start(NATS, data.path())) {
            assertThat(services.context().getProperty("story.greeting", String.class)).contains("welcome");
        }
        try (var services = TestService.start(NATS, data.path(), Map.of("story.greeting", "hello"))) {
            assertThat(services.context().getProperty("story.greeting", String.class)).contains("hello");
        }
    }

    @Test
    void theSecretKeyIsInTheDataDirectoryUnlessItIsNamed() {
        try (var services = TestService.start(NATS, data.path())) {
            services.bean(SecretBox.class);
            assertThat(data.path().resolve("secret.key")).exists();
        }
        var elsewhere = data.path().resolve("elsewhere.key");
        try (var services = TestService.start(NATS, data.path(), Map.of("rm.secret-key-file", elsewhere.toString()))) {
            services.bean(SecretBox.class);
            assertThat(elsewhere).exists();
        }
    }

    @Test
    void aPortThatIsNoneIsRefusedAtTheStart() {
        assertThatThrownBy(() -> TestService.start(NATS, data.path(), Map.of("rm.nats.port", 70_000)))
                .hasStackTraceContaining("must be less than or equal to 65535");
    }
}
