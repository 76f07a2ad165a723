package io.resticmanager.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.run.Run;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.run.RunsRpc;
import io.resticmanager.contracts.schedule.CronLine;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.contracts.schedule.SchedulesRpc;
import io.resticmanager.contracts.schedule.Spread;
import io.resticmanager.contracts.schedule.Timetable;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Plans;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs that are due and that their jitter puts off, when something happens just then. */
class PutOffTest {

    @RegisterExtension
    static final Stage STAGE = new Stage().with("rm.start-grace", "0s");

    private static final Duration LONG = Duration.ofMinutes(20);

    private final Plans plans = new Plans(STAGE);

    @Test
    void isOverdueOnceAllOfItsJitterAndTheGraceAreOver() throws Exception {
        var schedule = create(plans.readyHost(), JobKind.backup);
        var due = awaitPutOff(schedule);
        var last = due.plusSeconds(schedule.jitterS()).plus(Duration.ofMinutes(5));

        clockTo(last.minusSeconds(1));
        assertThat(run(schedule, due).overdue()).isFalse();
        clockTo(last);

        assertThat(run(schedule, due).overdue()).isTrue();
    }

    @Test
    void isLeftOutWhenItsScheduleIsRemovedOrSwitchedOff() throws Exception {
        for (var kind : List.of(JobKind.backup, JobKind.prune)) {
            var gone = create(plans.readyHost(), kind);
            var due = awaitPutOff(gone);
            STAGE.gateway().get(SchedulesRpc.REMOVE, new SchedulesRpc.ScheduleId(gone.id()), Gateway.ROOT);
            assertLeftOut(gone, due, "Its schedule was removed before it began.");

            var off = create(plans.readyHost(), kind);
            var other = awaitPutOff(off);
            var disabled = plans.change(off, Plans.with(wish(kind), "enabled", false));
            assertLeftOut(off, other, "Its schedule was switched off before it began.");
            plans.change(disabled, wish(kind));
            clockTo(other.plus(Duration.ofHours(1)).minusSeconds(1));
            assertLeftOut(off, other, "Its schedule was switched off before it began.");
            assertThat(jobs(gone)).isEmpty();
            assertThat(jobs(off)).isEmpty();
        }
    }

    @Test
    void isLeftOutWhenItsHostIsPausedOrRemoved() throws Exception {
        var schedule = create(plans.readyHost(), JobKind.prune);
        var due = awaitPutOff(schedule);
        plans.pause(schedule.hostId(), true);
        await().until(() -> run(schedule, due).state() != RunState.due);
        assertLeftOut(schedule, due, "The host was paused before it began.");

        var other = create(plans.readyHost(), JobKind.backup);
        var second = awaitPutOff(other);
        STAGE.hub().removed(other.hostId());
        await().until(() -> run(other, second).state() != RunState.due);
        assertLeftOut(other, second, "The host was removed before it began.");
    }

    @Test
    void itBeginsAsItWouldHaveWhenItsScheduleIsEditedOrNot() throws Exception {
        var schedule = create(plans.readyHost(), JobKind.prune);
        var due = awaitPutOff(schedule);
        var begin = spread(schedule).beginOf(due);
        plans.change(schedule, Plans.with(Plans.with(wish(JobKind.prune), "cron", "59 23 29 2 *"), "jitter_s", 0));
        clockTo(begin.minusSeconds(30));
        STAGE.service().bean(OwnRuns.class).fire();
        assertThat(jobs(schedule)).isEmpty();

        clockTo(begin);

        var job = await().until(() -> jobs(schedule), found -> !found.isEmpty()).getFirst();
        await().until(() -> run(schedule, due).state() == RunState.arrived);
        assertThat(run(schedule, due).jobId()).isEqualTo(job.id());
    }

