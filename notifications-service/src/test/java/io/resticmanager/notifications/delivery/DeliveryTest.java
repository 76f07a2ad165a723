package io.resticmanager.notifications.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.notification.DeliveryState;
import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.notification.NotificationsRpc.AlertId;
import io.resticmanager.contracts.notification.NotificationsRpc.LogQuery;
import io.resticmanager.notifications.stage.Alerting;
import io.resticmanager.notifications.stage.Sink;
import io.resticmanager.notifications.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From an alert's event to real receivers, well and ill. */
class DeliveryTest {

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void shouldTellEveryChannelOfEachChange() {
        var one = stage.sink();
        var other = stage.sink();
        stage.webhook("one", one);
        stage.webhook("other", other);
        var alert = Alerting.of("ada", AlertKind.backup_failed);

        stage.tell(alert.raised());
        one.awaitCount(1);
        stage.tell(alert.acknowledged());
        one.awaitCount(2);
        stage.tell(alert.resolved());

        for (var sink : List.of(one, other)) {
            sink.awaitCount(3);
            assertThat(sink.events()).containsExactly("alert.raised", "alert.acknowledged", "alert.resolved");
            assertThat(sink.told()).allSatisfy(it -> assertThat(it.field("alert_id")).isEqualTo(alert.id()))
                    .allSatisfy(it -> assertThat(it.missed()).isEmpty());
            assertThat(sink.told().getFirst().field("link")).isEqualTo("https://backup.example/alerts/" + alert.id());
        }
        // An answer is on its way before it is written down.
        Awaitility.await().until(() -> !states(alert).contains(DeliveryState.pending));
        assertThat(states(alert)).containsOnly(DeliveryState.delivered).hasSize(6);
        var said = stage.events().await(Event.NotificationDelivered.class);
        assertThat(said.alertId()).isEqualTo(alert.id());
        assertThat(said.statusCode()).isEqualTo(200);
    }

    @Test
    void shouldTellTheSameEventOnce() {
        var sink = stage.sink();
        stage.webhook("hook", sink);
        var event = Alerting.of("ada", AlertKind.backup_failed).raised();

        stage.tell(event);
        stage.tell(event);
        stage.tell(Alerting.of("bob", AlertKind.backup_failed).raised());
        sink.await(it -> it.field("host_name").equals("bob"));

        assertThat(sink.told()).hasSize(2);
    }

    @Test
    void shouldNotTellOldNewsAfterNewer() {
        var sink = stage.sink();
        stage.webhook("hook", sink);
        var alert = Alerting.of("ada", AlertKind.backup_failed);

        stage.tell(alert.resolved());
        sink.awaitCount(1);
        stage.tell(alert.raised());
        stage.tell(Alerting.of("bob", AlertKind.backup_failed).raised());
        sink.await(it -> it.field("host_name").equals("bob"));

        assertThat(sink.events()).containsExactly("alert.resolved", "alert.raised");
    }

    @Test
    void shouldTryAgainUnderTheSameIdAndRemember() {
        var sink = stage.sink();
        sink.answers(503);
        var channel = stage.webhook("hook", sink);
        var alert = Alerting.of("ada", AlertKind.backup_failed);
        stage.tell(alert.raised());
        awaitAttempts(alert, 1);
        assertThat(stage.events().await(Event.NotificationFailed.class).statusCode()).isEqualTo(503);
        assertThat(stage.channel(channel.id()).lastOk()).isFalse();

        sink.answers(200);
        Later.pass(stage, Duration.ofSeconds(13));

        awaitState(alert, DeliveryState.delivered);
        assertThat(sink.told().stream().map(Sink.Told::id).distinct()).hasSize(1);
        assertThat(stage.channel(channel.id()).lastOk()).isTrue();
        var log = stage.get(NotificationsRpc.LOG, new LogQuery(channel.id(), 50, null)).items();
        assertThat(log).extracting(NotificationsRpc.Attempt::attempt).containsExactly(2, 1);
        assertThat(log).extracting(NotificationsRpc.Attempt::ok).containsExactly(true, false);
        assertThat(log.getLast().statusCode()).isEqualTo(503);
        assertThat(log.getLast().error()).isNotBlank();
        var page = stage.get(NotificationsRpc.LOG, new LogQuery(channel.id(), 1, null));
        assertThat(stage.get(NotificationsRpc.LOG, new LogQuery(channel.id(), 1, page.nextCursor())).items())
                .containsExactly(log.getLast());
    }

