package io.resticmanager.notifications.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.notification.DeliveryState;
import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.notification.NotificationsRpc.AlertId;
import io.resticmanager.contracts.notification.NotificationsRpc.ChangedChannel;
import io.resticmanager.notifications.stage.Alerting;
import io.resticmanager.notifications.stage.Stage;
import io.resticmanager.platform.sqlite.Ask;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** For whom an event is written down, before anything goes out. */
class IntentTest {

    @RegisterExtension
    final Stage stage = new Stage();

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger readers = (Logger) LoggerFactory.getLogger("io.resticmanager.platform.event");

    @BeforeEach
    void listen() {
        log.start();
        readers.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        readers.detachAppender(log);
    }

    /** In one transaction with the event's mark: what fails for one channel is told on none, and comes again for all. */
    @Test
    void shouldMeanAllOrNone() {
        var one = stage.sink();
        var other = stage.sink();
        stage.webhook("one", one);
        var broken = stage.webhook("other", other);
        change("""
                CREATE TRIGGER broken BEFORE INSERT ON delivery WHEN NEW.channel_id = '%s'
                BEGIN SELECT raise(ABORT, 'as if the disk were full'); END""".formatted(broken.id()));
        var alert = Alerting.of("ada", AlertKind.backup_failed);

        stage.tell(alert.raised());
        Awaitility.await("it is not taken").until(this::isRefused);
        assertThat(deliveries(alert)).isEmpty();
        change("DROP TRIGGER broken");

        one.awaitCount(1);
        other.awaitCount(1);
        awaitDelivered(alert);
        assertThat(deliveries(alert)).hasSize(2);
        assertThat(one.told()).hasSize(1);
        assertThat(other.told()).hasSize(1);
    }

    /** Nor when it is on again. */
    @Test
    void shouldMeanNothingForAChannelThatIsSwitchedOff() {
        var off = stage.webhook("off", stage.sink());
        stage.get(NotificationsRpc.UPDATE, new ChangedChannel(off.id(), null, false, null, null));
        stage.webhook("other", stage.sink());
        var alert = Alerting.of("ada", AlertKind.backup_failed);

        stage.tell(alert.raised());
        awaitDelivered(alert);

        assertThat(deliveries(alert)).extracting(NotificationsRpc.Delivery::channelName).containsExactly("other");
    }

    private boolean isRefused() {
        return log.list.stream().anyMatch(it -> it.getFormattedMessage().startsWith("a message was not taken"));
    }

    private void change(String sql) {
        stage.transactions().<Integer>writeSql(connection -> Ask.change(connection, sql));
    }

    private void awaitDelivered(Alerting alert) {
        Awaitility.await("all are told").atMost(Duration.ofSeconds(15)).until(() -> !deliveries(alert).isEmpty()
                && deliveries(alert).stream().allMatch(it -> it.state() == DeliveryState.delivered));
    }

    private List<NotificationsRpc.Delivery> deliveries(Alerting alert) {
        return stage.get(NotificationsRpc.DELIVERIES, new AlertId(alert.id())).items();
    }
}