    @Test
    void aJobIsBetterEvidenceThanThatItWasLeftOut() throws Exception {
        var schedule = create(plans.readyHost(), JobKind.backup);
        var due = awaitPutOff(schedule);
        STAGE.gateway().get(SchedulesRpc.REMOVE, new SchedulesRpc.ScheduleId(schedule.id()), Gateway.ROOT);
        STAGE.hub().say(schedule.hostId(), new AgentMessage.RunSkipped(schedule.id(), due, null,
                AgentMessage.SkipReason.withdrawn));
        STAGE.awaitIntake(schedule.hostId());
        assertLeftOut(schedule, due, "Its schedule was removed before it began.");

        STAGE.hub().say(schedule.hostId(), Plans.succeeded(Ids.next(), schedule, due, 0));

        await().until(() -> run(schedule, due).state() == RunState.ended);
    }

    @Test
    void whatTheAgentWithdrawsIsLeftOutInWords() throws Exception {
        var schedule = create(plans.readyHost(), JobKind.backup);
        var due = awaitPutOff(schedule);

        STAGE.hub().say(schedule.hostId(), new AgentMessage.RunSkipped(schedule.id(), due, null,
                AgentMessage.SkipReason.withdrawn));

        await().until(() -> run(schedule, due).state() == RunState.skipped);
        assertThat(run(schedule, due).reason()).contains("changed, switched off or removed, or the host was paused");
    }

    private Schedule create(String host, JobKind kind) {
        return plans.create(host, wish(kind));
    }

    private static java.util.Map<String, Object> wish(JobKind kind) {
        var wish = kind == JobKind.backup ? Plans.hourly("put off") : Plans.hourly("put off", kind);
        return Plans.with(Plans.with(wish, "jitter_s", 21_600), "run_missed", false);
    }

    /** The clock stands right after a due time whose run is put off for long; what is due before it is told as left out. */
    private static Instant awaitPutOff(Schedule schedule) throws Exception {
        var spread = spread(schedule);
        var due = spread.timetable().after(STAGE.now())
                .filter(each -> spread.beginOf(each).isAfter(each.plus(LONG))).findFirst().orElseThrow();
        if (due.minus(Duration.ofHours(1)).isAfter(STAGE.now())) {
            clockTo(due.minusSeconds(1));
            await().until(() -> runs(schedule).stream().filter(run -> run.dueAt().isBefore(STAGE.now()))
                    .allMatch(run -> settled(schedule, run)));
        }
        clockTo(due.plusSeconds(1));
        return due;
    }

    private static boolean settled(Schedule schedule, Run run) {
        if (schedule.kind() == JobKind.backup) {
            return true;
        }
        return run.state() != RunState.due;
    }

    private static Spread spread(Schedule schedule) throws Exception {
        return new Spread(schedule.hostId(), schedule.id(),
                new Timetable(CronLine.parse(schedule.cron()), ZoneOffset.UTC), schedule.jitterS());
    }

    private static void assertLeftOut(Schedule schedule, Instant due, String why) {
        assertThat(run(schedule, due).state()).isEqualTo(RunState.skipped);
        assertThat(run(schedule, due).reason()).isEqualTo(why);
    }

    private static Run run(Schedule schedule, Instant due) {
        return runs(schedule).stream().filter(run -> run.dueAt().equals(due)).findFirst().orElseThrow();
    }

    private static List<Run> runs(Schedule schedule) {
        return STAGE.gateway().get(RunsRpc.LIST,
                new RunsRpc.RunsOf(schedule.hostId(), schedule.id(), null, 200, null)).items();
    }

    private static List<Job> jobs(Schedule schedule) {
        return STAGE.gateway().get(JobsRpc.LIST, new JobsRpc.Query(schedule.hostId(), null, null, 200, null)).items()
                .stream().filter(job -> schedule.id().equals(job.scheduleId())).toList();
    }

    private static void clockTo(Instant then) {
        STAGE.later(Duration.between(STAGE.now(), then));
    }
}
