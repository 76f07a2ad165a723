package io.resticmanager.notifications.digest;

import static io.resticmanager.notifications.digest.Mornings.DAY;
import static io.resticmanager.notifications.digest.Mornings.DUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.notification.NotificationsRpc.AlertId;
import io.resticmanager.contracts.notification.NotificationsRpc.Attempt;
import io.resticmanager.contracts.notification.NotificationsRpc.ChannelId;
import io.resticmanager.contracts.notification.NotificationsRpc.Draft;
import io.resticmanager.contracts.notification.NotificationsRpc.Header;
import io.resticmanager.notifications.stage.Alerting;
import io.resticmanager.notifications.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One mail a day, from the owners' answers to a real mail server. */
class DigestsTest {

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
    void shouldSendOneMailADay() throws Exception {
        mornings.fleet.safe("ada", "bob", "cleo").atRisk("dora", "Nightly failed: no space.").alert("dora",
                AlertKind.check_failed);
        var channel = mornings.daily("Morning");
        mornings.look();
        assertThat(mornings.asked()).as("nothing is due").isFalse();

        stage.later(DUE);
        mornings.look();
        mornings.look();
        mornings.awaitMails(1);
        stage.later(DAY);
        mornings.look();
        mornings.awaitMails(2);
        mornings.look();

        var mail = mornings.server.taken().getFirst().mail();
        assertThat(mail.getSubject())
                .isEqualTo("[restic-manager] Digest: 1 of 4 hosts at risk, 1 critical alert");
        assertThat(mail.getContent().toString()).contains("- dora: Nightly failed: no space.",
                "- [critical] dora: Check failed: It went wrong.",
                "Backups: 21 succeeded, 1 with warnings, 1 suspect, 2 failed", "https://backup.example/alerts");
        assertThat(mornings.ids()).hasSize(2).doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).endsWith("@backup.example>"));
        assertThat(mail.getHeader("References")).isNull();
        mornings.awaitLog(channel, 2);
        assertThat(mornings.log(channel)).allMatch(Attempt::ok).extracting(Attempt::event).containsOnly("digest");
        assertThat(stage.channel(channel.id()).pending()).isZero();
    }

    @Test
    void shouldTellNothingSinglyButATest() throws Exception {
        var sink = stage.sink();
        stage.webhook("hook", sink);
        var channel = mornings.daily("Morning");
        var alert = Alerting.of("ada", AlertKind.check_failed);

        stage.tell(alert.raised());
        stage.tell(alert.resolved());
        sink.awaitCount(2);
        assertThat(stage.get(NotificationsRpc.TEST, new ChannelId(channel.id())).ok()).isTrue();

        assertThat(mornings.server.taken()).singleElement()
                .satisfies(it -> assertThat(it.mail().getSubject()).contains("restic-manager: test"));
        assertThat(stage.get(NotificationsRpc.DELIVERIES, new AlertId(alert.id())).items())
                .extracting(NotificationsRpc.Delivery::channelName).containsOnly("hook");
    }

    @Test
    void shouldStillSendWhatWaitedWhenTheDigestWasSwitchedOn() throws Exception {
        mornings.server.busy(true);
        var channel = mornings.create("Mail", null);
        stage.tell(Alerting.of("ada", AlertKind.backup_failed).raised());
        mornings.awaitMails(1);
        mornings.awaitLog(channel, 1);

        mornings.server.busy(false);
        mornings.update(channel, mornings.config(mornings.clock(DUE)));
        mornings.awaitMails(2);

        assertThat(mornings.server.taken().getLast().mail().getSubject()).contains("ada: backup_failed");
        mornings.update(channel, mornings.config("null"));
        stage.tell(Alerting.of("bob", AlertKind.backup_failed).raised());
        mornings.awaitMails(3);
        assertThat(mornings.server.taken().getLast().mail().getSubject()).contains("bob: backup_failed");
        assertThat(stage.channel(channel.id()).config().get("digest")).isNull();
    }

    @Test
    void shouldAskOfAllOfALargeFleet() throws Exception {
        for (var number = 0; number < 5_000; number++) {
            mornings.fleet.atRisk("host-%04d".formatted(number), "Nightly failed.");
        }
        mornings.fleet.safe("ada");
        mornings.daily("Morning");
        stage.later(DUE);
        mornings.look();
        mornings.awaitMails(1);

        var mail = mornings.server.taken().getFirst().mail();
        assertThat(mail.getSubject()).isEqualTo("[restic-manager] Digest: 5000 of 5001 hosts at risk");
        assertThat(mail.getContent().toString().lines().toList()).hasSizeLessThan(200)
                .contains("- and 4940 more hosts: https://backup.example/?protection=at_risk");
    }

    @Test
    void shouldWaitForAnOwnerForMinutesAndThenSayWhatNobodyKnows() throws Exception {
        mornings.fleet.safe("ada").silent("alerts", true);
        mornings.daily("Morning");
        stage.later(DUE);
        mornings.look();
        stage.later(Digests.PATIENCE.minusSeconds(30));
        mornings.look();
        assertThat(mornings.server.taken()).isEmpty();

        stage.later(Duration.ofSeconds(31));
        mornings.look();
        mornings.awaitMails(1);

        assertThat(mornings.server.taken().getFirst().mail().getSubject())
                .isEqualTo("[restic-manager] Digest: the one host protected, alerts unknown");
        assertThat(mornings.server.taken().getFirst().mail().getContent().toString())
                .contains("NOT COMPLETE: alerts-service did not answer.");
    }

    @Test
    void shouldNotCallAFleetWellThatNobodyToldOf() throws Exception {
        mornings.fleet.safe("ada", "bob");
        List.of("hub", "jobs", "alerts").forEach(owner -> mornings.fleet.silent(owner, true));
        mornings.daily("Morning");
        stage.later(DUE);
        mornings.look();
        mornings.fleet.silent("hub", false);
        stage.later(Digests.PATIENCE);
        mornings.look();
        mornings.awaitMails(1);

        assertThat(mornings.server.taken().getFirst().mail().getSubject()).isEqualTo(
                "[restic-manager] Digest: 2 of 2 hosts unknown, alerts unknown, last 24 hours unknown");
    }

    @Test
    void shouldBeShownBeforeItIsKept() {
        var shown = Stage.value(stage.sealed(NotificationsRpc.PREVIEW,
                seal -> new Draft(null, ChannelKind.smtp, seal.apply(mornings.config(mornings.clock(DUE))), null),
                Stage.ALICE));

        assertThat(shown.headers()).contains(new Header("Subject",
                "[restic-manager] Digest: 2 of 14 hosts at risk, 1 critical alert"));
        assertThat(shown.body()).contains("HOSTS", "- alfa-01: Nightly failed", "THE LAST 24 HOURS");
        assertThat(Stage.problem(stage.sealed(NotificationsRpc.PREVIEW,
                seal -> new Draft(null, ChannelKind.smtp, seal.apply(mornings.config("null")), "digest"), Stage.ALICE))
                .errors())
                .extracting(error -> error.field()).containsExactly("event");
        assertThat(Stage.problem(stage.sealed(NotificationsRpc.PREVIEW,
                seal -> new Draft(null, ChannelKind.smtp, seal.apply(mornings.config("{\"at\":\"8\"}")), null),
                Stage.ALICE))
                .errors()).extracting(error -> error.field())
                .containsExactly("config.digest.at", "config.digest.time_zone");
    }
}
