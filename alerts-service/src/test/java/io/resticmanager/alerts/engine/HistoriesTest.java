package io.resticmanager.alerts.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import io.resticmanager.alerts.alert.AlertBook;
import io.resticmanager.alerts.rule.Key;
import io.resticmanager.alerts.stage.Stage;
import io.resticmanager.alerts.stage.Tales;
import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.AlertStatus;
import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.alert.Closing;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Random histories: events in any order, lost or doubled, looks in between; in the end what stands is what holds. */
class HistoriesTest {

    private static final int HISTORIES = 60;
    private static final int STEPS = 60;
    private static final List<String> DEPTHS = List.of("10%", "100%");

    @RegisterExtension
    final Stage stage = new Stage().with("rm.sweep-period", "PT1H");

    private final Random random = new Random();

    private final Set<String> byHand = new HashSet<>();

    private World world;
    private List<Event> untold;
    private List<String> log;

    @Test
    void endAsTheReferenceSays() {
        var seed = new Random().nextLong();
        random.setSeed(seed);
        for (var history = 0; history < HISTORIES; history++) {
            world = new World();
            untold = new ArrayList<>();
            log = new ArrayList<>();
            for (var step = 0; step < STEPS; step++) {
                step();
            }
            settle();
            var why = "seed %d, history %d: %s".formatted(seed, history, log);
            assertStanding(why);
            assertDamageIsTold(why);
            assertFlapping(why);
        }
    }

    private void step() {
        var schedule = random.nextBoolean() ? world.schedules.getFirst() : world.schedules.getLast();
        switch (random.nextInt(22)) {
            case 0, 1 ->
                tell(world.end(JobKind.backup, random.nextInt(4) == 0 ? null : schedule, random.nextBoolean()));
            case 2 -> tell(world.end(JobKind.prune, null, random.nextBoolean()));
            case 3, 4, 5 -> tell(check());
            case 6 -> did("away", world::goAway);
            case 7 -> tell(world.comeBack());
            case 8 -> did("late " + schedule, () -> world.late(schedule));
            case 9 -> tell(world.arrive(schedule));
            case 10 -> tell(world.pause(random.nextBoolean()));
            case 11 -> tell(random.nextInt(20) == 0 ? world.removeSchedule(schedule) : null);
            case 12 -> tell(random.nextInt(60) == 0 ? world.remove() : null);
            case 13, 14, 15, 16 -> hear();
            case 17 -> tell(world.skip(schedule, random.nextBoolean() ? "skipped" : "missed"));
            case 18, 19 -> did("sweep", this::sweep);
            case 20 -> tell(random.nextInt(4) == 0 ? world.switchSchedule(schedule, random.nextBoolean()) : null);
            default -> closeByHand();
        }
    }

    private Event check() {
        var what = random.nextInt(4);
        return world.check(what == 0, what == 1, random.nextInt(3) == 0
                ? null
                : DEPTHS.get(random.nextInt(DEPTHS.size())));
    }

    private void did(String what, Runnable deed) {
        log.add(what);
        deed.run();
    }

    // Some are never told.
    private void tell(@Nullable Event event) {
        if (event != null) {
            log.add("it happens: " + brief(event));
            if (random.nextInt(4) > 0) {
                untold.add(event);
            }
        }
    }

    // Any of those that were not told yet, and now and then one more time.
    private void hear() {
        if (!untold.isEmpty()) {
            var event = untold.get(random.nextInt(untold.size()));
            if (random.nextInt(3) > 0) {
                untold.remove(event);
            }
            hear(event);
        }
    }

    private void hear(Event event) {
        log.add("heard: " + brief(event));
        stage.service().bean(Transactions.class, "alerts")
                .write(() -> stage.service().bean(Edge.class).take(event));
    }

    private void sweep() {
        stage.later(Duration.ofMillis(10));
        world.tell(stage.owners());
        assertThat(stage.service().bean(Level.class).sweep()).isTrue();
    }

