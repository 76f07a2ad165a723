package io.resticmanager.notifications.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.notification.NotificationsRpc.ChangedDelivering;
import io.resticmanager.contracts.notification.NotificationsRpc.Delivering;
import io.resticmanager.contracts.notification.NotificationsRpc.Heartbeat;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.notifications.stage.Stage;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the environment sets wins, and nobody may change it here. */
class FixedSettingsTest {

    private static final String PING = "http://127.0.0.1:9/ping";

    @RegisterExtension
    final Stage stage = new Stage().with("rm.heartbeat-url", PING).with("rm.heartbeat-period", "PT0.1S")
            .with("rm.notification-log-kept", "PT36H").with("rm.notify.allow-private", "false")
            .with("rm.notify.allow-loopback", "false");

    @Test
    void shouldTellWhatTheEnvironmentSetsAndRefuseToChangeIt() {
        stage.sweeps();

        assertThat(plain(settings())).isEqualTo(new Delivering("https://backup.example", PING, 2, false,
                List.of("base_url", "heartbeat_url", "log_days", "allow_private_targets"), null));
        var refused = stage.refusal(NotificationsRpc.CHANGE_SETTINGS,
                new ChangedDelivering("https://other.example", "", 90, true), Stage.ALICE);

        assertThat(refused.status()).isEqualTo(422);
        @Nullable
        List<FieldError> errors = refused.errors();
        assertThat(errors).extracting(FieldError::field).containsExactly("base_url", "heartbeat_url", "log_days",
                "allow_private_targets");
        assertThat(errors).extracting(it -> it.message().split(" ", 2)[0]).containsExactly("RM_BASE_URL",
                "RM_HEARTBEAT_URL", "RM_NOTIFICATION_LOG_KEPT", "RM_NOTIFY_ALLOW_PRIVATE");
        assertThat(plain(settings()).baseUrl()).isEqualTo("https://backup.example");
    }

    @Test
    void shouldNotAskThisMachineItselfUnlessItMay() {
        stage.sweeps();

        // The first may be before anybody says that the alerts are swept.
        Awaitility.await("a heartbeat was tried").untilAsserted(
                () -> assertThat(settings().heartbeat()).isNotNull().extracting(Heartbeat::error).asString()
                        .contains("leads to this machine itself", "RM_NOTIFY_ALLOW_LOOPBACK"));
    }

    /** The all-in-one says where it is served, which nobody chose. */
    @Test
    void shouldLeaveToChooseWhatTheAllInOneSetsByItself() {
        stage.stop();
        stage.with("rm.base-url", "http://box:8480").with("rm.served-url", "http://box:8480").start();

        assertThat(settings().baseUrl()).isEqualTo("http://box:8480");
        assertThat(settings().fixed()).doesNotContain("base_url");
        assertThat(change("https://backup.example").baseUrl()).isEqualTo("https://backup.example");
        assertThat(change("").baseUrl()).isEqualTo("http://box:8480");
    }

    private Delivering settings() {
        return stage.get(NotificationsRpc.SETTINGS, Nothing.NOTHING);
    }

    private Delivering change(String baseUrl) {
        return stage.get(NotificationsRpc.CHANGE_SETTINGS, new ChangedDelivering(baseUrl, null, null, null));
    }

    private static Delivering plain(Delivering it) {
        return new Delivering(it.baseUrl(), it.heartbeatUrl(), it.logDays(), it.allowPrivateTargets(), it.fixed(),
                null);
    }
}
