package io.resticmanager.agent.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import io.resticmanager.contracts.agent.AgentMessage.SkipReason;
import io.resticmanager.contracts.schedule.BadCron;
import io.resticmanager.contracts.schedule.CronLine;
import io.resticmanager.contracts.schedule.Timetable;

/** One life of a machine with one schedule: what the rule does with it, beside what a list of all due times says. */
final class Machine {

    private static final Duration AROUND = Duration.ofDays(4);
    private static final int EVENTS_IN = 400;

    private final String name;
    private final Random random;
    private final ZoneId zone;
    private final Set<String> journal = new HashSet<>();
    private final Set<String> earlier = new HashSet<>();
    private final Set<Instant> accounted = new HashSet<>();
    private final Set<Instant> owed = new HashSet<>();
    private Instant time;
    private Instant clock;
    private Instant busyUntil = Instant.MIN;
    private Instant offUntil = Instant.MIN;
    private Optional<Instant> wake = Optional.empty();
    private Agenda agenda;
    private NavigableSet<Instant> dues;
    private Instant handled;
    private boolean look = true;

    Machine(String name, Random random, ZoneId zone, Instant start) throws BadCron {
        this.name = name;
        this.random = random;
        this.zone = zone;
        this.time = start;
        this.clock = start;
        edit();
        this.handled = clock;
    }

    private void edit() throws BadCron {
        var line = EveryMinute.any(random);
        var jitterS = random.nextInt(3) == 0 ? 60 * random.nextInt(90) : 0;
        agenda = new Agenda("H1", "S1", new Timetable(CronLine.parse(line.line()), zone), jitterS,
                random.nextBoolean());
        dues = line.between(clock.minus(AROUND), clock.plus(AROUND), zone);
    }

    void minute() throws BadCron {
        time = time.plusSeconds(60);
        clock = clock.plusSeconds(60);
        if (random.nextInt(EVENTS_IN) == 0) {
            event();
        }
        if (isOff()) {
            return;
        }
        if (look || wake.filter(at -> !clock.isBefore(at)).isPresent() || random.nextInt(100) == 0) {
            look = random.nextInt(20) == 0;
            look(Step.at(clock, agenda, handled, busy()), agenda::beginOf, look);
        } else {
            assertThat(begun(agenda::beginOf)).as("%s: nothing slept through at %s", name, clock).isEmpty();
        }
    }

    private boolean isOff() {
        return time.isBefore(offUntil);
    }

    private boolean busy() {
        return time.isBefore(busyUntil);
    }

    private void event() throws BadCron {
        look = true;
        switch (random.nextInt(7)) {
            case 0 -> clock = clock.plus(Duration.ofHours(2));
            case 1 -> clock = clock.minus(Duration.ofHours(2));
            case 2 -> offUntil = time.plus(Duration.ofHours(8));
            case 3 -> offUntil = time.plus(Duration.ofMinutes(random.nextInt(8)));
            case 4 -> offUntil = time.plus(Duration.ofMinutes(random.nextInt(3_000)));
            case 5 -> busyUntil = time.plus(Duration.ofMinutes(random.nextInt(200)));
            default -> {
                if (!isOff()) {
                    endTimetable();
                    earlier.addAll(journal);
                    edit();
                    handled = clock;
                }
            }
        }
    }

    private void endTimetable() {
        if (random.nextBoolean()) {
            look(Step.lastAt(clock, agenda, handled, busy()), due -> due, false);
        } else {
            var open = begun(due -> due);
            owed.addAll(open);
            var told = Step.withdrawn(clock, agenda, handled).map(this::dues).orElse(List.of());
            assertThat(told).as("%s: withdrawn at %s", name, clock).isEqualTo(open);
            accounted.addAll(told);
        }
    }

    private List<Instant> dues(Step.Skip skip) {
        return List.copyOf(dues.subSet(skip.since() == null ? skip.dueAt() : skip.since(), true, skip.dueAt(), true));
    }

    private interface Begin {
        Instant of(Instant due);
    }

    // What the list says has begun by now and is not done.
    private List<Instant> begun(Begin begin) {
        return handled.isAfter(clock)
                ? List.of()
                : dues.subSet(handled, false, clock, true).stream().filter(due -> !begin.of(due).isAfter(clock))
                        .toList();
    }

    private void look(Step step, Begin begin, boolean cutOff) {
        var expected = begun(begin);
        owed.addAll(expected);
        wake = step.wake();
        var skipped = compare(step, expected);
        if (!cutOff) {
            accounted.addAll(skipped);
            step.fire().ifPresent(this::run);
            handled = step.handled();
        } else if (random.nextBoolean()) {
            // The job was in the journal by then, which whoever starts next finds.
            step.fire().ifPresent(this::run);
            handled = step.fire().orElse(handled);
            accounted.addAll(step.fire().isPresent() ? skipped : List.of());
        }
    }

    private List<Instant> compare(Step step, List<Instant> expected) {
        var wanted = !expected.isEmpty()
                && (agenda.runMissed()
                        || !clock.isAfter(agenda.beginOf(expected.getLast()).plus(Duration.ofMinutes(5))));
        var runs = wanted && !busy();
        assertThat(step.fire()).as("%s at %s", name, clock)
                .isEqualTo(runs ? Optional.of(expected.getLast()) : Optional.empty());
        var skipped = new ArrayList<Instant>();
        step.skipped().forEach(skip -> skipped.addAll(dues(skip)));
        assertThat(skipped).as("%s at %s", name, clock)
                .isEqualTo(runs ? expected.subList(0, expected.size() - 1) : expected);
        assertThat(step.skipped().stream().filter(skip -> skip.reason() == SkipReason.still_waiting).count())
                .as("%s at %s", name, clock).isEqualTo(wanted && busy() ? 1 : 0);
        return skipped;
    }

    private void run(Instant due) {
        var id = RunId.of("H1", "S1", due);
        assertThat(journal.add(id) || earlier.contains(id)).as("%s: %s ran before", name, due).isTrue();
        accounted.add(due);
        if (random.nextInt(3) == 0) {
            busyUntil = time.plus(Duration.ofMinutes(random.nextInt(120)));
        }
    }

    void judge() {
        var open = begun(agenda::beginOf);
        assertThat(accounted).as(name).containsAll(owed.stream().filter(due -> !open.contains(due)).toList());
    }

    int runs() {
        return journal.size();
    }
}
