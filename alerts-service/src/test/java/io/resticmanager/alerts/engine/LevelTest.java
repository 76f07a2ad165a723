package io.resticmanager.alerts.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import io.resticmanager.alerts.stage.Stage;
import io.resticmanager.alerts.stage.Tales;
import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.AlertStatus;
import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.run.Outcome;
import io.resticmanager.platform.health.Vital;
import io.resticmanager.platform.id.Ids;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What looks at the owners alone bring about: no event ever comes. */
class LevelTest {

    @RegisterExtension
    final Stage stage = new Stage();

    private final String host = Ids.next();
    private final String schedule = Ids.next();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Test
    void shouldRaiseWhatIsAwayAndCloseWhatIsBack() {
        var since = now.minus(Duration.ofMinutes(16));
        stage.owners().hosts.put(host, Tales.host(host, Presence.offline, since));
        var raised = stage.await(it -> it.kind() == AlertKind.agent_offline);

        assertThat(raised.message()).startsWith("The agent has been silent since ");
        stage.await(it -> it.id().equals(raised.id()) && it.lastSeenAt().isAfter(raised.lastSeenAt()));
        assertThat(stage.all()).hasSize(1);
        assertThat(stage.events().heard(Event.AlertRaised.class)).hasSize(1);

        stage.owners().hosts.put(host, Tales.host(host, Presence.online, now));

        stage.await(it -> it.id().equals(raised.id()) && it.status() == AlertStatus.resolved);
    }

    @Test
    void shouldWaitForTheFloorAndCountFromTheEnrolmentOfWhoNeverCame() {
        stage.owners().hosts.put(host, Tales.host(host, Presence.offline, now.minus(Duration.ofMinutes(14))));
        var never = Ids.next();
        stage.owners().hosts.put(never, Tales.host(never, Presence.offline, null, false));

        var alert = stage.await(it -> it.hostId().equals(never));
        assertThat(alert.message())
                .isEqualTo("The agent has never connected since the host was enrolled on 1 January 2026 at 00:00 UTC.");
        assertThat(stage.all()).hasSize(1);

        stage.later(Duration.ofMinutes(2));

        stage.await(it -> it.hostId().equals(host));
    }

    @Test
    void shouldLeaveEverythingWhereAnOwnerDoesNotAnswer() {
        stage.owners().hosts.put(host, Tales.host(host, Presence.offline, now.minus(Duration.ofHours(1))));
        stage.owners().stale.add(Tales.overdue(host, schedule, now.minus(Duration.ofHours(1))));
        stage.owners().outcomes.add(Tales.outcome(Tales.failed(host, JobKind.prune, null, 1), null));
        stage.await(it -> it.kind() == AlertKind.agent_offline);
        stage.await(it -> it.kind() == AlertKind.stale_schedule);
        stage.await(it -> it.kind() == AlertKind.prune_failed);

        stage.owners().hubSilent(true);
        stage.owners().jobsSilent(true);
        stage.owners().hosts.clear();
        stage.owners().stale.clear();
        stage.later(Duration.ofMinutes(1));

        Awaitility.await("health tells who is silent").atMost(Duration.ofSeconds(40))
                .until(() -> sweepIsWell(), well -> !well);
        assertThat(stage.all()).hasSize(3).allMatch(it -> it.status() == AlertStatus.open);

        stage.owners().hubSilent(false);
        stage.owners().jobsSilent(false);

        Awaitility.await("health is well again").atMost(Duration.ofSeconds(40)).until(this::sweepIsWell);
        stage.await(it -> it.kind() == AlertKind.agent_offline && it.status() == AlertStatus.resolved);
    }

