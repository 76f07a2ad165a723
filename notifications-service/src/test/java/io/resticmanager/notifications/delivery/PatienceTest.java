package io.resticmanager.notifications.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.event.ShutdownEvent;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.notification.DeliveryState;
import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.notification.NotificationsRpc.AlertId;
import io.resticmanager.contracts.notification.NotificationsRpc.ChangedChannel;
import io.resticmanager.contracts.notification.NotificationsRpc.ChannelId;
import io.resticmanager.notifications.stage.Alerting;
import io.resticmanager.notifications.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is tried early, what waits long, and what is said meanwhile: nothing is given up before its day is over. */
class PatienceTest {

    @RegisterExtension
    final Stage stage = new Stage();

    private final Alerting ada = Alerting.of("ada", AlertKind.backup_failed);

    @Test
    void shouldNotGiveUpAsTheChannelIsSavedAgainAndAgain() {
        var sink = stage.sink();
        sink.answers(503);
        var channel = stage.webhook("hook", sink);
        stage.tell(ada.raised());
        awaitAttempts(ada, 1);
        for (var saved = 1; saved <= 8; saved++) {
            stage.get(NotificationsRpc.UPDATE, new ChangedChannel(channel.id(), null, true, null, null));
            awaitAttempts(ada, saved + 1);
        }
        assertThat(newest(ada).state()).isEqualTo(DeliveryState.pending);

        sink.answers(200);
        assertThat(stage.get(NotificationsRpc.TEST, new ChannelId(channel.id())).ok()).isTrue();

        awaitState(ada, DeliveryState.delivered);
    }

    /** Two notifications of one trouble are refused while all else is taken: each success woke them, without end. */
    @Test
    void shouldNotTryWithoutEndWhatIsRefusedWhileOthersAreTaken() {
        var sink = stage.sink();
        var bob = Alerting.of("ada", AlertKind.check_failed);
        sink.refuses(it -> it.field("host_name").equals("ada"), 503);
        stage.webhook("hook", sink);
        stage.tell(ada.raised());
        stage.tell(bob.raised());
        Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> deliveries(ada).size() == 1
                && deliveries(bob).size() == 1 && newest(ada).attempts() > 0 && newest(bob).attempts() > 0);

        for (var n = 0; n < 7; n++) {
            var other = Alerting.at("other-" + n, AlertKind.backup_failed, stage.now());
            stage.tell(other.raised());
            Awaitility.await("%s is told".formatted(other.hostName())).atMost(Duration.ofSeconds(15)).until(() -> {
                Later.pass(stage, Duration.ofSeconds(1));
                return deliveries(other).stream().anyMatch(it -> it.state() == DeliveryState.delivered);
            });
        }

        assertThat(newest(ada).state()).isEqualTo(DeliveryState.pending);
        assertThat(newest(ada).attempts() + newest(bob).attempts()).isLessThanOrEqualTo(10);
    }

    @Test
    void shouldTryOnceMoreWhenTheReceiverWantsMoreTimeThanThereIs() {
        var sink = stage.sink();
        sink.answers(503, "Retry-After", "86400");
        stage.webhook("hook", sink);
        stage.tell(ada.raised());
        awaitAttempts(ada, 1);
        assertThat(newest(ada).nextAt()).isBetween(stage.now().plus(Duration.ofHours(23)),
                stage.now().plus(Duration.ofHours(24)));

        sink.answers(200);
        Later.pass(stage, Duration.ofHours(24).minusSeconds(50));

        awaitState(ada, DeliveryState.delivered);
    }

    @Test
    void shouldRestAsAskedButForWhatIsCritical() {
        var sink = stage.sink();
        sink.answers(429, "Retry-After", "3600");
        stage.webhook("hook", sink);
        stage.tell(ada.raised());
        awaitAttempts(ada, 1);
        var bob = Alerting.of("bob", AlertKind.backup_failed);
        var burning = Alerting.of("burning", AlertKind.check_failed);
        sink.answers(200);

        stage.tell(bob.raised());
        stage.tell(burning.raised());
        Awaitility.await().until(() -> !deliveries(burning).isEmpty() && !deliveries(bob).isEmpty());
        assertThat(newest(burning).attempts()).isZero();
        assertThat(newest(burning).nextAt()).isAfter(stage.now().plusSeconds(30));
        assertThat(newest(bob).nextAt()).isAfter(stage.now().plus(Duration.ofMinutes(58)));
        Later.pass(stage, Duration.ofSeconds(61));
        awaitState(burning, DeliveryState.delivered);
        assertThat(newest(bob).state()).isEqualTo(DeliveryState.pending);
        assertThat(newest(bob).nextAt()).isAfter(stage.now().plus(Duration.ofMinutes(57)));

        Later.pass(stage, Duration.ofHours(1));
        awaitState(bob, DeliveryState.delivered);
    }

    @Test
    void shouldBeWellWhileSomebodyWorksAtWhatIsDue() throws InterruptedException {
        var sink = stage.sink();
        sink.answers(503, "Retry-After", "3600");
        stage.webhook("resting", sink);
        stage.tell(ada.raised());
        awaitAttempts(ada, 1);
        var bob = Alerting.of("bob", AlertKind.backup_failed);
        stage.tell(bob.raised());
        Awaitility.await().until(() -> !deliveries(bob).isEmpty());

        stage.later(Duration.ofMinutes(30));
        assertThat(stage.service().bean(DeliveryVital.class).conditions().getFirst().well()).isTrue();

        stage.service().bean(Workers.class).stop(new ShutdownEvent(stage.service().bean(ApplicationContext.class)));
        var ill = stage.service().bean(DeliveryVital.class).conditions().getFirst();
        assertThat(ill.well()).isFalse();
        assertThat(ill.detail()).contains("2 waiting", "nobody works");
    }

    /** It was not told with newer news, if that was not told either. */
    @Test
    void shouldSayWhatBecameOfTheNewsThatSupersededIt() {
        var sink = stage.sink();
        sink.answers(503);
        stage.webhook("hook", sink);
        stage.tell(ada.raised());
        awaitAttempts(ada, 1);
        sink.answers(400);
        stage.tell(ada.acknowledged());
        Awaitility.await().until(() -> deliveries(ada).size() == 2);
        Later.pass(stage, Duration.ofSeconds(2));

        awaitState(ada, DeliveryState.given_up);
        assertThat(deliveries(ada).getLast().state()).isEqualTo(DeliveryState.superseded);
        assertThat(deliveries(ada).getLast().newerState()).isEqualTo(DeliveryState.given_up);
        assertThat(newest(ada).newerState()).isNull();
    }

    private List<NotificationsRpc.Delivery> deliveries(Alerting alert) {
        return stage.get(NotificationsRpc.DELIVERIES, new AlertId(alert.id())).items();
    }

    private NotificationsRpc.Delivery newest(Alerting alert) {
        return Objects.requireNonNull(deliveries(alert).getFirst());
    }

    private void awaitAttempts(Alerting alert, int attempts) {
        Awaitility.await("%d attempts".formatted(attempts)).atMost(Duration.ofSeconds(15))
                .until(() -> deliveries(alert).stream().anyMatch(it -> it.attempts() >= attempts));
    }

    private void awaitState(Alerting alert, DeliveryState state) {
        Awaitility.await("%s is %s".formatted(alert.hostName(), state)).atMost(Duration.ofSeconds(15))
                .until(() -> newest(alert).state() == state);
    }
}
