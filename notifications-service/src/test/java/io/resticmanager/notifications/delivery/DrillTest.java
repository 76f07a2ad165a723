package io.resticmanager.notifications.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.Severity;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.contracts.notification.DeliveryState;
import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.notification.NotificationsRpc.AlertId;
import io.resticmanager.contracts.notification.NotificationsRpc.LogQuery;
import io.resticmanager.contracts.notification.NotificationsRpc.NewChannel;
import io.resticmanager.notifications.stage.Alerting;
import io.resticmanager.notifications.stage.Sink;
import io.resticmanager.notifications.stage.Stage;
import io.resticmanager.platform.id.Ids;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A drill goes the way of an alert, to every channel, and is not told when it has become old news. */
class DrillTest {

    @RegisterExtension
    final Stage stage = new Stage();

    private Sink sink;

    @BeforeEach
    void open() {
        sink = stage.sink();
    }

    @Test
    void shouldProveEveryChannelThatIsOnWhateverItWants() {
        var phone = stage.sink();
        var off = stage.sink();
        var machine = channel("machine", sink, true);
        var ring = stage.ntfy("phone", phone);
        channel("off", off, false);
        var drill = drill(stage.now());

        stage.tell(drill);
        stage.tell(drill);

        var told = sink.await(it -> it.field("event").equals("alert.test"));
        assertThat(List.of(told.field("kind"), told.field("severity"), told.field("host_id"), told.field("host_name"),
                told.field("alert_id"), told.field("message"), told.field("link")))
                .containsExactly("drill", "info", "", "restic-manager", drill.alertId(), drill.message(),
                        "https://backup.example/settings/notifications/" + machine + "/edit");
        phone.awaitCount(1);
        assertThat(phone.told().getFirst().text()).isEqualTo("Drill, nothing is wrong: " + drill.message());
        assertThat(phone.told().getFirst().headers().getFirst("Title")).isEqualTo("[info] restic-manager drill");
        Awaitility.await().until(() -> states(drill).equals(List.of(DeliveryState.delivered, DeliveryState.delivered)));
        assertThat(stage.get(NotificationsRpc.LOG, new LogQuery(ring.id(), 50, null)).items()).hasSize(1);
        assertThat(sink.told()).hasSize(1);
        assertThat(off.told()).isEmpty();
    }

    @Test
    void shouldBeTriedAgainAsAnAlertIs() {
        sink.answers(503);
        stage.webhook("machine", sink);
        var drill = drill(stage.now());
        stage.tell(drill);
        awaitAttempts(drill, 1);
        assertThat(states(drill)).containsExactly(DeliveryState.pending);

        sink.answers(200);
        Later.pass(stage, Duration.ofSeconds(13));

        Awaitility.await().until(() -> states(drill).contains(DeliveryState.delivered));
        assertThat(sink.told().stream().map(Sink.Told::id).distinct()).hasSize(1);
    }

    @Test
    void shouldBeGivenUpWhenNobodyWasThereForADay() {
        sink.answers(503);
        stage.webhook("machine", sink);
        var drill = drill(stage.now());
        stage.tell(drill);
        awaitAttempts(drill, 1);

        sink.answers(200);
        Later.pass(stage, Duration.ofHours(25));

        Awaitility.await().until(() -> states(drill).contains(DeliveryState.given_up));
        assertThat(sink.told()).hasSize(1);
    }

    @Test
    void shouldNotBeToldLateAfterThisServiceWasAway() {
        stage.webhook("machine", sink);
        var old = drill(stage.now().minus(Duration.ofHours(25)));

        stage.tell(old);
        stage.tell(Alerting.of("ada", AlertKind.backup_failed).raised());

        sink.awaitCount(1);
        assertThat(sink.events()).containsExactly("alert.raised");
        assertThat(states(old)).isEmpty();
    }

    @Test
    void shouldGiveWayToANewerOne() {
        sink.answers(503);
        stage.webhook("machine", sink);
        var first = drill(stage.now().minus(Duration.ofHours(20)));
        var second = drill(stage.now());
        stage.tell(first);
        awaitAttempts(first, 1);

        stage.tell(second);

        Awaitility.await().until(() -> states(first).contains(DeliveryState.superseded));
        sink.answers(200);
        Later.pass(stage, Duration.ofSeconds(13));
        Awaitility.await().until(() -> states(second).contains(DeliveryState.delivered));
        assertThat(sink.await(it -> it.field("alert_id").equals(second.alertId())).missed()).isEmpty();
    }

    private static Event.AlertTest drill(Instant at) {
        return new Event.AlertTest(Ids.next(), at, null, 1, Ids.next(), "This is the weekly drill.");
    }

    /** Of critical alerts alone. */
    private String channel(String name, Sink receiver, boolean enabled) {
        return Stage.value(stage.sealed(NotificationsRpc.CREATE, seal -> new NewChannel(ChannelKind.webhook, name,
                enabled, List.of(Severity.critical), seal.apply("{\"url\":\"%s/hook\"}".formatted(receiver.url()))),
                Stage.ALICE)).id();
    }

    private List<DeliveryState> states(Event.AlertTest drill) {
        return deliveries(drill).stream().map(NotificationsRpc.Delivery::state).toList();
    }

    private List<NotificationsRpc.Delivery> deliveries(Event.AlertTest drill) {
        return stage.get(NotificationsRpc.DELIVERIES, new AlertId(drill.alertId())).items();
    }

    private void awaitAttempts(Event.AlertTest drill, int attempts) {
        Awaitility.await("%d attempts".formatted(attempts)).atMost(Duration.ofSeconds(15))
                .until(() -> deliveries(drill).stream().anyMatch(it -> it.attempts() == attempts));
    }
}
