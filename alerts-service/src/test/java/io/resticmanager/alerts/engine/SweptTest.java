package io.resticmanager.alerts.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import io.resticmanager.alerts.stage.Stage;
import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.alert.AlertsRpc.Swept;
import io.resticmanager.contracts.rpc.Nothing;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever wants to know whether alerts can be believed is told when everything was looked at last. */
class SweptTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    final Stage stage = new Stage().with("rm.sweep-period", "PT60S");

    @Test
    void shouldSayWhenEverythingWasLookedAtLast() {
        var before = stage.now();
        var swept = Awaitility.await("the first sweep").atMost(PATIENCE).until(this::swept, Swept::lately);
        assertThat(swept.at()).isBetween(before.minus(PATIENCE), stage.now());
        assertThat(swept.why()).isNull();

        stage.later(Duration.ofMinutes(2));
        assertThat(swept()).isEqualTo(swept);

        stage.later(Duration.ofMinutes(1).plusSeconds(1));
        assertThat(swept().at()).isEqualTo(swept.at());
        assertThat(swept().lately()).isFalse();
        assertThat(swept().why()).isEqualTo("The last sweep that went through ended at %s.".formatted(swept.at()));
    }

    @Test
    void shouldSayWhoKeepsItFromLooking() {
        stage.stop();
        stage.owners().hubSilent(true);
        stage.start();
        var why = Awaitility.await("a sweep in vain").atMost(PATIENCE)
                .until(() -> swept().why(), it -> it != null && it.contains(" does not answer: "));
        assertThat(why).startsWith("No sweep has gone through since the start at ").contains("agent-hub");
        assertThat(swept().at()).isNull();
        assertThat(swept().lately()).isFalse();

        stage.owners().hubSilent(false);

        Awaitility.await("it is tried again").atMost(PATIENCE).until(() -> swept().lately());
    }

    @Test
    void shouldNotBelieveATimeThatIsStillToCome() {
        Awaitility.await("the first sweep").atMost(PATIENCE).until(() -> swept().lately());

        stage.later(Duration.ofMinutes(-4));

        assertThat(swept().lately()).isFalse();
    }

    private Swept swept() {
        return stage.get(AlertsRpc.SWEPT, Nothing.NOTHING, Stage.CHARLIE);
    }
}