    @Test
    void shouldTellWhichRunDidNotComeAndCloseItWhenItIsStaleNoLonger() {
        var due = Instant.parse("2026-03-01T03:00:00Z");
        stage.owners().hosts.put(host, Tales.host(host, Presence.online, now));
        stage.owners().stale.add(Tales.overdue(host, schedule, due));

        var alert = stage.await(it -> it.kind() == AlertKind.stale_schedule);

        assertThat(alert.message())
                .isEqualTo("No run of “nightly” has come since it was due on 1 March 2026 at 03:00 UTC.");
        assertThat(alert.subject()).isEqualTo(schedule);
        assertThat(alert.scheduleName()).isEqualTo("nightly");
        assertThat(alert.dueAt()).isEqualTo(due);

        stage.owners().stale.clear();

        stage.await(it -> it.status() == AlertStatus.resolved);
    }

    @Test
    void shouldNotRaiseAgainWhatWasClosedByHandUntilItOccursAnew() {
        var since = now.minus(Duration.ofHours(1));
        stage.owners().hosts.put(host, Tales.host(host, Presence.offline, since));
        stage.owners().outcomes.add(Tales.outcome(Tales.failed(host, JobKind.backup, schedule, 5), "nightly"));
        for (var kind : List.of(AlertKind.agent_offline, AlertKind.backup_failed)) {
            var alert = stage.await(it -> it.kind() == kind);
            stage.get(AlertsRpc.RESOLVE, new AlertsRpc.AlertId(alert.id()));
        }
        twoSweeps();
        assertThat(own()).hasSize(2).allMatch(it -> it.status() == AlertStatus.resolved);

        stage.owners().hosts.put(host, Tales.host(host, Presence.offline, since.plusSeconds(60)));
        stage.owners().outcomes.set(0, Tales.outcome(Tales.failed(host, JobKind.backup, schedule, 6), "nightly"));

        stage.await(it -> it.kind() == AlertKind.agent_offline && it.status() == AlertStatus.open);
        stage.await(it -> it.kind() == AlertKind.backup_failed && it.status() == AlertStatus.open);
    }

    @Test
    void shouldSayNothingOfAPausedHostAndAllOfItAfterwards() {
        stage.owners().hosts.put(host, Tales.host(host, Presence.offline, now.minus(Duration.ofHours(1))));
        stage.await(it -> it.kind() == AlertKind.agent_offline && it.status() == AlertStatus.open);
        stage.owners().hosts.put(host, Tales.host(host, Presence.offline, now.minus(Duration.ofHours(1)), true));
        stage.await(it -> it.kind() == AlertKind.agent_offline && it.status() == AlertStatus.resolved);
        stage.owners().outcomes.add(Tales.outcome(Tales.failed(host, JobKind.prune, null, 1), null));
        twoSweeps();
        assertThat(own()).hasSize(1);

        stage.owners().hosts.put(host, Tales.host(host, Presence.offline, now.minus(Duration.ofHours(1)), false));

        stage.await(it -> it.kind() == AlertKind.agent_offline && it.status() == AlertStatus.open);
        stage.await(it -> it.kind() == AlertKind.prune_failed && it.status() == AlertStatus.open);
    }

    @Test
    void shouldRaiseDamageUnderAWeakerSuccess() {
        var found = Tales.check(host, 5, Tales.DAMAGED, "10%");
        stage.owners().outcomes.add(Tales.outcome(Tales.check(host, 7, null, null), null,
                new Outcome.Unproven(found.jobId(), found.finishedAt(), "10%", Tales.DAMAGED, 5)));

        var alert = stage.await(it -> it.kind() == AlertKind.check_failed);
        assertThat(alert.jobId()).isEqualTo(found.jobId());
        assertThat(alert.message()).contains("The repository is damaged.", "Only a check of all data");

        stage.owners().outcomes.set(0, Tales.outcome(Tales.check(host, 9, null, null), null));

        stage.await(it -> it.status() == AlertStatus.resolved);
    }

