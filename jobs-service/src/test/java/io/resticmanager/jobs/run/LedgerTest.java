package io.resticmanager.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.run.Run;
import io.resticmanager.contracts.run.RunDay;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.run.RunsRpc;
import io.resticmanager.contracts.run.Standing.Protection;
import io.resticmanager.contracts.schedule.SchedulesRpc;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Plans;
import io.resticmanager.jobs.stage.Runs;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LedgerTest {

    @RegisterExtension
    static final Stage STAGE = new Stage().with("rm.start-grace", "0s");

    private static final Runs RUNS = new Runs(STAGE);

    private final Plans plans = new Plans(STAGE);

    @Test
    void whatIsDueStandsThereBefore() {
        var host = plans.readyHost();
        plans.create(host, Plans.hourly("nightly"));
        var yearly = plans.create(host, Plans.with(Plans.hourly("yearly"), "cron", "0 0 29 2 *"));

        var runs = RUNS.runs(host, null);

        assertThat(runs).allMatch(run -> run.dueAt().isAfter(STAGE.now()) && run.state() == RunState.due);
        assertThat(runs).filteredOn(run -> run.scheduleName().equals("nightly")).hasSizeBetween(72, 73);
        assertThat(RUNS.runs(host, yearly.id())).hasSize(1);
        assertThat(upTo(host, STAGE.nextHour())).extracting(Run::dueAt).containsExactly(STAGE.nextHour());
        assertThat(upTo(host, STAGE.nextHour().minusMillis(1))).isEmpty();
        assertThat(STAGE.onHost(host).standing().protection()).isEqualTo(Protection.unknown);
        assertThat(STAGE.onHost(host).standing().reason()).startsWith("nightly has not run yet; first due ");
        var first = STAGE.nextHour();
        assertThat(STAGE.onHost(host).standing().nextRunAt()).isEqualTo(first);

        STAGE.later(Duration.between(STAGE.now(), first).plusSeconds(60));
        assertThat(STAGE.onHost(host).standing().reason()).startsWith("nightly was first due ")
                .contains("%tR".formatted(first.atZone(ZoneOffset.UTC))).endsWith(", and has not come.");
    }

    @Test
    void aHostWhoseSchedulesAreOffHearsThat() {
        var host = plans.readyHost();
        assertThat(STAGE.onHost(host).standing().reason()).isEqualTo("No backup schedule.");
        plans.create(host, Plans.with(Plans.hourly("nightly"), "enabled", false));

        assertThat(STAGE.onHost(host).standing().reason())
                .isEqualTo("Its only backup schedule, nightly, is switched off.");
        assertThat(STAGE.onHost(host).standing().protection()).isEqualTo(Protection.at_risk);
    }

    @Test
    void aRunSettlesItsRowHoweverLate() {
        var host = plans.readyHost();
        var schedule = plans.create(host, Plans.hourly("nightly"));
        var due = STAGE.nextHour();
        // Never past the next due time: of several that are overdue at once the last is
        // told.
        STAGE.later(Duration.between(STAGE.now(), due));
        STAGE.later(Duration.ofMinutes(6));

        STAGE.events().await(Event.RunChanged.class, it -> it.dueAt().equals(due) && it.state().equals("overdue")
                && it.scheduleId().equals(schedule.id()));
        assertThat(overdue(host)).singleElement().satisfies(run -> assertThat(run.dueAt()).isEqualTo(due));
        assertThat(STAGE.onHost(host).standing().reason()).isEqualTo("nightly missed a run.");

        var job = Ids.next();
        STAGE.hub().say(host, Plans.accepted(job, schedule, due));
        RUNS.awaitState(host, due, RunState.arrived);
        assertThat(overdue(host)).isEmpty();
        STAGE.hub().say(host, Plans.started(job, schedule, due));
        STAGE.hub().say(host, Plans.succeeded(job, schedule, due, 2));
        var run = RUNS.awaitState(host, due, RunState.ended);

        assertThat(run.jobId()).isEqualTo(job);
        assertThat(run.status()).isEqualTo(JobStatus.succeeded);
        assertThat(run.warnings()).isEqualTo(2);
        assertThat(STAGE.onHost(host).standing().protection()).isEqualTo(Protection.safe);
        assertThat(STAGE.onHost(host).standing().reason()).isNull();
        var get = new SchedulesRpc.ScheduleId(schedule.id());
        assertThat(STAGE.gateway().get(SchedulesRpc.GET, get).lastJob().id()).isEqualTo(job);
    }

    @Test
    void whatALaterOnePassedIsMissedUntilItComesAfterAll() {
        var host = plans.readyHost();
        var schedule = plans.create(host, Plans.hourly("nightly"));
        var first = STAGE.nextHour();
        STAGE.later(Duration.ofHours(3));

        RUNS.finish(host, schedule, first.plus(Duration.ofHours(2)));
        RUNS.awaitState(host, first.plus(Duration.ofHours(2)), RunState.ended);
        assertThat(RUNS.run(host, first).state()).isEqualTo(RunState.missed);
        assertThat(STAGE.onHost(host).standing().missed()).isZero();

        RUNS.finish(host, schedule, first);
        RUNS.awaitState(host, first, RunState.ended);
        assertThat(RUNS.run(host, first.plus(Duration.ofHours(1))).state()).isEqualTo(RunState.missed);
    }

    @Test
    void allThatASkipNamesIsSkipped() {
        var host = plans.readyHost();
        var schedule = plans.create(host, Plans.hourly("nightly"));
        var first = STAGE.nextHour();
        STAGE.later(Duration.ofHours(4));

        STAGE.hub().say(host, new AgentMessage.RunSkipped(schedule.id(), first.plus(Duration.ofHours(1)), first,
                AgentMessage.SkipReason.not_running));
        STAGE.hub().say(host, new AgentMessage.RunSkipped(Ids.next(), first.plus(Duration.ofHours(2)), null,
                AgentMessage.SkipReason.refused));
        RUNS.awaitState(host, first.plus(Duration.ofHours(1)), RunState.skipped);

        assertThat(RUNS.run(host, first).reason()).startsWith("The agent was not running at that time");
        assertThat(RUNS.run(host, first.plus(Duration.ofHours(2))).state()).isEqualTo(RunState.due);
    }

    @Test
    void anotherHostSettlesNothing() {
        var host = plans.readyHost();
        var schedule = plans.create(host, Plans.hourly("nightly"));
        var due = STAGE.nextHour();
        var stranger = plans.readyHost();
        STAGE.later(Duration.ofHours(1));

        RUNS.finish(stranger, schedule, due);
        STAGE.hub().say(stranger, Plans.byHand(Ids.next(), schedule, STAGE.now()), STAGE.now());
        STAGE.awaitIntake(stranger);

        assertThat(RUNS.run(host, due).state()).isEqualTo(RunState.due);
        assertThat(RUNS.runs(stranger, null)).isEmpty();
        assertThat(STAGE.onHost(host).standing().protection()).isNotEqualTo(Protection.safe);
        var get = new SchedulesRpc.ScheduleId(schedule.id());
        assertThat(STAGE.gateway().get(SchedulesRpc.GET, get).lastJob()).isNull();
        STAGE.hub().say(host, Plans.byHand(Ids.next(), schedule, STAGE.now()), STAGE.now());
        STAGE.awaitIntake(host);
        assertThat(STAGE.onHost(host).standing().protection()).isEqualTo(Protection.safe);
    }

    @Test
    void aChangeRewritesTheFutureOnly() {
        var host = plans.readyHost();
        var schedule = plans.create(host, Plans.hourly("nightly"));
        var past = STAGE.nextHour();
        STAGE.later(Duration.ofHours(1));

        var changed = plans.change(schedule, Plans.with(Plans.hourly("nightly"), "cron", "30 * * * *"));
        assertThat(RUNS.run(host, past).state()).isEqualTo(RunState.due);
        assertThat(RUNS.runs(host, null)).filteredOn(run -> run.dueAt().isAfter(STAGE.now())).isNotEmpty()
                .allMatch(run -> run.dueAt().truncatedTo(ChronoUnit.HOURS).isBefore(run.dueAt()));

        plans.change(changed, Plans.with(Plans.hourly("nightly"), "enabled", false));
        assertThat(RUNS.runs(host, null)).extracting(Run::dueAt).containsExactly(past);
    }

    @Test
    void aPausedHostHasNothingAheadAndIsNotLate() {
        var host = plans.readyHost();
        var schedule = plans.create(host, Plans.hourly("nightly"));
        STAGE.later(Duration.ofMinutes(66));
        await().until(() -> !overdue(host).isEmpty());

        plans.pause(host, true);
        await().until(() -> RUNS.runs(host, null).stream().noneMatch(run -> run.dueAt().isAfter(STAGE.now())));
        assertThat(overdue(host)).isEmpty();
        assertThat(STAGE.onHost(host).standing().missed()).isZero();
        assertThat(STAGE.onHost(host).standing().reason()).doesNotContain("missed");
        assertThat(today(host).missed()).isZero();
        var get = new SchedulesRpc.ScheduleId(schedule.id());
        assertThat(STAGE.gateway().get(SchedulesRpc.GET, get).nextRuns()).isEmpty();
        STAGE.later(Duration.ofHours(5));

        plans.pause(host, false);
        await().until(() -> RUNS.runs(host, null).stream().anyMatch(run -> run.dueAt().isAfter(STAGE.now())));
        assertThat(STAGE.gateway().get(SchedulesRpc.GET, get).nextRuns()).isNotEmpty();
        assertThat(RUNS.runs(host, null)).filteredOn(run -> !run.dueAt().isAfter(STAGE.now())).hasSizeBetween(1, 2);
        STAGE.hub().removed(host);
        await().until(() -> RUNS.runs(host, null).stream().noneMatch(run -> run.dueAt().isAfter(STAGE.now())));
        assertThat(overdue(host)).isEmpty();
    }

    @Test
    void theDaysOfAHostAreCounted() {
        var host = plans.readyHost();
        var schedule = plans.create(host, Plans.hourly("nightly"));
        var first = STAGE.nextHour();
        STAGE.later(Duration.ofHours(3).plusMinutes(6));
        RUNS.finish(host, schedule, first);
        STAGE.hub().say(host, Plans.failed(Ids.next(), schedule, first.plus(Duration.ofHours(1)), "wrong password."));
        RUNS.awaitState(host, first.plus(Duration.ofHours(1)), RunState.ended);
        STAGE.later(Duration.ofMinutes(1));

        var days = STAGE.gateway().get(RunsRpc.DAYS,
                new RunsRpc.DaysOf(List.of(new RunsRpc.HostZone(host, "Europe/Berlin")), 3, List.of(JobKind.backup)))
                .items().getFirst().days();

        assertThat(days).hasSize(3);
        assertThat(days.stream().mapToInt(day -> day.well()).sum()).isEqualTo(1);
        assertThat(days.stream().mapToInt(day -> day.failed()).sum()).isEqualTo(1);
        assertThat(days.stream().mapToInt(day -> day.missed() + day.open()).sum()).isBetween(1, 2);
        var refused = STAGE.gateway().refusal(RunsRpc.DAYS,
                new RunsRpc.DaysOf(List.of(new RunsRpc.HostZone(host, "Mars/Base")), 401, List.of()), Gateway.ALICE);
        assertThat(refused.errors()).extracting(error -> error.field()).containsExactly("days",
                "hosts[0].time_zone");
    }

    private static RunDay today(String host) {
        var asked = new RunsRpc.DaysOf(List.of(new RunsRpc.HostZone(host, "UTC")), 1, List.of());
        return STAGE.gateway().get(RunsRpc.DAYS, asked).items().getFirst().days().getLast();
    }

    private static List<Run> overdue(String host) {
        return STAGE.gateway().get(RunsRpc.OVERDUE, new RunsRpc.Page(200, null)).items().stream()
                .filter(run -> run.hostId().equals(host)).toList();
    }

    private static List<Run> upTo(String host, Instant until) {
        return STAGE.gateway().get(RunsRpc.LIST, new RunsRpc.RunsOf(host, null, until, 200, null)).items();
    }
}
