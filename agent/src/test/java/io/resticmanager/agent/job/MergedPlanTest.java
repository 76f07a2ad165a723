package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.resticmanager.agent.restic.ForgetPlan;
import io.resticmanager.contracts.snapshot.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans as restic makes them of random snapshots, taken together, against the sentence that says what stays. */
class MergedPlanTest {

    private static final Set<String> SCHEDULES = Set.of("rm-schedule=A", "rm-schedule=B");
    private static final List<String> TAGS = List.of("rm-schedule=A", "rm-schedule=B", "rm-schedule=GONE", "gold",
            "silver", "a,b", " blank", "");
    private static final int ROOM = 10_000;

    @ParameterizedTest
    @ValueSource(ints = {20, 60, 200, ROOM})
    void shouldKeepWhatAnyPolicyKeepsAndWhatNoneIsFor(int room) {
        for (var seed = 0; seed < 400; seed++) {
            var random = new Random(seed);
            var all = snapshots(random);
            var keep = Map.of("rm-schedule=A", 1 + random.nextInt(3), "rm-schedule=B", 1 + random.nextInt(3));
            var ofRest = 1 + random.nextInt(3);
            var rest = Remaining.of(all, SCHEDULES, room);

            var fates = Fates.NONE;
            for (var tag : keep.keySet()) {
                fates = fates.and(tag.substring(12), plan(all, List.of(tag), keep.get(tag)));
            }
            var ruled = rest.tags().isEmpty() ? List.<Snapshot>of() : selected(all, rest.tags());
            if (!rest.tags().isEmpty()) {
                fates = fates.and(null, plan(all, rest.tags(), ofRest));
            }
            fates = fates.leaving(rest.aside(), "alone");

            assertThat(fates.found()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(all);
            assertThat(ruled).as("seed %d: only what no schedule made", seed)
                    .noneMatch(snapshot -> Remaining.madeBy(snapshot, SCHEDULES));
            assertThat(fates.refusal()).isEmpty();
            for (var snapshot : all) {
                assertThat(fates.byId().get(snapshot.id()).keep()).as("seed %d: %s", seed, snapshot)
                        .isEqualTo(stays(snapshot, all, keep, ofRest, ruled));
            }
            assertThat(fates.removed()).as("seed %d: fewer looked at, fewer removed", seed)
                    .noneMatch(snapshot -> rest.all().contains(snapshot)
                            && newest(snapshot, rest.all(), ofRest));
            assertThat(fates.kept() + fates.removed().size()).isEqualTo(all.size());
        }
    }

    // Of each schedule the newest of its own; of the others the newest of those
    // that are looked at.
    private static boolean stays(Snapshot snapshot, List<Snapshot> all, Map<String, Integer> keep, int ofRest,
            List<Snapshot> ruled) {
        var made = keep.keySet().stream().filter(snapshot.tags()::contains).toList();
        return made.isEmpty()
                ? !ruled.contains(snapshot) || newest(snapshot, ruled, ofRest)
                : made.stream().anyMatch(tag -> newest(snapshot,
                        all.stream().filter(each -> each.tags().contains(tag)).toList(), keep.get(tag)));
    }

    private static boolean newest(Snapshot snapshot, List<Snapshot> among, int count) {
        return among.stream().filter(each -> each.paths().equals(snapshot.paths())
                && each.time().isAfter(snapshot.time())).count() < count;
    }

    @Test
    void shouldSelectAllWhereEveryOneHasATagOfItsOwn() {
        var all = IntStream.range(0, 50).mapToObj(n -> snapshot(n, "/a",
                n % 2 == 0 ? List.of("rm-job=" + n) : List.of("rm-job=" + n, "rm-schedule=A"))).toList();

        var rest = Remaining.of(all, SCHEDULES, ROOM);

        assertThat(rest.aside()).isEmpty();
        assertThat(rest.tags()).hasSize(25);
        assertThat(selected(all, rest.tags())).containsExactlyElementsOf(rest.all());
    }

    @Test
    void shouldNameOneTagForAllOfADeletedSchedule() {
        var all = IntStream.range(0, 50)
                .mapToObj(n -> snapshot(n, "/a", List.of("rm-job=" + n, "rm-schedule=GONE"))).toList();

        assertThat(Remaining.of(all, SCHEDULES, ROOM).tags()).containsExactly("rm-schedule=GONE");
    }

    @Test
    void shouldTakeTheOldestFirstWhereACommandHasNoRoomForAll() {
        var all = IntStream.range(0, 50).mapToObj(n -> snapshot(n, "/a", List.of("rm-job=%02d".formatted(n)))).toList();

        var rest = Remaining.of(all, SCHEDULES, 100);

        assertThat(rest.tags()).hasSize(5).contains("rm-job=00", "rm-job=04");
        assertThat(rest.aside()).hasSize(45);
        assertThat(rest.tags()).allSatisfy(tag -> assertThat(tag.length()).isLessThan(100));
    }

    /** As restic's {@code forget --tag … --keep-last … --group-by host,paths}. */
    private static ForgetPlan plan(List<Snapshot> all, List<String> tags, int count) {
        var groups = new LinkedHashMap<List<String>, List<Snapshot>>();
        selected(all, tags).stream().sorted(Comparator.comparing(Snapshot::time).reversed())
                .forEach(one -> groups.computeIfAbsent(one.paths(), _ -> new ArrayList<>()).add(one));
        return new ForgetPlan(groups.entrySet().stream().map(group -> new ForgetPlan.Group("ada", group.getKey(),
                group.getValue().stream().limit(count)
                        .map(kept -> new ForgetPlan.Kept(kept, List.of("last snapshot"))).toList(),
                group.getValue().stream().skip(count).toList())).toList());
    }

    /** As restic selects: by one of the lists, each of which it takes apart at commas and strips. */
    private static List<Snapshot> selected(List<Snapshot> all, List<String> lists) {
        return all.stream().filter(snapshot -> lists.stream().anyMatch(list -> has(snapshot, list))).toList();
    }

    private static boolean has(Snapshot snapshot, String list) {
        for (var tag : list.split(",", -1)) {
            if (tag.strip().isEmpty() && snapshot.tags().isEmpty()) {
                return true;
            }
            if (!snapshot.tags().contains(tag.strip())) {
                return false;
            }
        }
        return true;
    }

    private static List<Snapshot> snapshots(Random random) {
        return IntStream.range(0, random.nextInt(14)).mapToObj(n -> snapshot(n, random.nextBoolean() ? "/a" : "/b",
                TAGS.stream().filter(_ -> random.nextInt(4) == 0)
                        .collect(Collectors.collectingAndThen(Collectors.toList(), tags -> {
                            if (random.nextInt(3) == 0) {
                                tags.add("rm-job=" + n);
                            }
                            return List.copyOf(tags);
                        }))))
                .toList();
    }

    private static Snapshot snapshot(int number, String path, List<String> tags) {
        var id = "%08x".formatted(number).repeat(8);
        return new Snapshot(id, id.substring(0, 8), Instant.ofEpochSecond(number), "ada", null, List.of(path), tags,
                null, null, null, null, null);
    }
}
