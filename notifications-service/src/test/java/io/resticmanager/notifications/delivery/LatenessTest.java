package io.resticmanager.notifications.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.notification.Channel;
import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.notification.NotificationsRpc.ChangedChannel;
import io.resticmanager.contracts.notification.NotificationsRpc.ChannelId;
import io.resticmanager.contracts.notification.NotificationsRpc.LogQuery;
import io.resticmanager.notifications.channel.NotificationEvent;
import io.resticmanager.notifications.channel.NotificationSeverity;
import io.resticmanager.notifications.stage.Alerting;
import io.resticmanager.notifications.stage.Stage;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.Ask;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is overdue, and what only waits for a receiver. */
class LatenessTest {

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void shouldNotCallOverdueWhatWaitsBehindAReceiverThatAskedForARest() {
        stage.get(NotificationsRpc.TEST, new ChannelId(stage.webhook("well", stage.sink()).id()));
        var resting = resting();
        waiting(resting, stage.now().minus(Duration.ofMinutes(3)));

        assertThat(why()).isEmpty();
        stage.later(Duration.ofMinutes(10));
        assertThat(why()).isEmpty();

        stage.later(Duration.ofHours(1));
        assertThat(why()).startsWith("2 overdue on the channel “resting”, the oldest since ");
    }

    @Test
    void shouldNotWaitForWhatGoesNowhere() {
        stage.get(NotificationsRpc.TEST, new ChannelId(stage.webhook("well", stage.sink()).id()));
        var channel = stage.webhook("off", stage.sink());
        stage.get(NotificationsRpc.UPDATE, new ChangedChannel(channel.id(), null, false, null, null));
        waiting(channel, stage.now().minus(Duration.ofMinutes(3)));

        assertThat(why()).isEmpty();
    }

    @Test
    void shouldSayThatNobodyCanBeTold() {
        assertThat(why()).as("there is no channel").isEmpty();
        var gone = stage.sink();
        var channel = stage.webhook("gone", gone);
        assertThat(why()).as("it was never tried").isEmpty();

        gone.answers(410);
        stage.get(NotificationsRpc.TEST, new ChannelId(channel.id()));

        assertThat(stage.channel(channel.id()).enabled()).isFalse();
        assertThat(why()).startsWith("every channel fails or can not be used");
        stage.get(NotificationsRpc.TEST, new ChannelId(stage.webhook("new", stage.sink()).id()));
        assertThat(why()).isEmpty();
    }

    @Test
    void shouldSayThatNobodyCanBeToldWhereNoConfigurationCanBeOpened() {
        var channel = stage.webhook("sealed", stage.sink());
        stage.get(NotificationsRpc.TEST, new ChannelId(channel.id()));
        assertThat(why()).isEmpty();

        stage.transactions().<Integer>writeSql(connection -> Ask.change(connection,
                "UPDATE notification_channels SET config = ? WHERE id = ?", "no longer sealed", channel.id()));

        assertThat(why()).startsWith("every channel fails or can not be used");
    }

    private Channel resting() {
        var sink = stage.sink();
        sink.answers(429, "Retry-After", "1800");
        var channel = stage.webhook("resting", sink);
        stage.tell(Alerting.of("ada", AlertKind.backup_failed).raised());
        Awaitility.await("it was tried").atMost(Duration.ofSeconds(15)).until(() -> !stage
                .get(NotificationsRpc.LOG, new LogQuery(channel.id(), 10, null)).items().isEmpty());
        Awaitility.await("it rests").until(() -> stage.service().bean(Workers.class).rested(channel.id())
                .isAfter(stage.now().plus(Duration.ofMinutes(25))));
        return channel;
    }

    private void waiting(Channel channel, Instant due) {
        stage.transactions().<Boolean>writeSql(connection -> {
            DeliveryTable.insert(connection,
                    new Delivery(Ids.next(), channel.id(), NotificationEvent.RAISED, Ids.next(), 1, "h1", "bob",
                            NotificationSeverity.warning, "backup_failed", "m", due, due, null, null, true, null, 0,
                            due,
                            due),
                    false);
            return true;
        });
    }

    private String why() {
        return stage.service().bean(Lateness.class).why().orElse("");
    }
}
