package io.resticmanager.alerts.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import io.resticmanager.alerts.stage.Stage;
import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.alert.AlertsRpc.ChangedDrills;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.rpc.Nothing;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When a drill is held, who may switch that off, and that no kill makes two of one. */
class DrillsTest {

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void shouldHoldOneEachWeekByItself() {
        var first = next();
        assertThat(first).isBetween(stage.now(), stage.now().plus(Duration.ofDays(7)));
        assertThat(drills().lastAt()).isNull();

        untilIs(first);
        var told = stage.events().await(Event.AlertTest.class);

        assertThat(told.hostId()).isNull();
        assertThat(told.alertId()).isNotBlank();
        assertThat(told.message()).startsWith("This is the weekly drill: no alert stands behind it.");
        assertThat(drills().lastAt()).isEqualTo(told.occurredAt()).isAfterOrEqualTo(first);
        assertThat(next()).isBetween(first.plus(Duration.ofDays(7)).minus(Duration.ofHours(1)),
                first.plus(Duration.ofDays(7)).plus(Duration.ofHours(1)));
        assertThat(stage.all()).as("no alert stands behind it").isEmpty();
        untilIs(next());
        Awaitility.await().until(() -> stage.events().heard(Event.AlertTest.class).size() == 2);
        assertThat(hold()).isFalse();
    }

    @Test
    void shouldMakeUpForOneAtMostAfterALongAbsence() {
        untilIs(next().plus(Duration.ofDays(16)));
        stage.events().await(Event.AlertTest.class);

        assertThat(hold()).isFalse();
        assertThat(stage.events().heard(Event.AlertTest.class)).hasSize(1);
        assertThat(next()).isAfter(stage.now());
    }

    @Test
    void shouldHoldNoneTwiceWhenItStartsAgainOrTheClockIsSetBack() {
        var due = next();
        untilIs(due);
        stage.events().await(Event.AlertTest.class);
        stage.stop();
        stage.start();
        assertThat(stage.now()).as("the clock of this stage begins anew").isBefore(due);

        untilIs(due);

        assertThat(hold()).isFalse();
        assertThat(stage.events().heard(Event.AlertTest.class)).hasSize(1);
    }

    @Test
    void shouldBeSwitchedOffAndOnByAnAdmin() {
        var due = next();
        assertThat(change(false)).isEqualTo(new AlertsRpc.Drills(false, null, null));
        change(false);
        untilIs(due.plus(Duration.ofDays(1)));
        assertThat(hold()).isFalse();

        var on = change(true);

        assertThat(hold()).as("what was due meanwhile is not made up for").isFalse();
        assertThat(on.nextAt()).isAfter(stage.now());
        untilIs(Objects.requireNonNull(on.nextAt()));
        stage.events().await(Event.AlertTest.class);
        assertThat(stage.events().heard(Event.AuditRecorded.class)).extracting(Event.AuditRecorded::action,
                Event.AuditRecorded::actor, Event.AuditRecorded::details)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("settings.change", "root", "weekly drill off"),
                        org.assertj.core.groups.Tuple.tuple("settings.change", "root", "weekly drill on"));
        assertThat(stage.refusal(AlertsRpc.DRILLS, Nothing.NOTHING, Stage.ALICE).status()).isEqualTo(403);
        assertThat(stage.refusal(AlertsRpc.CHANGE_DRILLS, new ChangedDrills(false), Stage.ALICE).status())
                .isEqualTo(403);
    }

    @Test
    void shouldBelieveNoTimeOfAClockThatWasAhead() throws Exception {
        drills();
        stage.execute("UPDATE drilling SET since = since + 1000 * 86400 * 365");

        assertThat(next()).isBefore(stage.now().plus(Duration.ofDays(8)));
    }

    @Test
    void shouldNoteNoneThatIsNotTold() throws Exception {
        var due = next();
        stage.diesAt("BEFORE INSERT ON outbox_event");
        untilIs(due);
        Awaitility.await("it is tried in vain").untilAsserted(
                () -> org.assertj.core.api.Assertions.assertThatThrownBy(this::hold).hasMessageContaining("died here"));
        assertThat(stage.number("SELECT count(*) FROM drill")).isZero();

        stage.startAfterDeath();
        untilIs(due);

        stage.events().await(Event.AlertTest.class);
        assertThat(stage.number("SELECT count(*) FROM drill")).isOne();
    }

    // The relay notes the broker that it talks to before it says the first word.
    @Test
    void shouldTellOneAfterAKillBetweenTheCommitAndTheBroker() throws Exception {
        stage.diesAt("BEFORE INSERT ON outbox_broker");
        stage.execute("DELETE FROM outbox_broker");
        stage.stop();
        stage.start();
        var due = next();
        untilIs(due);
        Awaitility.await("it is held").until(() -> stage.number("SELECT count(*) FROM drill") == 1);
        assertThat(stage.number("SELECT count(*) FROM outbox_event WHERE acked_at IS NULL")).isOne();
        assertThat(stage.events().heard(Event.AlertTest.class)).isEmpty();

        stage.startAfterDeath();

        assertToldOnce(due);
    }

    @Test
    void shouldTellOneAfterAKillBetweenTheBrokerAndTheNoteOfIt() throws Exception {
        stage.diesAt("BEFORE UPDATE OF acked_at ON outbox_event");
        var due = next();
        untilIs(due);
        stage.events().await(Event.AlertTest.class);
        assertThat(stage.number("SELECT count(*) FROM outbox_event WHERE acked_at IS NULL")).isOne();

        stage.startAfterDeath();

        assertToldOnce(due);
    }

    private void assertToldOnce(Instant due) throws Exception {
        Awaitility.await("it is told").atMost(Duration.ofSeconds(30))
                .until(() -> stage.number("SELECT count(*) FROM outbox_event WHERE acked_at IS NULL") == 0);
        var told = stage.events().await(Event.AlertTest.class);
        untilIs(due);
        assertThat(hold()).isFalse();
        assertThat(stage.events().heard(Event.AlertTest.class)).extracting(Event.AlertTest::eventId)
                .containsOnly(told.eventId());
    }

    private boolean hold() {
        return stage.service().bean(Drills.class).hold();
    }

    private void untilIs(Instant then) {
        stage.later(Duration.between(stage.now(), then));
    }

    private Instant next() {
        return Objects.requireNonNull(drills().nextAt());
    }

    private AlertsRpc.Drills drills() {
        return stage.get(AlertsRpc.DRILLS, Nothing.NOTHING, Stage.ROOT);
    }

    private AlertsRpc.Drills change(boolean enabled) {
        return stage.get(AlertsRpc.CHANGE_DRILLS, new ChangedDrills(enabled), Stage.ROOT);
    }
}