    @Test
    void shouldWaitAsLongAsItIsAskedTo() {
        var sink = stage.sink();
        sink.answers(429, "Retry-After", "1800");
        stage.webhook("hook", sink);
        var alert = Alerting.of("ada", AlertKind.backup_failed);

        stage.tell(alert.raised());
        awaitAttempts(alert, 1);

        assertThat(delivery(alert).nextAt()).isAfter(stage.now().plus(Duration.ofMinutes(29)));
    }

    @Test
    void shouldGiveUpAtOnceWhatNeverWillBeTaken() {
        var sink = stage.sink();
        sink.answers(400);
        var channel = stage.webhook("hook", sink);
        var alert = Alerting.of("ada", AlertKind.backup_failed);

        stage.tell(alert.raised());

        awaitState(alert, DeliveryState.given_up);
        assertThat(delivery(alert).error()).contains("400");
        assertThat(stage.channel(channel.id()).enabled()).isTrue();
    }

    @Test
    void shouldGiveUpAfterTheLastTry() {
        var sink = stage.sink();
        sink.answers(500);
        stage.webhook("hook", sink);
        var alert = Alerting.of("ada", AlertKind.backup_failed);
        stage.tell(alert.raised());
        awaitAttempts(alert, 1);

        for (var tried = 1; tried < 8; tried++) {
            Later.pass(stage, Duration.between(stage.now(), java.util.Objects.requireNonNull(delivery(alert).nextAt()))
                    .plusSeconds(11));
            awaitAttempts(alert, tried + 1);
        }

        assertThat(delivery(alert).state()).isEqualTo(DeliveryState.given_up);
        assertThat(sink.told()).hasSize(8);
    }

    @Test
    void shouldSwitchOffAChannelThatIsGoneAndSaySo() {
        var sink = stage.sink();
        sink.answers(410);
        var channel = stage.webhook("hook", sink);
        var alert = Alerting.of("ada", AlertKind.backup_failed);

        stage.tell(alert.raised());
        awaitState(alert, DeliveryState.given_up);

        var off = stage.channel(channel.id());
        assertThat(off.enabled()).isFalse();
        assertThat(off.disabledReason()).contains("410");
        var said = stage.events().await(Event.AuditRecorded.class, it -> it.action().equals("channel.disable"));
        assertThat(said.actor()).isEqualTo("system:notifications");
        var other = stage.sink();
        stage.webhook("other", other);
        stage.tell(alert.resolved());
        stage.tell(Alerting.of("bob", AlertKind.backup_failed).raised());
        other.await(it -> it.field("host_name").equals("bob"));
        assertThat(sink.told()).hasSize(1);
        assertThat(deliveries(alert)).filteredOn(it -> it.channelId().equals(channel.id())).hasSize(2)
                .allMatch(it -> it.state() == DeliveryState.given_up);
    }

