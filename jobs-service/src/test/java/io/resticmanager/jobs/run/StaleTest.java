package io.resticmanager.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage.RunSkipped;
import io.resticmanager.contracts.agent.AgentMessage.SkipReason;
import io.resticmanager.contracts.run.Run;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.run.RunsRpc;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.contracts.schedule.SchedulesRpc;
import io.resticmanager.jobs.host.HostCame;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Plans;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A schedule whose runs do not come is told by its last one, until one comes. */
class StaleTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @RegisterExtension
    static final Stage STAGE = new Stage().with("rm.start-grace", "0s");

    private final Plans plans = new Plans(STAGE);
    private String host;
    private Schedule schedule;
    private Instant first;

    @BeforeEach
    void anHourlySchedule() {
        host = plans.readyHost();
        schedule = plans.create(host, Plans.hourly("nightly"));
        first = STAGE.now().truncatedTo(ChronoUnit.HOURS).plus(HOUR);
    }

    @Test
    void isOneRowHoweverManyWereDue() {
        var other = plans.create(host, Plans.with(Plans.hourly("often"), "cron", "*/10 * * * *"));
        later(HOUR.multipliedBy(9));

        var stale = stale(1);

        assertThat(stale).extracting(Run::scheduleId).containsExactlyInAnyOrder(schedule.id(), other.id());
        assertThat(stale)
                .allMatch(run -> run.overdue() && run.dueAt().isAfter(STAGE.now().minus(HOUR.multipliedBy(2))));
        assertThat(stale).filteredOn(run -> run.scheduleId().equals(schedule.id())).singleElement()
                .satisfies(run -> assertThat(run.missed()).isEqualTo(hoursSinceTheFirst(run) + 1).isGreaterThan(7));
    }

    @Test
    void isNothingBeforeTheGraceIsOverNorWithoutASchedule() {
        later(Duration.between(STAGE.now(), first).plus(Duration.ofMinutes(4)));
        assertThat(stale(200)).isEmpty();

        later(Duration.ofMinutes(2));
        assertThat(stale(200)).hasSize(1);

        STAGE.gateway().get(SchedulesRpc.REMOVE, new SchedulesRpc.ScheduleId(schedule.id()), Gateway.ROOT);
        assertThat(stale(200)).isEmpty();
    }

    @Test
    void endsWhenTheRowOrALaterOneArrives() {
        later(HOUR.multipliedBy(3));

        STAGE.hub().say(host, Plans.succeeded(Ids.next(), schedule, first, 0));
        awaitState(first, RunState.ended);
        assertThat(stale(200)).as("an earlier one came").singleElement()
                .satisfies(run -> assertThat(run.missed()).isEqualTo(hoursSinceTheFirst(run)));

        STAGE.hub().say(host, Plans.accepted(Ids.next(), schedule, first.plus(HOUR.multipliedBy(2))));
        awaitState(first.plus(HOUR.multipliedBy(2)), RunState.arrived);
        assertThat(stale(200)).isEmpty();
    }

    @Test
    void doesNotEndWhenTheHostSaysThatItWasOff() {
        later(HOUR.plus(Duration.ofMinutes(10)));

        skip(first);

        assertThat(stale(200)).singleElement().satisfies(run -> assertThat(run.dueAt()).isEqualTo(first))
                .satisfies(run -> assertThat(run.missed()).isOne());
    }

    @Test
    void isNotWhatWasSkippedBeforeItWasOverdue() {
        later(Duration.between(STAGE.now(), first).plus(Duration.ofMinutes(1)));
        skip(first);
        later(Duration.ofMinutes(10));

        assertThat(stale(200)).isEmpty();
    }

    @Test
    void staysWhenTheHostComesBackAndHasNotToldYet() {
        later(HOUR.plus(Duration.ofMinutes(10)));

        STAGE.service().bean(ComingBack.class).came(new HostCame(host));

        assertThat(stale(200)).hasSize(1);
    }

    private int hoursSinceTheFirst(Run run) {
        return Math.toIntExact(Duration.between(first, run.dueAt()).toHours());
    }

    private static void later(Duration by) {
        STAGE.later(by);
        STAGE.service().bean(LedgerRounds.class).writeAhead();
        STAGE.service().bean(LedgerRounds.class).tellOverdue();
    }

    private void skip(Instant due) {
        STAGE.hub().say(host, new RunSkipped(schedule.id(), due, null, SkipReason.not_running));
        awaitState(due, RunState.skipped);
    }

    private void awaitState(Instant due, RunState state) {
        await("run to be " + state).until(() -> STAGE.gateway()
                .get(RunsRpc.LIST, new RunsRpc.RunsOf(host, schedule.id(), due, 1, null)).items().getFirst()
                .state() == state);
    }

    private List<Run> stale(int limit) {
        var found = new ArrayList<Run>();
        String cursor = null;
        do {
            var page = STAGE.gateway().get(RunsRpc.STALE, new RunsRpc.Page(limit, cursor));
            found.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return found.stream().filter(run -> run.hostId().equals(host)).toList();
    }
}
