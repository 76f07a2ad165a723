package io.resticmanager.notifications.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.notification.DeliveryState;
import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.notification.NotificationsRpc.AlertId;
import io.resticmanager.contracts.notification.NotificationsRpc.ChangedChannel;
import io.resticmanager.notifications.stage.Alerting;
import io.resticmanager.notifications.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of news that nobody waits for any more. */
class LeftBehindTest {

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void shouldDropWhatWaitsForAChannelThatIsSwitchedOff() {
        var sink = stage.sink();
        sink.answers(503);
        var channel = stage.webhook("Machine", sink);
        var alert = Alerting.of("ada", AlertKind.backup_failed);
        stage.tell(alert.raised());
        Awaitility.await().until(() -> deliveries(alert).stream().anyMatch(it -> it.attempts() == 1));

        stage.get(NotificationsRpc.UPDATE, new ChangedChannel(channel.id(), null, false, null, null));
        stage.get(NotificationsRpc.UPDATE, new ChangedChannel(channel.id(), null, true, null, null));

        assertThat(deliveries(alert)).extracting(NotificationsRpc.Delivery::state)
                .containsExactly(DeliveryState.dropped);
        assertThat(stage.channel(channel.id()).pending()).isZero();
    }

    @Test
    void shouldForgetWhatIsOldAndKeepWhatWaits() {
        var sink = stage.sink();
        sink.answers(503);
        var channel = stage.webhook("Machine", sink);
        var waiting = Alerting.of("ada", AlertKind.backup_failed);
        stage.tell(waiting.raised());
        Awaitility.await().until(() -> deliveries(waiting).stream().anyMatch(it -> it.attempts() == 1));

        stage.later(Duration.ofDays(91));
        stage.service().bean(Retention.class).forget();

        assertThat(deliveries(waiting)).hasSize(1);
        assertThat(stage.get(NotificationsRpc.LOG, new NotificationsRpc.LogQuery(channel.id(), 10, null)).items())
                .isEmpty();
    }

    private List<NotificationsRpc.Delivery> deliveries(Alerting alert) {
        return stage.get(NotificationsRpc.DELIVERIES, new AlertId(alert.id())).items();
    }
}
