package io.resticmanager.alerts.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.resticmanager.alerts.stage.Stage;
import io.resticmanager.alerts.stage.Tales;
import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.AlertStatus;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.platform.id.Ids;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What events alone bring about, long before the next sweep. */
class EdgeTest {

    @RegisterExtension
    final Stage stage = new Stage().with("rm.sweep-period", "PT1H");

    private final String host = Ids.next();
    private final String schedule = Ids.next();

    // What happens before the first sweep has looked may be judged by it.
    @BeforeEach
    void theFirstSweepIsOver() {
        Awaitility.await("the first sweep").until(() -> stage.owners().sweeps.get() > 0);
    }

    @Test
    void shouldRaiseAndResolveByJobs() {
        stage.owners().tell(Tales.updated(host, 1, "ada", false));
        var failed = Tales.failed(host, JobKind.backup, schedule, 3);
        ended(failed);

        var alert = stage.await(it -> it.status() == AlertStatus.open);

        assertThat(alert.kind()).isEqualTo(AlertKind.backup_failed);
        assertThat(alert.hostName()).isEqualTo("ada");
        assertThat(alert.subject()).isEqualTo(schedule);
        assertThat(alert.jobId()).isEqualTo(failed.jobId());
        assertThat(alert.message()).contains("failed on 1 March 2026 at 03:00 UTC: The password is wrong.");
        var raised = stage.events().await(Event.AlertRaised.class);
        assertThat(raised.alertId()).isEqualTo(alert.id());
        assertThat(raised.message()).isEqualTo(alert.message());

        ended(Tales.succeeded(host, JobKind.backup, schedule, 4));

        var resolved = stage.events().await(Event.AlertResolved.class);
        assertThat(resolved.alertId()).isEqualTo(alert.id());
        assertThat(resolved.actor()).isNull();
        assertThat(resolved.revision()).isGreaterThan(raised.revision());
    }

    @Test
    void shouldKeepSchedulesApart() {
        ended(Tales.failed(host, JobKind.backup, schedule, 1));
        stage.owners().tell(Tales.failed(host, JobKind.backup, null, 2));
        stage.owners().tell(Tales.succeeded(host, JobKind.backup, null, 3));

        stage.await(it -> it.status() == AlertStatus.resolved && it.subject().isEmpty());

        assertThat(stage.all()).extracting(Alert::subject, Alert::status).contains(
                org.assertj.core.groups.Tuple.tuple(schedule, AlertStatus.open));
    }

    @Test
    void shouldRaiseNothingForOtherKindsAndCancelledJobs() {
        for (var kind : List.of(JobKind.init, JobKind.unlock, JobKind.snapshots, JobKind.stats, JobKind.diff,
                JobKind.restore)) {
            stage.owners().tell(Tales.failed(host, kind, null, 1));
        }
        stage.owners().tell(Tales.cancelled(host, JobKind.backup, 2));
        stage.owners().tell(Tales.failed(host, JobKind.prune, null, 3));

        stage.await(it -> it.kind() == AlertKind.prune_failed);

        assertThat(stage.all()).hasSize(1);
    }

    @Test
    void shouldNotBelieveYesterday() {
        ended(Tales.failed(host, JobKind.backup, schedule, 5));
        ended(Tales.succeeded(host, JobKind.backup, schedule, 4));
        stage.owners().tell(Tales.succeeded(host, JobKind.forget, null, 7));
        stage.owners().tell(Tales.failed(host, JobKind.forget, null, 6));
        stage.owners().tell(Tales.failed(host, JobKind.prune, null, 8));

        stage.await(it -> it.kind() == AlertKind.prune_failed);

        assertThat(stage.all()).extracting(Alert::kind, Alert::status).containsExactlyInAnyOrder(
                org.assertj.core.groups.Tuple.tuple(AlertKind.backup_failed, AlertStatus.open),
                org.assertj.core.groups.Tuple.tuple(AlertKind.prune_failed, AlertStatus.open));
    }

    @Test
    void shouldResolveDamageOnlyByACheckOfAllData() {
        stage.owners().tell(Tales.check(host, 1, Tales.DAMAGED, "10%"));
        stage.owners().tell(Tales.check(host, 2, null, null));
        stage.owners().tell(Tales.check(host, 3, null, "10%"));
        stage.owners().tell(Tales.failed(host, JobKind.prune, null, 4));
        stage.await(it -> it.kind() == AlertKind.prune_failed);

        assertThat(stage.await(it -> it.kind() == AlertKind.check_failed).status()).isEqualTo(AlertStatus.open);

        stage.owners().tell(Tales.check(host, 5, null, "100%"));

        stage.await(it -> it.kind() == AlertKind.check_failed && it.status() == AlertStatus.resolved);
    }