    @Test
    void shouldTellThePresentStateOnceWhenAChannelComesBack() {
        var sink = stage.sink();
        sink.answers(503);
        stage.webhook("hook", sink);
        var ada = Alerting.of("ada", AlertKind.backup_failed);
        var bob = Alerting.of("bob", AlertKind.check_failed);
        stage.tell(ada.raised());
        awaitAttempts(ada, 1);
        stage.tell(ada.acknowledged());
        stage.tell(ada.resolved());
        stage.tell(bob.raised());
        Awaitility.await().until(() -> states(ada).size() == 3 && !deliveries(bob).isEmpty());
        Awaitility.await("bob is tried, too").atMost(Duration.ofSeconds(15)).until(() -> {
            Later.pass(stage, Duration.ofSeconds(11));
            return delivery(bob).attempts() > 0;
        });

        sink.told().clear();
        sink.answers(200);
        Later.pass(stage, Duration.ofHours(3));
        awaitState(bob, DeliveryState.delivered);
        Awaitility.await().until(() -> states(ada).contains(DeliveryState.delivered));

        assertThat(sink.told()).hasSize(2);
        var late = sink.await(it -> it.field("alert_id").equals(ada.id()));
        assertThat(late.field("event")).isEqualTo("alert.resolved");
        assertThat(late.missed()).containsExactly("alert.raised", "alert.acknowledged");
        assertThat(states(ada)).containsExactly(DeliveryState.delivered, DeliveryState.superseded,
                DeliveryState.superseded);
    }

    @Test
    void shouldTryWhatComesNewOnAChannelThatWasAway() {
        var sink = stage.sink();
        sink.answers(503);
        stage.webhook("hook", sink);
        var ada = Alerting.of("ada", AlertKind.backup_failed);
        stage.tell(ada.raised());
        awaitAttempts(ada, 1);
        Later.pass(stage, Duration.ofSeconds(13));
        awaitAttempts(ada, 2);
        Later.pass(stage, Duration.ofSeconds(11));

        sink.answers(200);
        var bob = Alerting.of("bob", AlertKind.backup_failed);
        stage.tell(bob.raised());

        awaitState(bob, DeliveryState.delivered);
        awaitState(ada, DeliveryState.delivered);
    }

    @Test
    void shouldSendAfterARestartWhatWaited() {
        var sink = stage.sink();
        sink.answers(503);
        stage.webhook("hook", sink);
        var alert = Alerting.of("ada", AlertKind.backup_failed);
        stage.tell(alert.raised());
        awaitAttempts(alert, 1);
        stage.stop();
        sink.answers(200);

        stage.start();
        Later.pass(stage, Duration.ofSeconds(13));

        awaitState(alert, DeliveryState.delivered);
        assertThat(sink.told().stream().map(Sink.Told::id).distinct()).hasSize(1);
    }

    /** The service stops while a receiver thinks: nobody knows whether it took it, so it is asked again, as the same. */
    @Test
    void shouldSendAgainWhatWasOnItsWayWhenItStopped() {
        var sink = stage.sink();
        sink.hangs();
        stage.webhook("hook", sink);
        var alert = Alerting.of("ada", AlertKind.backup_failed);
        stage.tell(alert.raised());
        sink.awaitCount(1);
        stage.stop();
        sink.answers(200);

        stage.start();
        Later.pass(stage, Duration.ofSeconds(13));

        awaitState(alert, DeliveryState.delivered);
        assertThat(sink.told()).hasSize(2);
        assertThat(sink.told().stream().map(Sink.Told::id).distinct()).hasSize(1);
    }

    private List<NotificationsRpc.Delivery> deliveries(Alerting alert) {
        return stage.get(NotificationsRpc.DELIVERIES, new AlertId(alert.id())).items();
    }

    private NotificationsRpc.Delivery delivery(Alerting alert) {
        return deliveries(alert).getFirst();
    }

    private List<DeliveryState> states(Alerting alert) {
        return deliveries(alert).stream().map(NotificationsRpc.Delivery::state).toList();
    }

    private void awaitAttempts(Alerting alert, int attempts) {
        Awaitility.await("%d attempts".formatted(attempts)).atMost(Duration.ofSeconds(15))
                .until(() -> deliveries(alert).stream().anyMatch(it -> it.attempts() == attempts));
    }

    private void awaitState(Alerting alert, DeliveryState state) {
        Awaitility.await("%s is %s".formatted(alert.hostName(), state)).atMost(Duration.ofSeconds(15))
                .until(() -> !deliveries(alert).isEmpty() && delivery(alert).state() == state);
    }
}
