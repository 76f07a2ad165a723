package io.resticmanager.notifications.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.Severity;
import io.resticmanager.contracts.notification.Channel;
import io.resticmanager.contracts.notification.DeliveryState;
import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.notification.NotificationsRpc.AlertId;
import io.resticmanager.contracts.notification.NotificationsRpc.ChangedChannel;
import io.resticmanager.contracts.notification.NotificationsRpc.ChannelId;
import io.resticmanager.notifications.stage.Alerting;
import io.resticmanager.notifications.stage.Stage;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** "A channel that comes back is told the present state of each alert once, with what it missed": also after it was mended. */
class RevivalTest {

    @RegisterExtension
    final Stage stage = new Stage();

    private final Alerting ada = Alerting.of("ada", AlertKind.backup_failed);
    private final Alerting bob = Alerting.of("bob", AlertKind.check_failed);

    @Test
    void shouldTellAMendedChannelTheNewestOfEachAlertOnce() {
        var sink = stage.sink();
        sink.answers(401);
        var channel = stage.webhook("hook", sink);
        stage.tell(ada.raised());
        await(ada, 1, DeliveryState.given_up);
        stage.tell(ada.acknowledged());
        await(ada, 2, DeliveryState.given_up);
        stage.tell(bob.raised());
        await(bob, 1, DeliveryState.given_up);
        sink.told().clear();

        sink.answers(200);
        save(channel, null);
        save(channel, null);
        await(ada, 3, DeliveryState.delivered);
        await(bob, 2, DeliveryState.delivered);
        save(channel, null);
        assertThat(stage.get(NotificationsRpc.TEST, new ChannelId(channel.id())).ok()).isTrue();

        assertThat(deliveries(ada)).hasSize(3);
        assertThat(deliveries(bob)).hasSize(2);
        assertThat(sink.told()).hasSize(3);
        var told = sink.await(it -> it.field("alert_id").equals(ada.id()));
        assertThat(told.field("event")).isEqualTo("alert.acknowledged");
        assertThat(told.missed()).containsExactly("alert.raised");
    }

    @Test
    void shouldTellWhatAReceiverThatWasGoneDidNotGet() {
        var sink = stage.sink();
        sink.answers(503);
        var channel = stage.webhook("hook", sink);
        stage.tell(ada.raised());
        await(ada, 1, DeliveryState.pending);
        Awaitility.await().until(() -> deliveries(ada).getFirst().attempts() == 1);
        sink.answers(410);
        stage.tell(bob.raised());
        Awaitility.await("it is switched off").atMost(Duration.ofSeconds(15)).until(() -> {
            Later.pass(stage, Duration.ofSeconds(2));
            return !stage.channel(channel.id()).enabled();
        });
        await(ada, 1, DeliveryState.given_up);
        await(bob, 1, DeliveryState.given_up);

        sink.answers(200);
        save(channel, null);

        await(ada, 2, DeliveryState.delivered);
        await(bob, 2, DeliveryState.delivered);
    }

    /** It is the only channel, so nobody but it could have known. */
    @Test
    void shouldTellWhatWasRaisedWhileNobodyHadMendedIt() {
        var sink = stage.sink();
        sink.answers(410);
        var channel = stage.webhook("hook", sink);
        stage.tell(ada.raised());
        Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> !stage.channel(channel.id()).enabled());
        stage.tell(ada.resolved());
        stage.tell(bob.raised());
        await(ada, 2, DeliveryState.given_up);
        await(bob, 1, DeliveryState.given_up);
        assertThat(deliveries(bob).getFirst().error()).isNotBlank();
        sink.told().clear();

        sink.answers(200);
        save(channel, null);

        sink.awaitCount(2);
        assertThat(sink.told()).extracting(it -> it.field("event") + " " + it.field("alert_id"))
                .containsExactlyInAnyOrder("alert.resolved " + ada.id(), "alert.raised " + bob.id());
    }

    /** Each of them hears it, the one that is mended later. */
    @Test
    void shouldTellTheStateThatOtherChannelsKnow() {
        var sink = stage.sink();
        sink.answers(410);
        var other = stage.sink();
        var channel = stage.webhook("hook", sink);
        stage.webhook("other", other);
        stage.tell(ada.raised());
        Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> !stage.channel(channel.id()).enabled());
        stage.tell(ada.resolved());
        other.awaitCount(2);
        sink.told().clear();

        sink.answers(200);
        save(channel, null);

        sink.awaitCount(1);
        assertThat(sink.told().getFirst().field("event")).isEqualTo("alert.resolved");
        assertThat(sink.told().getFirst().missed()).containsExactly("alert.raised");
    }

    /** Nobody mended anything, and it is refused by itself: once more, and no more. */
    @Test
    void shouldTryOnceMoreByItselfWhenTheChannelTakesSomething() {
        var sink = stage.sink();
        sink.refuses(it -> it.field("host_name").equals("ada"), 400);
        stage.webhook("hook", sink);
        stage.tell(ada.raised());
        await(ada, 1, DeliveryState.given_up);

        for (var host : List.of("bob", "carl", "dan")) {
            var other = Alerting.of(host, AlertKind.backup_failed);
            stage.tell(other.raised());
            await(other, 1, DeliveryState.delivered);
            await(ada, 2, DeliveryState.given_up);
        }

        assertThat(deliveries(ada)).hasSize(2);
    }

    @Test
    void shouldMeanNothingAgainThatIsNotWantedOrTooOld() {
        var sink = stage.sink();
        sink.answers(401);
        var channel = stage.webhook("hook", sink);
        stage.tell(ada.raised());
        await(ada, 1, DeliveryState.given_up);

        save(channel, List.of(Severity.critical));
        assertThat(deliveries(ada)).hasSize(1);

        stage.later(Revival.OLDEST.plusHours(1));
        save(channel, List.of(Severity.warning, Severity.critical));
        assertThat(deliveries(ada)).hasSize(1);
    }

    @Test
    void shouldTellWhatWasGivenUpInGroups() {
        var phone = stage.sink();
        phone.answers(401);
        var channel = stage.ntfy("Phone", phone);
        var alerts = IntStream.rangeClosed(1, 9).mapToObj(n -> Alerting.of("host-" + n, AlertKind.backup_failed))
                .toList();
        alerts.forEach(it -> stage.tell(it.raised()));
        Awaitility.await().until(() -> alerts.stream().noneMatch(it -> deliveries(it).isEmpty()));
        Later.pass(stage, Batches.WINDOW);
        alerts.forEach(it -> await(it, 1, DeliveryState.given_up));
        phone.told().clear();
        stage.later(Batches.WINDOW.plusSeconds(1));

        phone.answers(200);
        save(channel, null);
        phone.awaitCount(5);
        Later.pass(stage, Batches.WINDOW);

        alerts.forEach(it -> await(it, 2, DeliveryState.delivered));
        assertThat(phone.told()).hasSize(6);
        assertThat(phone.told().getLast().text()).contains("host-6", "host-9");
    }

    private void save(Channel channel, @Nullable List<Severity> severities) {
        stage.get(NotificationsRpc.UPDATE, new ChangedChannel(channel.id(), null, true, severities, null));
    }

    private List<NotificationsRpc.Delivery> deliveries(Alerting alert) {
        return stage.get(NotificationsRpc.DELIVERIES, new AlertId(alert.id())).items();
    }

    private void await(Alerting alert, int meant, DeliveryState state) {
        Awaitility.await("%s is %s".formatted(alert.hostName(), state)).atMost(Duration.ofSeconds(15))
                .until(() -> deliveries(alert).size() >= meant && deliveries(alert).getFirst().state() == state);
    }
}
