package io.resticmanager.notifications.channel.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.notifications.channel.ChannelType;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import io.resticmanager.platform.testkit.TestService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NetSettingsTest {

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Test
    void shouldRefuseThisMachineUnlessItIsToldOtherwise() {
        try (var service = TestService.start(NATS, data.path())) {
            assertThat(service.bean(TargetPolicies.class).now()).isEqualTo(new TargetPolicy(false, true));
            assertThat(service.context().getBeansOfType(ChannelType.class)).extracting(type -> type.kind().name())
                    .containsExactlyInAnyOrder("webhook", "ntfy", "smtp");
        }
        try (var service = TestService.start(NATS, data.path(),
                Map.of("rm.notify.allow-loopback", "true", "rm.notify.allow-private", "false"))) {
            assertThat(service.bean(TargetPolicies.class).now()).isEqualTo(new TargetPolicy(true, false));
        }
    }

    /** product.md §9. */
    @Test
    void shouldGiveEachKindItsTime() {
        try (var service = TestService.start(NATS, data.path())) {
            assertThat(service.context().getBeansOfType(ChannelType.class))
                    .extracting(ChannelType::kind, ChannelType::timeout).containsExactlyInAnyOrder(
                            tuple(ChannelKind.webhook, Duration.ofSeconds(5)),
                            tuple(ChannelKind.ntfy, Duration.ofSeconds(5)),
                            tuple(ChannelKind.smtp, Duration.ofSeconds(10)));
        }
    }

    @Test
    void shouldSayThatTheCertificatesCanNotBeRead() throws Exception {
        var empty = Files.writeString(data.path().resolve("ca.pem"), "no certificate");

        assertThatThrownBy(() -> new Trust(empty)).hasMessageContaining("RM_NOTIFY_CA_FILE");
        assertThatThrownBy(() -> new Trust(Path.of("/nowhere.pem"))).hasMessageContaining("RM_NOTIFY_CA_FILE");
    }
}
