package io.resticmanager.notifications.digest;

import static io.resticmanager.notifications.digest.Mornings.DAY;
import static io.resticmanager.notifications.digest.Mornings.DUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.notification.NotificationsRpc.Attempt;
import io.resticmanager.contracts.notification.NotificationsRpc.ChangedChannel;
import io.resticmanager.notifications.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Exactly one digest a day, wherever the service stopped and whatever the mail server did. */
class DigestOnceTest {

    @RegisterExtension
    final Stage stage = new Stage();

    private Mornings mornings;

    @BeforeEach
    void start() {
        mornings = new Mornings(stage);
    }

    @AfterEach
    void stop() throws InterruptedException {
        mornings.close();
    }

    @Test
    void shouldNotOweWhatWasDueBeforeItWasWanted() {
        var channel = mornings.create("Morning", mornings.clock(Duration.ofHours(-1)));
        mornings.look();
        assertThat(mornings.asked()).isFalse();

        mornings.update(channel, mornings.config(mornings.clock(Duration.ofHours(-2))));
        mornings.look();
        assertThat(mornings.asked()).isFalse();

        stage.later(DAY);
        mornings.look();
        mornings.awaitMails(1);
    }

    @Test
    void shouldGoOnceWhereverTheServiceStopped() {
        mornings.fleet.safe("ada").silent("jobs", true);
        mornings.daily("Morning");
        stage.later(DUE);
        mornings.look();
        mornings.restart(DUE);
        mornings.look();
        assertThat(mornings.server.taken()).isEmpty();

        mornings.fleet.silent("jobs", false);
        mornings.look();
        mornings.awaitMails(1);
        mornings.restart(DUE);
        mornings.look();
        stage.later(Duration.ofHours(1));
        mornings.look();

        assertThat(mornings.server.taken()).hasSize(1);
    }

    @Test
    void shouldSendTheSameMailAgainUntilItIsTaken() throws Exception {
        mornings.fleet.safe("ada");
        mornings.server.busy(true);
        var channel = mornings.daily("Morning");
        stage.later(DUE);
        mornings.look();
        mornings.awaitMails(1);
        mornings.awaitLog(channel, 1);
        mornings.restart(DUE);
        mornings.fleet.atRisk("bob", "Its disk is gone.");
        mornings.server.busy(false);
        mornings.rename(channel);
        mornings.awaitMails(2);

        assertThat(mornings.ids()).hasSize(2).containsOnly(mornings.ids().getFirst());
        assertThat(mornings.server.taken().getLast().mail().getContent())
                .isEqualTo(mornings.server.taken().getFirst().mail().getContent());
        mornings.awaitLog(channel, 2);
        assertThat(mornings.log(channel)).extracting(Attempt::ok).containsExactly(true, false);
    }

    @Test
    void shouldMakeUpForOneMissedDigestAlone() {
        mornings.fleet.safe("ada");
        mornings.daily("Morning");
        mornings.restart(DUE.plus(DAY.multipliedBy(3)));
        mornings.look();
        mornings.awaitMails(1);
        mornings.look();

        assertThat(mornings.server.taken()).hasSize(1);
    }

    @Test
    void shouldTellTodaysInPlaceOfYesterdaysThatDidNotGetThrough() {
        mornings.fleet.safe("ada");
        mornings.server.busy(true);
        var channel = mornings.daily("Morning");
        stage.later(DUE);
        mornings.look();
        mornings.awaitLog(channel, 1);
        stage.later(DAY);
        mornings.look();

        assertThat(stage.channel(channel.id()).pending()).isEqualTo(1);
    }

    @Test
    void shouldOweNothingToAChannelThatIsSwitchedOff() {
        var channel = mornings.daily("Morning");
        stage.sealed(NotificationsRpc.UPDATE, _ -> new ChangedChannel(channel.id(), null, false, null, null),
                Stage.ALICE);
        stage.later(DUE);
        mornings.look();
        assertThat(mornings.asked()).isFalse();

        stage.sealed(NotificationsRpc.UPDATE, _ -> new ChangedChannel(channel.id(), null, true, null, null),
                Stage.ALICE);
        mornings.look();
        assertThat(mornings.asked()).as("what was due while it was off").isFalse();
    }
}
