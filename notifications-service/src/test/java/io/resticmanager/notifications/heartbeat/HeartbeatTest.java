package io.resticmanager.notifications.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.notification.NotificationsRpc.ChangedDelivering;
import io.resticmanager.contracts.notification.NotificationsRpc.Heartbeat;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.notifications.settings.HeartbeatReport;
import io.resticmanager.notifications.stage.Alerting;
import io.resticmanager.notifications.stage.Sink;
import io.resticmanager.notifications.stage.Stage;
import io.resticmanager.platform.health.Condition;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From the service to a real watcher, as long as people would be told, and not a moment longer. */
class HeartbeatTest {

    private static final String PATH = "/ping/8c2f-planted";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    final Stage stage = new Stage().with("rm.heartbeat-period", "PT0.1S");

    @Test
    void shouldBeSentEachPeriodWhileAllIsWell() {
        stage.sweeps();
        var watcher = watcher();

        watcher.awaitCount(3);

        assertThat(watcher.told()).allSatisfy(it -> {
            assertThat(it.line()).isEqualTo("GET " + PATH);
            assertThat(it.text()).isEmpty();
        });
        assertThat(stage.get(NotificationsRpc.SETTINGS, Nothing.NOTHING).heartbeat()).isNotNull()
                .satisfies(it -> assertThat(it.error()).isNull());
        assertThat(health().well()).isTrue();
        assertThat(health().detail()).startsWith("the last arrived at ");
    }

    @Test
    void shouldBeWithheldWhileTheAlertsAreNotSwept() {
        var sweeps = stage.sweeps();
        var watcher = watcher();
        watcher.awaitCount(1);

        sweeps.late(Instant.parse("2026-05-04T12:00:00Z"), "jobs-service does not answer.");
        awaitError(
                "Not sent: the sweep of the alerts has not run since 2026-05-04T12:00:00Z. jobs-service does not answer.");
        watcher.told().clear();
        sweeps.late(null, null);
        awaitError("Not sent: the alerts have not been swept yet.");
        sweeps.awaitAsked(3);

        assertThat(watcher.told()).isEmpty();
        assertThat(health().well()).isFalse();
        assertThat(health().detail()).contains("the alerts have not been swept yet.");
        sweeps.well();
        watcher.awaitCount(1);
        awaitWell();
    }

    @Test
    void shouldBeWithheldWhileNobodyAnswersForTheAlerts() {
        var sweeps = stage.sweeps();
        var watcher = watcher();
        watcher.awaitCount(1);

        sweeps.silent();
        awaitError("Not sent: nobody says whether the alerts are swept. ");
        watcher.told().clear();
        sweeps.answers();

        watcher.awaitCount(1);
        awaitWell();
    }

    /** News that can not be stored reaches nobody. */
    @Test
    void shouldBeWithheldWhileNothingCanBeStored() {
        stage.sweeps();
        var watcher = watcher();
        watcher.awaitCount(1);
        var notifications = stage.service().bean(Transactions.class, "notifications");
        notifications.writeSql(connection -> connection.createStatement().execute("PRAGMA max_page_count = 1"));

        awaitError("Not sent: nothing can be stored: the disk is full", () -> catchThrowable(
                () -> notifications.writeSql(connection -> Ask.change(connection, "CREATE TABLE more (n INTEGER)"))));
        watcher.told().clear();
        notifications.writeSql(connection -> connection.createStatement().execute("PRAGMA max_page_count = 1000000"));
        stage.later(Duration.ofSeconds(11));

        watcher.awaitCount(1);
        awaitWell();
    }

    @Test
    void shouldBeWithheldWhileTheBrokerIsAway() {
        stage.sweeps();
        var watcher = watcher();
        watcher.awaitCount(1);

        awaitError("Not sent: the broker is away.", stage::keepBrokerDown);
        watcher.told().clear();

        watcher.awaitCount(1);
        awaitWell();
    }

