package io.resticmanager.notifications.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import jakarta.mail.MessagingException;

import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.notification.Channel;
import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.notification.NotificationsRpc.AlertId;
import io.resticmanager.contracts.notification.NotificationsRpc.Attempt;
import io.resticmanager.contracts.notification.NotificationsRpc.ChangedChannel;
import io.resticmanager.contracts.notification.NotificationsRpc.ChannelId;
import io.resticmanager.contracts.notification.NotificationsRpc.Draft;
import io.resticmanager.contracts.notification.NotificationsRpc.Header;
import io.resticmanager.contracts.notification.NotificationsRpc.LogQuery;
import io.resticmanager.notifications.channel.kit.MailServer;
import io.resticmanager.notifications.stage.Alerting;
import io.resticmanager.notifications.stage.Fleet;
import io.resticmanager.notifications.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One mail a day, from the owners' answers to a real mail server. */
class DigestsTest {

    private static final Duration DAY = Duration.ofDays(1);
    /** From when a channel is made until its digest is due, at most. */
    private static final Duration DUE = Duration.ofHours(2);

    @RegisterExtension
    final Stage stage = new Stage();

    private Fleet fleet;
    private MailServer server;

    @BeforeEach
    void start() {
        fleet = new Fleet(stage);
        server = MailServer.plain();
    }

    @AfterEach
    void stop() throws InterruptedException {
        fleet.close();
        server.close();
    }

