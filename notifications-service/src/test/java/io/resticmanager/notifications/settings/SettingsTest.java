package io.resticmanager.notifications.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.notification.NotificationsRpc.ChangedDelivering;
import io.resticmanager.contracts.notification.NotificationsRpc.ChannelId;
import io.resticmanager.contracts.notification.NotificationsRpc.Delivering;
import io.resticmanager.contracts.notification.NotificationsRpc.LogQuery;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.notifications.channel.net.TargetPolicies;
import io.resticmanager.notifications.stage.Alerting;
import io.resticmanager.notifications.stage.Stage;
import io.resticmanager.platform.sqlite.Ask;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an administrator may choose where the environment says nothing. */
class SettingsTest {

    private static final String PING = "https://hc.example/ping/8c2f-planted";
    private static final List<String> NO_ADDRESSES = List.of("backup.example", "ftp://backup.example", "https://",
            "https:///alerts", "javascript:alert(1)", "https://ada:secret@backup.example", "https://backup.example#x",
            "https://backup.example:0", "https://backup.example\r\nX: y", "https://backup\u0000.example",
            "https://bäckup.example", "https://backup example", "file:///etc/passwd");
    private static final ChangedDelivering NOTHING_NEW = new ChangedDelivering(null, null, null, null);

    @RegisterExtension
    final Stage stage = new Stage().without("rm.base-url");

    @Test
    void shouldBeginWithTheDefaults() {
        assertThat(settings()).isEqualTo(new Delivering(null, null, 90, true, List.of(), null));
    }

    @Test
    void shouldKeepOverARestartWhatWasChosen() {
        var chosen = change(new ChangedDelivering(" https://backup.example/manager/ ", PING, 30, false));
        var same = change(NOTHING_NEW);
        stage.stop();
        stage.start();

        assertThat(chosen)
                .isEqualTo(new Delivering("https://backup.example/manager/", PING, 30, false, List.of(), null));
        assertThat(same).isEqualTo(chosen);
        assertThat(settings()).isEqualTo(chosen);
        assertThat(change(new ChangedDelivering("", " ", null, null)))
                .isEqualTo(new Delivering(null, null, 30, false, List.of(), null));
    }

    @Test
    void shouldSayWhoChangedWhatWithoutTheWatchersAddress() {
        change(new ChangedDelivering("https://backup.example", PING, null, false));
        change(NOTHING_NEW);
        change(new ChangedDelivering(null, "", 7, null));

        var first = stage.events().await(Event.AuditRecorded.class, it -> it.action().equals("settings.change"));
        assertThat(first.actor()).isEqualTo("alice");
        assertThat(first.targetId()).isEqualTo("notifications");
        assertThat(first.details()).isEqualTo(
                "base_url https://backup.example, heartbeat_url written, allow_private_targets false");
        var second = stage.events().await(Event.AuditRecorded.class,
                it -> it.action().equals("settings.change") && !it.eventId().equals(first.eventId()));
        assertThat(second.details()).isEqualTo("heartbeat_url removed, log_days 7");
    }

    @Test
    void shouldLinkToTheNewAddressAtOnce() {
        var sink = stage.sink();
        stage.webhook("Ops", sink);
        var before = Alerting.of("ada", AlertKind.backup_failed);
        stage.tell(before.raised());
        sink.awaitCount(1);

        change(new ChangedDelivering("https://backup.example/", null, null, null));
        var after = Alerting.of("bob", AlertKind.backup_failed);
        stage.tell(after.raised());
        sink.awaitCount(2);

        assertThat(sink.told().getFirst().field("link"))
                .isEqualTo("https://restic-manager.local/alerts/" + before.id());
        assertThat(sink.told().getLast().field("link")).isEqualTo("https://backup.example/alerts/" + after.id());
    }