    /** A worker that hangs, then a channel that fails and is the only one, then all is well. */
    @Test
    void shouldBeWithheldWhilePeopleAreNotTold() {
        stage.sweeps();
        var watcher = watcher();
        var people = stage.sink();
        var channel = stage.webhook("Ops", people);
        people.hangs();
        stage.tell(Alerting.of("ada", AlertKind.backup_failed).raised());
        people.awaitCount(1);

        stage.later(Duration.ofMinutes(3));
        awaitError("Not sent: 1 overdue on the channel “Ops”, the oldest since ");
        awaitError("Not sent: every channel fails or can not be used, so nobody can be told.");
        watcher.told().clear();
        people.answers(200);
        stage.get(NotificationsRpc.TEST, new NotificationsRpc.ChannelId(channel.id()));

        watcher.awaitCount(1);
        awaitWell();
    }

    /** A dead receiver is no reason while somebody else is told. */
    @Test
    void shouldBeSentWhileOneOfTheChannelsFails() {
        var sweeps = stage.sweeps();
        var dead = stage.sink();
        dead.answers(503);
        stage.webhook("dead", dead);
        var people = stage.sink();
        stage.webhook("Ops", people);
        stage.tell(Alerting.of("ada", AlertKind.backup_failed).raised());
        people.awaitCount(1);
        Awaitility.await("both are tried").until(() -> stage.get(NotificationsRpc.LIST, Nothing.NOTHING).items()
                .stream().allMatch(it -> it.lastFiredAt() != null));

        var watcher = watcher();
        watcher.awaitCount(1);
        sweeps.awaitAsked(3);

        awaitWell();
    }

    @Test
    void shouldGoToAnotherWatcherAtOnceAndToNobodyAfterThat() {
        var sweeps = stage.sweeps();
        var one = watcher();
        one.awaitCount(1);

        var other = watcher();
        other.awaitCount(1);
        var before = one.told().size();
        other.awaitCount(3);
        stage.get(NotificationsRpc.CHANGE_SETTINGS, new ChangedDelivering(null, " ", null, null));
        sweeps.silent();

        assertThat(one.told()).hasSize(before);
        assertThat(stage.get(NotificationsRpc.SETTINGS, Nothing.NOTHING).heartbeat()).isNull();
        assertThat(health().well()).isTrue();
        assertThat(health().detail()).isEqualTo("no URL is set");
    }

    @Test
    void shouldFollowNoRedirectAndTakeNoRefusalForAnAnswer() {
        stage.sweeps();
        var inside = stage.sink();
        var watcher = stage.sink();
        watcher.answers(302, "Location", inside.url());
        watchedBy(watcher);

        awaitError("127.0.0.1 redirects (302), which is not followed: give the final address.");
        watcher.answers(404);
        awaitError("127.0.0.1 answered 404, and only 2xx counts: check the address.");

        assertThat(inside.told()).isEmpty();
        assertThat(health().well()).isFalse();
        assertThat(health().detail()).doesNotContain("planted");
        watcher.answers(204);
        awaitWell();
    }

    @Test
    void shouldNotHoldUpDeliveriesWhileTheWatcherIsSlow() {
        stage.sweeps();
        var people = stage.sink();
        stage.webhook("Ops", people);
        var watcher = stage.sink();
        watcher.hangs();
        watchedBy(watcher);
        watcher.awaitCount(1);

        stage.tell(Alerting.of("ada", AlertKind.backup_failed).raised());
        people.awaitCount(1);

        assertThat(last()).as("the heartbeat is still on its way").isEmpty();
        awaitError("127.0.0.1 did not answer within 5 s.");
    }

    private Sink watcher() {
        var sink = stage.sink();
        watchedBy(sink);
        return sink;
    }

    private void watchedBy(Sink sink) {
        stage.get(NotificationsRpc.CHANGE_SETTINGS, new ChangedDelivering(null, sink.url() + PATH, null, null));
    }

    private void awaitError(String beginning) {
        awaitError(beginning, () -> {
        });
    }

    private void awaitError(String beginning, Runnable meanwhile) {
        Awaitility.await(beginning).atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    meanwhile.run();
                    return last().map(Heartbeat::error).filter(it -> it.startsWith(beginning)).isPresent();
                });
    }

    private void awaitWell() {
        Awaitility.await("the last one arrived").atMost(PATIENCE)
                .until(() -> last().filter(it -> it.error() == null).isPresent());
    }

    private Optional<Heartbeat> last() {
        return stage.service().bean(HeartbeatReport.class).last();
    }

    private Condition health() {
        return Objects.requireNonNull(stage.service().bean(HeartbeatVital.class).conditions().getFirst());
    }
}
