package io.resticmanager.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.resticmanager.platform.secret.SecretBox;
import io.resticmanager.platform.settings.SettingUnusable;
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

    @ConfigurationProperties("rm.story")
    record StorySettings(@Bindable(defaultValue = "PT5S") Duration patience, @Bindable(defaultValue = "3") int times) {}

    @Test
    void aWordThatCanNotBeReadIsNotTheDefault() {
        try (var services = TestService.start(NATS, data.path(),
                Map.of("rm.story.patience", "7s", "rm.story.times", ""))) {
            assertThat(services.bean(StorySettings.class)).isEqualTo(new StorySettings(Duration.ofSeconds(7), 3));
        }
        assertThatThrownBy(() -> TestService.start(NATS, data.path(), Map.of("rm.story.patience", "banana")))
                .hasRootCauseInstanceOf(SettingUnusable.class)
                .hasRootCauseMessage("RM_STORY_PATIENCE is a length of time, as PT90S or 90s, not 'banana'");
        assertThatThrownBy(() -> TestService.start(NATS, data.path(), Map.of("rm.story.times", "many")))
                .hasRootCauseMessage("RM_STORY_TIMES is a whole number, not 'many'");
        assertThatThrownBy(() -> TestService.start(NATS, data.path(), Map.of("rm.management-port", 70_000)))
                .hasRootCauseMessage("RM_MANAGEMENT_PORT is 0 to 65535, not 70000");
    }

    @Test
    void aPortThatIsNoneIsRefusedAtTheStart() {
        assertThatThrownBy(() -> TestService.start(NATS, data.path(), Map.of("rm.nats.port", 70_000)))
                .hasStackTraceContaining("must be less than or equal to 65535");
    }
}