    @Test
    void shouldCloseWhatIsOfASchedulesOrAHostThatIsNoMore() {
        stage.owners().hosts.put(host, Tales.host(host, Presence.online, now));
        stage.owners().outcomes.add(Tales.outcome(Tales.failed(host, JobKind.backup, schedule, 5), "nightly"));
        stage.owners().outcomes.add(Tales.outcome(Tales.failed(host, JobKind.prune, null, 6), null));
        stage.await(it -> it.kind() == AlertKind.backup_failed);

        stage.owners().outcomes.removeFirst();
        stage.await(it -> it.kind() == AlertKind.backup_failed && it.status() == AlertStatus.resolved);
        stage.owners().outcomes.clear();
        assertThat(stage.await(it -> it.kind() == AlertKind.prune_failed).status()).isEqualTo(AlertStatus.open);

        stage.owners().hosts.clear();

        stage.await(it -> it.kind() == AlertKind.prune_failed && it.status() == AlertStatus.resolved);
    }

    @Test
    void shouldNameOneGroupForManyThatWereLostAtOnce() {
        var lost = IntStream.range(0, 6).mapToObj(_ -> Ids.next()).toList();
        var alone = Ids.next();
        stage.owners().hosts.put(alone,
                Tales.host(alone, Presence.offline, now.minus(Duration.ofHours(5))));
        for (var n = 0; n < lost.size(); n++) {
            var since = now.minus(Duration.ofMinutes(16)).plusSeconds(20L * n);
            stage.owners().hosts.put(lost.get(n), Tales.host(lost.get(n), Presence.offline, since));
        }
        stage.later(Duration.ofMinutes(2));

        Awaitility.await("all are told").until(() -> stage.events().heard(Event.AlertRaised.class).size() == 7);

        var told = stage.events().heard(Event.AlertRaised.class);
        assertThat(told).filteredOn(it -> !it.hostId().equals(alone)).extracting(Event.AlertRaised::groupId)
                .doesNotContainNull().hasSize(6);
        assertThat(told.stream().filter(it -> !it.hostId().equals(alone)).map(Event.AlertRaised::groupId).distinct())
                .hasSize(1);
        assertThat(told).filteredOn(it -> it.hostId().equals(alone)).allMatch(it -> it.groupId() == null);
        assertThat(stage.all()).extracting(Alert::status).containsOnly(AlertStatus.open);
    }

    @Test
    void shouldReadEveryPage() {
        for (var n = 0; n < 450; n++) {
            stage.owners().outcomes.add(Tales.outcome(Tales.failed(Ids.next(), JobKind.prune, null, 1), null));
        }
        Awaitility.await("all are raised")
                .until(() -> stage.get(AlertsRpc.COUNTS, Nothing.NOTHING).open() == 450);
    }

    private boolean sweepIsWell() {
        return stage.service().context().getBeansOfType(Vital.class).stream()
                .flatMap(it -> it.conditions().stream()).filter(it -> it.name().equals("alerts.sweep"))
                .findFirst().orElseThrow().well();
    }

    // What is confirmed twice has lived through a whole sweep.
    private void twoSweeps() {
        var witness = Ids.next();
        stage.owners().hosts.put(witness, Tales.host(witness, Presence.offline, now.minus(Duration.ofHours(9))));
        stage.owners().outcomes.add(Tales.outcome(Tales.failed(witness, JobKind.forget, null, 1), null));
        var first = of(witness, _ -> true);
        of(witness, it -> it.lastSeenAt().isAfter(first.lastSeenAt()));
        stage.owners().outcomes.removeIf(it -> it.kind() == JobKind.forget);
    }

    private Alert of(String witness, Predicate<Alert> condition) {
        var asked = new AlertsRpc.Query("open", null, witness, null, 200, null);
        return Awaitility.await("a sweep").until(() -> stage.get(AlertsRpc.LIST, asked).items().stream()
                .filter(it -> it.kind() == AlertKind.forget_failed).filter(condition).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    private List<Alert> own() {
        return stage.all().stream().filter(it -> it.hostId().equals(host)).toList();
    }
}
