package io.resticmanager.notifications.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.notifications.stage.Alerting;
import io.resticmanager.notifications.stage.Stage;
import io.resticmanager.platform.testkit.Scrape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NotificationFiguresTest {

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void eachChannelTellsWhatItSentAndWhatWaits() {
        var hanging = stage.sink();
        hanging.hangs();
        stage.webhook("hanging", hanging);
        stage.webhook("well", stage.sink());
        stage.tell(Alerting.of("ada", AlertKind.backup_failed).raised());

        await().untilAsserted(() -> {
            var scrape = Scrape.of(stage.service().context());
            assertThat(scrape.value("restic_manager_notifications_pending", "channel=\"hanging\"")).hasValue(1);
            assertThat(scrape.value("restic_manager_notifications_oldest_pending_seconds", "channel=\"hanging\"")
                    .orElseThrow()).isPositive();
            assertThat(scrape.value("restic_manager_notifications_pending", "channel=\"well\"")).hasValue(0);
            assertThat(scrape.value("restic_manager_notification_attempts_last_day", "channel=\"well\"",
                    "outcome=\"ok\"")).hasValue(1);
            assertThat(scrape.value("restic_manager_notification_attempts_last_day", "channel=\"well\"",
                    "outcome=\"failed\"")).hasValue(0);
            assertThat(scrape.value("restic_manager_notifications_given_up_last_day", "channel=\"hanging\""))
                    .hasValue(0);
        });
    }
}