    @Test
    void shouldForgetAtOnceWhatIsKeptNoLonger() {
        var channel = stage.webhook("Ops", stage.sink());
        stage.get(NotificationsRpc.TEST, new ChannelId(channel.id()));
        stage.get(NotificationsRpc.TEST, new ChannelId(channel.id()));
        stage.transactions().<Integer>writeSql(connection -> Ask.change(connection,
                "UPDATE notification_log SET fired_at = ? WHERE id = (SELECT min(id) FROM notification_log)",
                stage.now().minus(Duration.ofDays(8))));

        change(new ChangedDelivering(null, null, 9, null));
        assertThat(stage.get(NotificationsRpc.LOG, new LogQuery(channel.id(), 9, null)).items()).hasSize(2);
        change(new ChangedDelivering(null, null, 7, null));

        Awaitility.await("it is forgotten").until(() -> stage
                .get(NotificationsRpc.LOG, new LogQuery(channel.id(), 9, null)).items().size() == 1);
    }

    @Test
    void shouldRefusePrivateTargetsAtOnce() {
        var channel = new ChannelId(
                stage.create(ChannelKind.webhook, "inside", "{\"url\":\"http://[fd00::1]:9/hook\"}").id());
        var targets = stage.service().bean(TargetPolicies.class);
        assertThat(targets.now().privateRanges()).isTrue();

        change(new ChangedDelivering(null, null, null, false));
        assertThat(stage.get(NotificationsRpc.TEST, channel).error())
                .isEqualTo("fd00::1 is fd00:0:0:0:0:0:0:1: that is of a private range, which is switched off in the "
                        + "settings or with RM_NOTIFY_ALLOW_PRIVATE.");

        change(new ChangedDelivering(null, null, null, true));
        assertThat(targets.now().privateRanges()).isTrue();
    }

    @Test
    void shouldRefuseWhatIsNoAddress() {
        for (var url : NO_ADDRESSES) {
            assertThat(fields(new ChangedDelivering(url, url, null, null))).as(url)
                    .containsExactly("base_url", "heartbeat_url");
        }
        assertThat(settings()).isEqualTo(new Delivering(null, null, 90, true, List.of(), null));
    }

    @Test
    void shouldRefuseWhatIsOutOfBoundsAndThenChangeNothingAtAll() {
        var long2000 = "https://backup.example/" + "x".repeat(2000 - "https://backup.example/".length());

        assertThat(fields(new ChangedDelivering(long2000 + "x", long2000 + "x", 0, false)))
                .containsExactly("base_url", "heartbeat_url", "log_days");
        assertThat(fields(new ChangedDelivering(null, PING, 3651, null))).containsExactly("log_days");
        assertThat(fields(new ChangedDelivering(null, null, Integer.MIN_VALUE, null))).containsExactly("log_days");
        assertThat(fields(new ChangedDelivering("https://backup.example/?to=", PING + "?rid=1", null, null)))
                .containsExactly("base_url");
        assertThat(settings()).isEqualTo(new Delivering(null, null, 90, true, List.of(), null));
        assertThat(change(new ChangedDelivering(long2000, null, 3650, null)).baseUrl()).isEqualTo(long2000);
    }

    @Test
    void shouldBeForAdministratorsAlone() {
        for (var actor : List.of(Stage.BOB, Stage.CHARLIE)) {
            assertThat(stage.refusal(NotificationsRpc.SETTINGS, Nothing.NOTHING, actor).status()).isEqualTo(403);
            assertThat(stage.refusal(NotificationsRpc.CHANGE_SETTINGS, NOTHING_NEW, actor).status()).isEqualTo(403);
        }
    }

    private Delivering settings() {
        return plain(stage.get(NotificationsRpc.SETTINGS, Nothing.NOTHING));
    }

    private Delivering change(ChangedDelivering asked) {
        return plain(stage.get(NotificationsRpc.CHANGE_SETTINGS, asked));
    }

    // How heartbeats go is another test's.
    private static Delivering plain(Delivering it) {
        return new Delivering(it.baseUrl(), it.heartbeatUrl(), it.logDays(), it.allowPrivateTargets(), it.fixed(),
                null);
    }

    private List<String> fields(ChangedDelivering asked) {
        var problem = stage.refusal(NotificationsRpc.CHANGE_SETTINGS, asked, Stage.ALICE);
        assertThat(problem.status()).isEqualTo(422);
        return fields(problem);
    }

    private static List<String> fields(Problem problem) {
        @Nullable
        List<FieldError> errors = problem.errors();
        return errors == null ? List.of() : errors.stream().map(FieldError::field).toList();
    }
}
