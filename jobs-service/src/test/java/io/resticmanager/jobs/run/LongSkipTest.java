package io.resticmanager.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import io.resticmanager.contracts.agent.AgentMessage.RunSkipped;
import io.resticmanager.contracts.agent.AgentMessage.SkipReason;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.run.Run;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.run.RunsRpc;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.contracts.schedule.SchedulesRpc;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Plans;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A host that was off for seventy days and whose schedule is due every minute: 100,800 runs, told of in one frame. */
class LongSkipTest {

    private static final Duration OFF = Duration.ofDays(70);
    private static final long RUNS = OFF.toMinutes();
    private static final Duration SECONDS = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(500);

    @RegisterExtension
    static final Stage STAGE = new Stage().with("rm.start-grace", "0s");

    private final Plans plans = new Plans(STAGE);

    @Test
    void isSettledWithinSecondsWhileOthersWriteAndToldOnce() throws Exception {
        var schedule = minutely("skipped");
        var first = STAGE.now().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
        var last = first.plus(OFF).minus(Duration.ofMinutes(1));
        away(schedule);
        await("all of it to be overdue").atMost(Duration.ofMinutes(1))
                .until(() -> count(schedule, "told = 1") >= RUNS - 10);

        assertThat(stale(schedule)).as("one row for all of it").hasSize(1);

        try (var writer = new OtherWriter()) {
            STAGE.hub().say(schedule.hostId(), new RunSkipped(schedule.id(), last, first, SkipReason.not_running));
            await("all of it to be skipped").atMost(SECONDS)
                    .until(() -> count(schedule, "state = 'skipped'") == RUNS);
            assertThat(writer.longest()).isLessThan(SHORT);
        }

        STAGE.events().await(Event.RunChanged.class, it -> it.scheduleId().equals(schedule.id())
                && it.state().equals("skipped") && it.dueAt().equals(last));
        assertThat(stale(schedule)).as("still nothing has come").hasSize(1);
        assertThat(changes(schedule, "skipped")).isEqualTo(1);
        assertThat(changes(schedule, "overdue")).as("rounds, and not rows").isLessThan(RUNS / 100);
        remove(schedule);
    }

    @Test
    void whatALaterRunPassedByIsMissedTheSameWay() throws Exception {
        var schedule = minutely("missed");
        var due = STAGE.now().truncatedTo(ChronoUnit.MINUTES).plus(OFF);
        away(schedule);

        try (var writer = new OtherWriter()) {
            STAGE.hub().say(schedule.hostId(), Plans.succeeded(Ids.next(), schedule, due, 0));
            await("all of it to be missed").atMost(SECONDS)
                    .until(() -> count(schedule, "state = 'missed'") == RUNS - 1);
            assertThat(writer.longest()).isLessThan(SHORT);
        }

        STAGE.events().await(Event.RunChanged.class, it -> it.scheduleId().equals(schedule.id())
                && it.state().equals(RunState.missed.name()));
        assertThat(changes(schedule, "missed")).isEqualTo(1);
        remove(schedule);
    }

    private Schedule minutely(String name) {
        return plans.create(plans.readyHost(), Plans.with(Plans.hourly(name), "cron", "* * * * *"));
    }

    // The other test moves the clock on, too.
    private static void remove(Schedule schedule) {
        STAGE.gateway().get(SchedulesRpc.REMOVE, new SchedulesRpc.ScheduleId(schedule.id()), Gateway.ROOT);
    }

    private static void away(Schedule schedule) {
        STAGE.later(OFF);
        STAGE.service().bean(LedgerRounds.class).writeAhead();
        assertThat(count(schedule, "due_at <= " + STAGE.now().toEpochMilli())).isGreaterThanOrEqualTo(RUNS);
    }

    private static List<Run> stale(Schedule schedule) {
        return STAGE.gateway().get(RunsRpc.STALE, new RunsRpc.Page(200, null)).items().stream()
                .filter(run -> run.scheduleId().equals(schedule.id())).toList();
    }

    private static long changes(Schedule schedule, String state) {
        return STAGE.events().heard(Event.RunChanged.class).stream()
                .filter(it -> it.scheduleId().equals(schedule.id()) && it.state().equals(state)).count();
    }

    private static long count(Schedule schedule, String which) {
        return STAGE.service().bean(Transactions.class, "jobs").<Long>readSql(connection -> Ask.rows(connection,
                "SELECT count(*) AS n FROM run WHERE schedule_id = ? AND " + which, List.of(schedule.id()),
                rows -> rows.getLong("n")).getFirst());
    }

    /** Writes again and again, as the intake of all the other hosts does, and knows how long it had to wait. */
    private static final class OtherWriter implements AutoCloseable {

        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicLong longest = new AtomicLong();
        private final Thread thread = Thread.ofPlatform().start(this::write);

        private void write() {
            var transactions = STAGE.service().bean(Transactions.class, "jobs");
            while (!over.get()) {
                var begin = System.nanoTime();
                transactions.writeSql(connection -> RunTable.update(connection,
                        "UPDATE host SET revision = revision WHERE id = ''"));
                longest.accumulateAndGet(System.nanoTime() - begin, Math::max);
            }
        }

        Duration longest() {
            return Duration.ofNanos(longest.get());
        }

        @Override
        public void close() throws InterruptedException {
            over.set(true);
            thread.join();
        }
    }
}
