package io.resticmanager.notifications.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.notification.DeliveryState;
import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.notification.NotificationsRpc.AlertId;
import io.resticmanager.notifications.stage.Alerting;
import io.resticmanager.notifications.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An alert that nobody closed says on every channel why it was resolved. */
class ReasonTest {

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void shouldSayWhyAnAlertWasResolvedThatNobodyClosed() {
        var machine = stage.sink();
        var phone = stage.sink();
        stage.webhook("machine", machine);
        stage.ntfy("phone", phone);
        var alert = Alerting.of("ada", AlertKind.backup_failed);

        stage.tell(alert.resolved("The next one went well."));

        var told = machine.await(it -> it.field("event").equals("alert.resolved"));
        assertThat(told.field("reason")).isEqualTo("The next one went well.");
        assertThat(told.field("message")).isEqualTo(alert.message());
        phone.awaitCount(1);
        assertThat(phone.told().getFirst().text())
                .isEqualTo("Resolved: The next one went well.\nIt was: " + alert.message());
    }

    /** As it was before there were reasons. */
    @Test
    void shouldReadAnEventWithoutOne() {
        var machine = stage.sink();
        var phone = stage.sink();
        stage.webhook("machine", machine);
        stage.ntfy("phone", phone);
        var alert = Alerting.of("ada", AlertKind.backup_failed);

        stage.tell(alert.resolved());

        var told = machine.await(it -> it.field("event").equals("alert.resolved"));
        assertThat(told.text()).doesNotContain("reason");
        phone.awaitCount(1);
        assertThat(phone.told().getFirst().text()).isEqualTo("Resolved: " + alert.message());
    }

    @Test
    void shouldSayItOfEachInAGroup() {
        var phone = stage.sink();
        stage.ntfy("Phone", phone);
        var alerts = IntStream.rangeClosed(1, 7).mapToObj(n -> Alerting.of("back-" + n, AlertKind.agent_offline))
                .toList();

        alerts.forEach(it -> stage.tell(it.resolved("The agent of %s is connected.".formatted(it.hostName()))));
        phone.awaitCount(5);
        Awaitility.await().until(() -> alerts.stream().noneMatch(it -> states(it).isEmpty()));
        Later.pass(stage, Duration.ofSeconds(31));

        Awaitility.await().until(() -> alerts.stream().allMatch(it -> states(it).contains(DeliveryState.delivered)));
        assertThat(phone.told().getLast().text()).contains("back-6: %s The agent of back-6 is connected."
                .formatted(alerts.get(5).message())).contains("The agent of back-7 is connected.");
    }

    private List<DeliveryState> states(Alerting alert) {
        return stage.get(NotificationsRpc.DELIVERIES, new AlertId(alert.id())).items().stream()
                .map(NotificationsRpc.Delivery::state).toList();
    }
}
