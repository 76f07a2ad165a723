package io.resticmanager.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import io.resticmanager.contracts.agent.AgentMessage.RunSkipped;
import io.resticmanager.contracts.agent.AgentMessage.SkipReason;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.contracts.schedule.SchedulesRpc;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Plans;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Random histories of edits, runs, skips and time, the ledger beside a simple reference. */
class LedgerHistoryTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    private static final int HISTORIES = 40;
    private static final int STEPS = 40;
    private static final int[] MINUTES = {0, 17, 30};

    private final Plans plans = new Plans(STAGE);
    private final Random random = new Random();

    private Schedule schedule;
    private Reference reference;
    private List<String> jobs;

    @Test
    void agreesWithTheReference() {
        var seed = new Random().nextLong();
        random.setSeed(seed);
        var host = plans.readyHost();
        for (var history = 0; history < HISTORIES; history++) {
            begin(host);
            for (var step = 0; step < STEPS; step++) {
                var did = step();
                assertThat(past()).as("seed %d, history %d, step %d: %s", seed, history, step, did)
                        .isEqualTo(reference.rows());
                assertThat(ahead()).as("seed %d, history %d, step %d: %s", seed, history, step, did)
                        .startsWith(reference.ahead(48).toArray(Instant[]::new))
                        .hasSizeLessThan(reference.ahead(48).size() + 26);
            }
            STAGE.gateway().get(SchedulesRpc.REMOVE, new SchedulesRpc.ScheduleId(schedule.id()), Gateway.ROOT);
            assertThat(past()).isEqualTo(reference.rows());
            assertThat(ahead()).isEmpty();
        }
    }

    private void begin(String host) {
        goOn(1);
        var minute = minute();
        schedule = plans.create(host, wish(minute, true));
        reference = new Reference(STAGE.now(), minute);
        jobs = new ArrayList<>();
    }

    private String step() {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> {
                goOn(1 + random.nextInt(360));
                reference.goOnTo(STAGE.now());
                STAGE.service().bean(LedgerRounds.class).writeAhead();
                yield "time goes on to " + STAGE.now();
            }
            case 3 -> arrive(some(), job());
            case 4, 5 -> end(some(), job());
            case 6 -> skip(some(), some());
            default -> edit();
        };
    }

    private String arrive(Instant due, String job) {
        write(() -> STAGE.service().bean(Ledger.class).arrived(schedule.hostId(), schedule.id(), due, job));
        reference.arrived(due, job);
        return "arrived " + due;
    }

    private String end(Instant due, String job) {
        write(() -> STAGE.service().bean(Ledger.class).ended(schedule.hostId(), schedule.id(), due, job));
        reference.ended(due, job);
        return "ended " + due;
    }

    private String skip(Instant one, Instant other) {
        var since = one.isBefore(other) ? one : other;
        var due = one.isBefore(other) ? other : one;
        write(() -> STAGE.service().bean(Ledger.class).skipped(schedule.hostId(),
                new RunSkipped(schedule.id(), due, since, SkipReason.not_running)));
        reference.skipped(since, due);
        return "skipped " + since + " to " + due;
    }

    private String edit() {
        var minute = minute();
        var enabled = random.nextInt(4) > 0;
        schedule = plans.change(schedule, wish(minute, enabled));
        reference.edit(minute, enabled);
        return "edited to minute " + minute + (enabled ? "" : ", disabled");
    }

    private static Map<String, Object> wish(int minute, boolean enabled) {
        return Plans.with(Plans.with(Plans.hourly("nightly"), "cron", minute + " * * * *"), "enabled", enabled);
    }

    // Mostly one that is expected, sometimes one of another revision of the
    // schedule.
    private Instant some() {
        var known = List.copyOf(reference.rows().keySet());
        return known.isEmpty() || random.nextInt(8) == 0
                ? STAGE.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofMinutes(random.nextInt(300)))
                : known.get(random.nextInt(known.size()));
    }

    private String job() {
        if (jobs.isEmpty() || random.nextBoolean()) {
            jobs.add(Ids.next());
        }
        return jobs.get(random.nextInt(jobs.size()));
    }

    private int minute() {
        return MINUTES[random.nextInt(MINUTES.length)];
    }

    // Always to ten seconds after a minute: nothing comes due while a step takes
    // place.
    private static void goOn(int minutes) {
        var then = STAGE.now().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(minutes)).plusSeconds(10);
        STAGE.later(Duration.between(STAGE.now(), then));
    }

    private TreeMap<Instant, Reference.Row> past() {
        var found = new TreeMap<Instant, Reference.Row>();
        rows(Instant.EPOCH, STAGE.now())
                .forEach(row -> found.put(row.dueAt(), new Reference.Row(row.state(), row.jobId())));
        return found;
    }

    private List<Instant> ahead() {
        var now = STAGE.now();
        return rows(now, now.plus(Duration.ofDays(30))).stream().map(RunRow::dueAt).toList();
    }

    private List<RunRow> rows(Instant from, Instant to) {
        return transactions().<List<RunRow>>readSql(
                connection -> Ask.rows(connection,
                        "SELECT * FROM run WHERE schedule_id = ? AND due_at BETWEEN ? AND ? ORDER BY due_at",
                        List.of(schedule.id(), from.toEpochMilli(), to.toEpochMilli()), RunRow::read));
    }

    private static void write(Runnable work) {
        transactions().write(work);
    }

    private static Transactions transactions() {
        return STAGE.service().bean(Transactions.class, "jobs");
    }
}