    private void closeByHand() {
        var standing = stage.service().bean(AlertBook.class).standing().stream()
                .filter(it -> it.key().hostId().equals(world.host)).toList();
        if (!standing.isEmpty()) {
            var it = standing.get(random.nextInt(standing.size()));
            log.add("by hand: " + it.key().kind() + " " + it.occurrence());
            var alert = stage.all().stream().filter(one -> one.status() != AlertStatus.resolved
                    && one.kind() == it.key().kind() && one.subject().equals(it.key().subject())
                    && one.hostId().equals(world.host)).findFirst().orElseThrow();
            stage.get(AlertsRpc.RESOLVE, new AlertsRpc.AlertId(alert.id()));
            byHand.add(alert.id());
            world.settle(it.key(), it.occurrence(), alert.damaged(), alert.jobId());
        }
    }

    // What a look has settled, no old word of jobs, runs and hellos unsettles.
    private void settle() {
        sweep();
        sweep();
        var before = standing();
        Collections.shuffle(untold, random);
        untold.stream().filter(event -> !untimely(event)).forEach(event -> {
            hear(event);
            assertThat(standing()).as("an old word: %s, after %s", brief(event), log).isEqualTo(before);
        });
        untold.stream().filter(this::untimely).forEach(this::hear);
        sweep();
        sweep();
    }

    // Only the next look knows better than an old word of a pause, or of what is
    // gone without a word.
    private boolean untimely(Event event) {
        return event instanceof Event.HostUpdated || event instanceof Event.ScheduleChanged || world.isOfTheGone(event);
    }

    private Set<Key> standing() {
        return stage.service().bean(AlertBook.class).standing().stream().map(AlertBook.Stands::key)
                .filter(it -> it.hostId().equals(world.host)).collect(Collectors.toSet());
    }

    private void assertStanding(String why) {
        var standing = standing();
        var holding = world.holding();
        assertThat(standing).as(why).isSubsetOf(holding);
        assertThat(standing).as(why).containsAll(world.paused() ? ofPresence(holding) : holding);
    }

    // During a pause it may not have been seen before.
    private void assertDamageIsTold(String why) {
        var check = own().stream().filter(it -> it.kind() == AlertKind.check_failed)
                .filter(it -> it.status() != AlertStatus.resolved).findFirst();
        check.ifPresent(alert -> {
            assertThat(alert.damaged()).as(why).isEqualTo(world.damagedBy().isPresent());
            world.damagedBy().ifPresent(job -> {
                assertThat(alert.jobId()).as(why).isEqualTo(job);
                assertThat(alert.message()).as(why).contains(Tales.DAMAGED.message(), "Only a check of all data");
            });
            world.failedBeside().ifPresent(error -> assertThat(alert.message()).as(why).contains(error));
        });
    }

    // A history takes less than an hour: three that cleared, or one that flapped,
    // before it.
    private void assertFlapping(String why) {
        var cleared = new HashMap<Key, Integer>();
        var flapped = new HashSet<Key>();
        own().stream().sorted(Comparator.comparing(Alert::id)).forEach(alert -> {
            var key = new Key(alert.hostId(), alert.kind(), alert.subject());
            assertThat(alert.flapping()).as(why)
                    .isEqualTo(cleared.getOrDefault(key, 0) >= 3 || flapped.contains(key));
            assertThat(alert.closing() == Closing.by_hand).as(why).isEqualTo(byHand.contains(alert.id()));
            if (alert.closing() == Closing.cleared) {
                cleared.merge(key, 1, Integer::sum);
            }
            if (alert.flapping()) {
                flapped.add(key);
            }
        });
    }

    private List<Alert> own() {
        return stage.get(AlertsRpc.LIST, new AlertsRpc.Query("all", null, world.host, null, 200, null)).items();
    }

    private static Set<Key> ofPresence(Set<Key> keys) {
        var some = new HashSet<>(keys);
        some.removeIf(it -> it.kind() != AlertKind.agent_offline && it.kind() != AlertKind.stale_schedule);
        return some;
    }

    private static String brief(Event event) {
        return switch (event) {
            case Event.JobEnded it -> "%s %d %s %s %s".formatted(it.kind(), it.order(), it.status(),
                    it.error() == null ? "" : it.error().cause(), it.readDataSubset());
            case Event.HostUpdated it -> "paused " + it.paused();
            case Event.RunChanged it -> "run " + it.state();
            case Event.ScheduleChanged it -> "schedule " + it.change();
            default -> event.getClass().getSimpleName();
        };
    }
}