    @Test
    void shouldSendOneMailADay() throws Exception {
        fleet.safe("ada", "bob", "cleo").atRisk("dora", "Nightly failed: no space.").alert("dora",
                AlertKind.check_failed);
        var channel = daily("Morning");
        look();
        assertThat(fleet.asked("hub")).as("nothing is due").isFalse();

        stage.later(DUE);
        look();
        look();
        awaitMails(1);
        stage.later(DAY);
        look();
        awaitMails(2);
        look();

        var mail = server.taken().getFirst().mail();
        assertThat(mail.getSubject())
                .isEqualTo("[restic-manager] Digest: 1 of 4 hosts at risk, 1 critical alert");
        assertThat(mail.getContent().toString()).contains("- dora: Nightly failed: no space.",
                "- [critical] dora: Check failed: It went wrong.",
                "Backups: 21 succeeded, 1 with warnings, 1 suspect, 2 failed", "https://backup.example/alerts");
        assertThat(ids()).hasSize(2).doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).endsWith("@backup.example>"));
        assertThat(mail.getHeader("References")).isNull();
        awaitLog(channel, 2);
        assertThat(log(channel)).allMatch(Attempt::ok).extracting(Attempt::event).containsOnly("digest");
        assertThat(stage.channel(channel.id()).pending()).isZero();
    }

    @Test
    void shouldNotOweWhatWasDueBeforeItWasWanted() {
        var channel = create("Morning", clock(Duration.ofHours(-1)));
        look();
        assertThat(fleet.asked("hub")).isFalse();

        update(channel, config(clock(Duration.ofHours(-2))));
        look();
        assertThat(fleet.asked("hub")).isFalse();

        stage.later(DAY);
        look();
        awaitMails(1);
    }

    @Test
    void shouldTellNothingSinglyButATest() throws Exception {
        var sink = stage.sink();
        stage.webhook("hook", sink);
        var channel = daily("Morning");
        var alert = Alerting.of("ada", AlertKind.check_failed);

        stage.tell(alert.raised());
        stage.tell(alert.resolved());
        sink.awaitCount(2);
        assertThat(stage.get(NotificationsRpc.TEST, new ChannelId(channel.id())).ok()).isTrue();

        assertThat(server.taken()).singleElement()
                .satisfies(it -> assertThat(it.mail().getSubject()).contains("restic-manager: test"));
        assertThat(stage.get(NotificationsRpc.DELIVERIES, new AlertId(alert.id())).items())
                .extracting(NotificationsRpc.Delivery::channelName).containsOnly("hook");
    }

    @Test
    void shouldStillSendWhatWaitedWhenTheDigestWasSwitchedOn() throws Exception {
        server.busy(true);
        var channel = create("Mail", null);
        stage.tell(Alerting.of("ada", AlertKind.backup_failed).raised());
        awaitMails(1);
        awaitLog(channel, 1);

        server.busy(false);
        update(channel, config(clock(DUE)));
        awaitMails(2);

        assertThat(server.taken().getLast().mail().getSubject()).contains("ada: backup_failed");
        update(channel, config("null"));
        stage.tell(Alerting.of("bob", AlertKind.backup_failed).raised());
        awaitMails(3);
        assertThat(server.taken().getLast().mail().getSubject()).contains("bob: backup_failed");
        assertThat(stage.channel(channel.id()).config().get("digest")).isNull();
    }

    @Test
    void shouldAskOfAllOfALargeFleet() throws Exception {
        for (var number = 0; number < 5_000; number++) {
            fleet.atRisk("host-%04d".formatted(number), "Nightly failed.");
        }
        fleet.safe("ada");
        daily("Morning");
        stage.later(DUE);
        look();
        awaitMails(1);

        var mail = server.taken().getFirst().mail();
        assertThat(mail.getSubject()).isEqualTo("[restic-manager] Digest: 5000 of 5001 hosts at risk");
        assertThat(mail.getContent().toString().lines().toList()).hasSizeLessThan(200)
                .contains("- and 4940 more hosts: https://backup.example/?protection=at_risk");
    }

    @Test
    void shouldWaitForAnOwnerForMinutesAndThenSayWhatNobodyKnows() throws Exception {
        fleet.safe("ada").silent("alerts", true);
        daily("Morning");
        stage.later(DUE);
        look();
        stage.later(Digests.PATIENCE.minusSeconds(30));
        look();
        assertThat(server.taken()).isEmpty();

        stage.later(Duration.ofSeconds(31));
        look();
        awaitMails(1);

        assertThat(server.taken().getFirst().mail().getSubject())
                .isEqualTo("[restic-manager] Digest: the one host protected, alerts unknown");
        assertThat(server.taken().getFirst().mail().getContent().toString())
                .contains("NOT COMPLETE: alerts-service did not answer.");
    }

    @Test
    void shouldNotCallAFleetWellThatNobodyToldOf() throws Exception {
        fleet.safe("ada", "bob");
        List.of("hub", "jobs", "alerts").forEach(owner -> fleet.silent(owner, true));
        daily("Morning");
        stage.later(DUE);
        look();
        fleet.silent("hub", false);
        stage.later(Digests.PATIENCE);
        look();
        awaitMails(1);

        assertThat(server.taken().getFirst().mail().getSubject()).isEqualTo(
                "[restic-manager] Digest: 2 of 2 hosts unknown, alerts unknown, last 24 hours unknown");
    }

    @Test
    void shouldGoOnceWhereverTheServiceStopped() {
        fleet.safe("ada").silent("jobs", true);
        daily("Morning");
        stage.later(DUE);
        look();
        restart(DUE);
        look();
        assertThat(server.taken()).isEmpty();

        fleet.silent("jobs", false);
        look();
        awaitMails(1);
        restart(DUE);
        look();
        stage.later(Duration.ofHours(1));
        look();

        assertThat(server.taken()).hasSize(1);
    }

    @Test
    void shouldSendTheSameMailAgainUntilItIsTaken() throws Exception {
        fleet.safe("ada");
        server.busy(true);
        var channel = daily("Morning");
        stage.later(DUE);
        look();
        awaitMails(1);
        awaitLog(channel, 1);
        restart(DUE);
        fleet.atRisk("bob", "Its disk is gone.");
        server.busy(false);
        rename(channel);
        awaitMails(2);

        assertThat(ids()).hasSize(2).containsOnly(ids().getFirst());
        assertThat(server.taken().getLast().mail().getContent())
                .isEqualTo(server.taken().getFirst().mail().getContent());
        awaitLog(channel, 2);
        assertThat(log(channel)).extracting(Attempt::ok).containsExactly(true, false);
    }

    @Test
    void shouldMakeUpForOneMissedDigestAlone() {
        fleet.safe("ada");
        daily("Morning");
        restart(DUE.plus(DAY.multipliedBy(3)));
        look();
        awaitMails(1);
        look();

        assertThat(server.taken()).hasSize(1);
    }

    @Test
    void shouldTellTodaysInPlaceOfYesterdaysThatDidNotGetThrough() {
        fleet.safe("ada");
        server.busy(true);
        var channel = daily("Morning");
        stage.later(DUE);
        look();
        awaitLog(channel, 1);
        stage.later(DAY);
        look();

        assertThat(stage.channel(channel.id()).pending()).isEqualTo(1);
    }

    @Test
    void shouldOweNothingToAChannelThatIsSwitchedOff() {
        var channel = daily("Morning");
        stage.sealed(NotificationsRpc.UPDATE, _ -> new ChangedChannel(channel.id(), null, false, null, null),
                Stage.ALICE);
        stage.later(DUE);
        look();
        assertThat(fleet.asked("hub")).isFalse();

        stage.sealed(NotificationsRpc.UPDATE, _ -> new ChangedChannel(channel.id(), null, true, null, null),
                Stage.ALICE);
        look();
        assertThat(fleet.asked("hub")).as("what was due while it was off").isFalse();
    }

    @Test
    void shouldBeShownBeforeItIsKept() {
        var shown = Stage.value(stage.sealed(NotificationsRpc.PREVIEW,
                seal -> new Draft(null, ChannelKind.smtp, seal.apply(config(clock(DUE))), null), Stage.ALICE));

        assertThat(shown.headers()).contains(new Header("Subject",
                "[restic-manager] Digest: 2 of 14 hosts at risk, 1 critical alert"));
        assertThat(shown.body()).contains("HOSTS", "- alfa-01: Nightly failed", "THE LAST 24 HOURS");
        assertThat(Stage.problem(stage.sealed(NotificationsRpc.PREVIEW,
                seal -> new Draft(null, ChannelKind.smtp, seal.apply(config("null")), "digest"), Stage.ALICE)).errors())
                .extracting(error -> error.field()).containsExactly("event");
        assertThat(Stage.problem(stage.sealed(NotificationsRpc.PREVIEW,
                seal -> new Draft(null, ChannelKind.smtp, seal.apply(config("{\"at\":\"8\"}")), null), Stage.ALICE))
                .errors()).extracting(error -> error.field())
                .containsExactly("config.digest.at", "config.digest.time_zone");
    }

    private void look() {
        stage.service().bean(Digests.class).look();
    }

    private void restart(Duration later) {
        stage.stop();
        stage.start();
        stage.later(later);
    }

    private Channel daily(String name) {
        return create(name, clock(DUE));
    }

    private Channel create(String name, String digest) {
        return stage.create(ChannelKind.smtp, name, config(digest));
    }

    private void update(Channel channel, String config) {
        Stage.value(stage.sealed(NotificationsRpc.UPDATE,
                seal -> new ChangedChannel(channel.id(), null, null, null, seal.apply(config)), Stage.ALICE));
    }

    /** Whoever saves a channel has it tried at once. */
    private void rename(Channel channel) {
        Stage.value(stage.sealed(NotificationsRpc.UPDATE,
                _ -> new ChangedChannel(channel.id(), "Renamed", null, null, null), Stage.ALICE));
    }

    private String clock(Duration ahead) {
        var at = LocalTime.ofInstant(stage.now().plus(ahead), ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        return "{\"at\":\"%s\",\"time_zone\":\"UTC\"}".formatted(at);
    }

    private String config(String digest) {
        var mail = "\"host\":\"127.0.0.1\",\"port\":%d,\"encryption\":\"none\",\"from\":\"backups@home.example\","
                .formatted(server.port()) + "\"to\":\"ops@home.example\"";
        return digest == null ? "{" + mail + "}" : "{" + mail + ",\"digest\":" + digest + "}";
    }

    private void awaitMails(int count) {
        Awaitility.await("%d mails".formatted(count)).atMost(Duration.ofSeconds(15))
                .until(() -> server.taken().size() >= count);
        assertThat(server.taken()).hasSize(count);
    }

    private void awaitLog(Channel channel, int attempts) {
        Awaitility.await("%d attempts".formatted(attempts)).atMost(Duration.ofSeconds(15))
                .until(() -> log(channel).size() == attempts);
    }

    private List<Attempt> log(Channel channel) {
        return stage.get(NotificationsRpc.LOG, new LogQuery(channel.id(), 50, null)).items();
    }

    private List<String> ids() throws MessagingException {
        var ids = new ArrayList<String>();
        for (var taken : server.taken()) {
            ids.add(taken.mail().getMessageID());
        }
        return ids;
    }
}
