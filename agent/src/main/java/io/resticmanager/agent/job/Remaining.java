package io.resticmanager.agent.job;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import io.resticmanager.contracts.snapshot.Snapshot;

/**
 * The snapshots that have the tag of none of these schedules, and how restic is told of them. {@code tags} select these, and none of
 * the schedules'; {@code aside} are those that nothing selects. To leave some out is safe: restic never removes a snapshot by
 * looking at fewer that it would keep by looking at all.
 */
record Remaining(List<Snapshot> all, List<String> tags, List<Snapshot> aside) {

    /** @param room for characters of tags on a command line; the oldest go first, so that all get their turn with the next forgets */
    static Remaining of(Collection<Snapshot> listed, Set<String> schedules, int room) {
        Predicate<Snapshot> theirs = snapshot -> madeBy(snapshot, schedules);
        var ours = listed.stream().filter(theirs.negate()).sorted(Comparator.comparing(Snapshot::time)).toList();
        var selection = new TagSelection(listed.stream().filter(theirs).toList(), ours, room);
        var aside = ours.stream().filter(Predicate.not(selection::takes)).toList();
        return new Remaining(ours, selection.tags(), aside);
    }

    /** Whether one of these schedules made it. */
    static boolean madeBy(Snapshot snapshot, Set<String> schedules) {
        return snapshot.tags().stream().anyMatch(schedules::contains);
    }
}
