package io.resticmanager.alerts.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import io.resticmanager.alerts.stage.Stage;
import io.resticmanager.alerts.stage.Tales;
import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.AlertStatus;
import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.alert.AlertsRpc.AlertId;
import io.resticmanager.contracts.alert.Closing;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.run.Outcome;
import io.resticmanager.platform.id.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Why an alert was closed: because it is better, or because somebody did something. */
class ClosingTest {

    @RegisterExtension
    final Stage stage = new Stage();

    private final String host = Ids.next();
    private final String schedule = Ids.next();

    @BeforeEach
    void theHostIsThere() {
        stage.owners().hosts.put(host, Tales.host(host, Presence.online, stage.now()));
    }

    @Test
    void shouldTellApartWhatClearedAndWhatAPersonClosed() {
        failed(1);
        assertThat(standing().closing()).isNull();
        latest(Tales.outcome(Tales.succeeded(host, JobKind.backup, schedule, 2), "nightly"));
        assertThat(closed().closing()).isEqualTo(Closing.cleared);

        failed(3);
        assertThat(stage.get(AlertsRpc.RESOLVE, new AlertId(standing().id())).closing()).isEqualTo(Closing.by_hand);
    }

    @Test
    void shouldNameARemovedSchedule() {
        failed(1);
        standing();
        stage.owners().outcomes.clear();

        assertThat(closed().closing()).isEqualTo(Closing.schedule_removed);
    }

    @Test
    void shouldNameAPauseAndARemovedHost() {
        var since = stage.now().minus(Duration.ofHours(1));
        stage.owners().hosts.put(host, Tales.host(host, Presence.offline, since));
        standing();
        stage.owners().hosts.put(host, Tales.host(host, Presence.offline, since, true));
        assertThat(closed().closing()).isEqualTo(Closing.host_paused);

        stage.owners().hosts.put(host, Tales.host(host, Presence.offline, since));
        var again = standing();
        stage.owners().hosts.clear();

        stage.await(it -> it.id().equals(again.id()) && it.closing() == Closing.host_removed);
    }

    @Test
    void shouldExpectNothingOfADisabledSchedule() {
        var failed = failed(1);
        standing();
        latest(Tales.disabled(failed));
        assertThat(closed().closing()).isEqualTo(Closing.schedule_disabled);

        var second = Tales.failed(host, JobKind.backup, schedule, 2);
        stage.owners().tell(second);
        stage.owners().tell(Tales.failed(host, JobKind.prune, null, 3));
        stage.await(it -> it.kind() == AlertKind.prune_failed);
        assertThat(stage.all()).filteredOn(it -> it.kind() == AlertKind.backup_failed).hasSize(1);

        latest(Tales.outcome(second, "nightly"));

        assertThat(standing(AlertKind.backup_failed).message()).contains("The password is wrong.");
    }

    @Test
    void shouldHearThatAScheduleWasDisabled() {
        var failed = failed(1);
        standing();

        latest(Tales.disabled(failed));
        stage.owners().tell(Tales.changed(host, schedule, 2, "disabled"));

        assertThat(closed().closing()).isEqualTo(Closing.schedule_disabled);
    }

    @Test
    void shouldNotCallFlappingWhatAPersonClosesAgainAndAgain() {
        for (var n = 1; n <= 4; n++) {
            failed(n);
            assertThat(standing().flapping()).as("alert %d", n).isFalse();
            stage.get(AlertsRpc.RESOLVE, new AlertId(standing().id()));
        }
    }

    @Test
    void shouldKeepSinceWhenNothingCame() {
        var due = Instant.parse("2026-03-01T07:59:00Z");
        stage.owners().stale.add(Tales.overdue(host, schedule, due));
        standing();

        stage.owners().stale.set(0, Tales.overdue(host, schedule, due.plusSeconds(180)));

        var alert = stage.await(it -> it.message().contains("08:02"));
        assertThat(alert.message()).isEqualTo("No run of “nightly” has come since it was due on 1 March 2026 at 07:59"
                + " UTC. The last one that did not come was due on 1 March 2026 at 08:02 UTC.");
        assertThat(alert.dueAt()).isEqualTo(due);
        stage.owners().stale.set(0, Tales.overdue(host, schedule, due.plusSeconds(180)).withMissed(4));
        stage.await(it -> it.message().equals("No run of “nightly” has come since it was due on 1 March 2026 at 07:59"
                + " UTC. 4 in a row were missed, the last one due on 1 March 2026 at 08:02 UTC."));
        stage.owners().stale.set(0, Tales.overdue(host, schedule, due.plusSeconds(180)).withMissed(1_000));
        stage.await(it -> it.message().contains("More than 999 in a row were missed"));

        stage.owners().tell(Tales.run(host, schedule, due, "arrived"));
        stage.owners().stale.set(0, Tales.overdue(host, schedule, due.plusSeconds(240)));

        stage.await(it -> Objects.equals(it.dueAt(), due.plusSeconds(240)));
    }

    private Outcome failed(long order) {
        var failed = Tales.outcome(Tales.failed(host, JobKind.backup, schedule, order), "nightly");
        latest(failed);
        return failed;
    }

    private void latest(Outcome outcome) {
        stage.owners().outcomes.clear();
        stage.owners().outcomes.add(outcome);
    }

    private Alert standing() {
        return stage.await(it -> it.status() == AlertStatus.open);
    }

    private Alert standing(AlertKind kind) {
        return stage.await(it -> it.status() == AlertStatus.open && it.kind() == kind);
    }

    private Alert closed() {
        return stage.await(it -> it.status() == AlertStatus.resolved);
    }
}
