package io.resticmanager.alerts.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;

import io.resticmanager.alerts.stage.Stage;
import io.resticmanager.alerts.stage.Tales;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.platform.id.Ids;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From the failure on the broker to the alert on the broker, one after the other. */
class LatencyTest {

    private static final int FAILURES = 200;
    private static final Duration P99 = Duration.ofSeconds(1);

    @RegisterExtension
    final Stage stage = new Stage().with("rm.sweep-period", "PT1H");

    @Test
    void shouldRaiseWithinASecond() {
        var took = new ArrayList<Duration>();
        for (var n = 0; n < FAILURES; n++) {
            var host = Ids.next();
            var began = System.nanoTime();
            stage.owners().tell(Tales.failed(host, JobKind.backup, null, 1));
            Awaitility.await("the alert").pollInterval(Duration.ofMillis(2)).pollDelay(Duration.ZERO)
                    .until(() -> stage.events().heard(Event.AlertRaised.class).stream()
                            .anyMatch(it -> it.hostId().equals(host)));
            took.add(Duration.ofNanos(System.nanoTime() - began));
        }

        assertThat(took.stream().sorted().toList().get(FAILURES * 99 / 100)).isLessThan(P99);
    }
}
