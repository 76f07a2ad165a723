package io.resticmanager.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage.RunSkipped;
import io.resticmanager.contracts.agent.AgentMessage.SkipReason;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.run.Run;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.run.RunsRpc;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.jobs.stage.Plans;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The ledger goes by the manager's time, whatever the clock of a host says, and survives a manager's clock that is set. */
class WrongClockTest {

    @RegisterExtension
    static final Stage STAGE = new Stage().with("rm.start-grace", "0s");

    private static final Duration TWO_HOURS = Duration.ofHours(2);

    private final Plans plans = new Plans(STAGE);
    private String host;
    private Schedule schedule;
    private Instant due;

    @BeforeEach
    void aRunIsDueEachHour() {
        host = plans.readyHost();
        schedule = plans.create(host, Plans.hourly("nightly"));
        due = STAGE.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
        STAGE.later(Duration.between(STAGE.now(), due).plusSeconds(1));
    }

    @Test
    void aHostThatIsTwoHoursAheadMakesNothingMissedThatIsNotDueYet() {
        STAGE.hub().say(host, Plans.succeeded(Ids.next(), schedule, due, 0), STAGE.now());
        STAGE.hub().say(host, new RunSkipped(schedule.id(), due.plus(Duration.ofHours(1)), null,
                SkipReason.not_running), STAGE.now());
        STAGE.hub().say(host, Plans.succeeded(Ids.next(), schedule, due.plus(TWO_HOURS), 0), STAGE.now());
        await().until(() -> run(due.plus(TWO_HOURS)).state() == RunState.ended);

        assertThat(run(due).state()).isEqualTo(RunState.ended);
        assertThat(run(due.plus(Duration.ofHours(1))).state()).isEqualTo(RunState.skipped);
        assertThat(run(due.plus(Duration.ofHours(3))).state()).isEqualTo(RunState.due);

        STAGE.later(TWO_HOURS.plusMinutes(10));
        assertThat(overdue()).isEmpty();
        assertThat(run(due.plus(TWO_HOURS)).state()).as("it came, early").isEqualTo(RunState.ended);
    }

    @Test
    void aHostThatIsTwoHoursBehindIsLateByTheManagersClockUntilItsRunComes() {
        STAGE.hub().say(host, Plans.succeeded(Ids.next(), schedule, due.minus(TWO_HOURS), 0), STAGE.now());
        STAGE.later(Duration.ofMinutes(6));

        await().until(() -> overdue().equals(List.of(due)));
        assertThat(STAGE.onHost(host).standing().reason()).isEqualTo("nightly missed a run.");

        STAGE.later(TWO_HOURS);
        STAGE.hub().say(host, Plans.succeeded(Ids.next(), schedule, due, 0), STAGE.now());
        await().until(() -> run(due).state() == RunState.ended);
        assertThat(overdue()).doesNotContain(due);
    }

    @Test
    void whatEndedLastIsWhatWasHeardLastWhateverTheHostsClockSays() {
        var before = due.minus(Duration.ofDays(30));
        STAGE.hub().say(host, Plans.failed(Ids.next(), schedule, due, "wrong password."), STAGE.now());
        STAGE.hub().say(host, Plans.byHand(Ids.next(), schedule, before), STAGE.now());
        STAGE.awaitIntake(host);

        var latest = STAGE.gateway().get(RunsRpc.LATEST, new RunsRpc.Page(200, null)).items().stream()
                .filter(it -> it.hostId().equals(host) && it.kind() == JobKind.backup).toList();

        assertThat(latest).singleElement().satisfies(it -> assertThat(it.finishedAt()).isEqualTo(before));
    }

    @Test
    void aManagerWhoseClockIsSetByTwoHoursBeginsNothingTwiceAndForgetsNothing() {
        var prune = plans.create(host, Plans.hourly("prune", JobKind.prune));
        STAGE.hub().offline(host);
        for (var step : List.of(TWO_HOURS, TWO_HOURS.negated(), TWO_HOURS)) {
            STAGE.later(step);
            STAGE.service().bean(OwnRuns.class).fire();
        }

        var first = due.plus(Duration.ofHours(1));
        await().until(() -> !jobs(prune).isEmpty());
        STAGE.service().bean(OwnRuns.class).fire();
        assertThat(jobs(prune)).hasSize(1);
        assertThat(runs(prune)).filteredOn(run -> !run.dueAt().isAfter(STAGE.now())).extracting(Run::dueAt, Run::state)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(first.plus(Duration.ofHours(1)), RunState.arrived),
                        org.assertj.core.groups.Tuple.tuple(first, RunState.skipped));
        STAGE.hub().online(host);
    }

    private List<Instant> overdue() {
        return STAGE.gateway().get(RunsRpc.OVERDUE, new RunsRpc.Page(200, null)).items().stream()
                .filter(run -> run.hostId().equals(host)).map(Run::dueAt).toList();
    }

    private Run run(Instant at) {
        return runs(schedule).stream().filter(run -> run.dueAt().equals(at)).findFirst().orElseThrow();
    }

    private static List<Run> runs(Schedule of) {
        return STAGE.gateway().get(RunsRpc.LIST, new RunsRpc.RunsOf(of.hostId(), of.id(), null, 200, null)).items();
    }

    private static List<Job> jobs(Schedule of) {
        return STAGE.gateway().get(JobsRpc.LIST, new JobsRpc.Query(of.hostId(), "prune", null, 200, null)).items();
    }
}