    @Test
    void shouldCloseWhatIsOfARemovedSchedule() {
        stage.owners().tell(Tales.failed(host, JobKind.backup, schedule, 1));
        stage.owners().tell(Tales.changed(host, schedule, 2, "removed"));
        stage.await(it -> it.status() == AlertStatus.resolved);

        stage.owners().tell(Tales.failed(host, JobKind.backup, schedule, 3));
        stage.owners().tell(Tales.failed(host, JobKind.prune, null, 4));
        stage.await(it -> it.kind() == AlertKind.prune_failed);

        assertThat(stage.all()).filteredOn(it -> it.kind() == AlertKind.backup_failed).hasSize(1);
    }

    @Test
    void shouldCloseEverythingOfARemovedHost() {
        stage.owners().tell(Tales.failed(host, JobKind.backup, schedule, 1));
        stage.owners().tell(Tales.check(host, 2, Tales.DAMAGED, "100%"));
        stage.await(it -> it.kind() == AlertKind.check_failed);
        stage.owners().tell(Tales.removed(host, 9));
        stage.owners().tell(Tales.failed(host, JobKind.prune, null, 3));
        var other = Ids.next();
        stage.owners().tell(Tales.failed(other, JobKind.prune, null, 1));
        stage.await(it -> it.hostId().equals(other));

        assertThat(stage.all()).filteredOn(it -> it.hostId().equals(host)).hasSize(2)
                .allMatch(it -> it.status() == AlertStatus.resolved);
    }

    @Test
    void shouldRaiseNothingOfAPausedHost() {
        stage.owners().tell(Tales.updated(host, 2, "ada", true));
        stage.owners().tell(Tales.updated(host, 1, "ada", false));
        ended(Tales.failed(host, JobKind.backup, schedule, 1));
        var other = Ids.next();
        stage.owners().tell(Tales.failed(other, JobKind.prune, null, 1));
        stage.await(it -> it.hostId().equals(other));

        assertThat(stage.all()).noneMatch(it -> it.hostId().equals(host));
    }

    @Test
    void shouldCallFlappingWhatBeginsFourTimesInAnHour() {
        for (var n = 1; n <= 4; n++) {
            var order = n;
            stage.owners().tell(Tales.failed(host, JobKind.backup, null, 2L * n));
            var standing = stage.await(it -> it.status() == AlertStatus.open);
            assertThat(standing.flapping()).as("alert %d", order).isEqualTo(order == 4);
            stage.owners().tell(Tales.succeeded(host, JobKind.backup, null, 2L * n + 1));
            stage.await(it -> it.id().equals(standing.id()) && it.status() == AlertStatus.resolved);
        }
        assertThat(stage.events().heard(Event.AlertRaised.class)).extracting(Event.AlertRaised::flapping)
                .containsExactly(false, false, false, true);

        stage.later(Duration.ofHours(1));
        stage.owners().tell(Tales.failed(host, JobKind.backup, null, 20));

        assertThat(stage.await(it -> it.status() == AlertStatus.open).flapping()).isFalse();
    }

    @Test
    void shouldTellTheNewNameOfAHost() {
        stage.owners().tell(Tales.updated(host, 1, "ada", false));
        ended(Tales.failed(host, JobKind.backup, schedule, 1));
        stage.await(it -> it.hostName().equals("ada"));

        stage.owners().tell(Tales.updated(host, 2, "lovelace", false));

        stage.await(it -> it.hostName().equals("lovelace"));
    }

    @Test
    void shouldNotBelieveThatAHostIsAwayFromAnEvent() {
        stage.owners().tell(Tales.offline(host, 1, Instant.now().minus(Duration.ofHours(1))));
        stage.owners().tell(Tales.failed(host, JobKind.prune, null, 1));
        stage.await(it -> it.kind() == AlertKind.prune_failed);

        assertThat(stage.all()).hasSize(1);
    }

    @Test
    void shouldNotTakeASkippedRunForOneThatCame() {
        var due = Instant.parse("2026-03-01T03:00:00Z");
        stage.owners().hosts.put(host, Tales.host(host, Presence.online, due));
        stage.owners().stale.add(Tales.overdue(host, schedule, due));
        stage.owners().tell(Tales.run(host, schedule, due, "overdue"));
        var stale = stage.await(it -> it.kind() == AlertKind.stale_schedule);

        stage.owners().tell(Tales.run(host, schedule, due, "skipped"));
        stage.owners().tell(Tales.run(host, schedule, due, "missed"));
        stage.owners().tell(Tales.failed(host, JobKind.prune, null, 1));
        stage.await(it -> it.kind() == AlertKind.prune_failed);

        assertThat(stage.all()).filteredOn(it -> it.id().equals(stale.id())).extracting(Alert::status)
                .containsExactly(AlertStatus.open);

        stage.owners().tell(Tales.run(host, schedule, due, "arrived"));

        stage.await(it -> it.id().equals(stale.id()) && it.status() == AlertStatus.resolved);
    }

    // The sweep at the start may still ask: it has to find what is told here.
    private void ended(Event.JobEnded it) {
        stage.owners().outcomes.add(Tales.outcome(it, "nightly"));
        stage.owners().tell(it);
    }
}
