package io.resticmanager.gateway.restore;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is chosen of a snapshot: paths, a folder meaning all that is below it, and none of them within another. So there is an answer for
 * every path, whether its folder was opened or not.
 */
public record Selection(SortedMap<String, Picked> chosen) {

    /** More than a command line and a person can do with. */
    public static final int MOST = 1_000;

    static final Selection NOTHING = new Selection(new TreeMap<>());

    public Selection {
        chosen = Collections.unmodifiableSortedMap(new TreeMap<>(chosen));
    }

    /** Of one path: none of it, some of what is below it, or all. */
    public enum Share {
        none, some, all
    }

    /** What stands directly in a folder. */
    interface Folders {

        /** Empty when not all of it can be named, one by one. */
        Optional<Map<String, Picked>> within(String folder);
    }

    public Share of(String path) {
        if (holder(path).isPresent()) {
            return Share.all;
        }
        var next = chosen.tailMap(SnapshotPath.below(path)).keySet().stream().findFirst();
        return next.filter(one -> SnapshotPath.within(one, path)).isPresent() ? Share.some : Share.none;
    }

    public boolean isEmpty() {
        return chosen.isEmpty();
    }

    /** Whether it is the snapshot as a whole. */
    public boolean everything() {
        return chosen.containsKey(SnapshotPath.TOP);
    }

    public List<String> paths() {
        return List.copyOf(chosen.keySet());
    }

    /** Tells it from any other, for a form that says what somebody looked over. */
    public String print() {
        return TreeRow.id("s", String.join("\0", chosen.keySet()));
    }

    Selection with(String path, Picked what) {
        if (holder(path).isPresent()) {
            return this;
        }
        var more = without(path);
        more.put(path, what);
        return new Selection(more);
    }

    /**
     * Without this path and all that is below it. Where a folder above it was chosen, what stands beside the path takes its place, at every
     * level. Empty when that can not be named.
     */
    Optional<Selection> minus(String path, Folders folders) {
        var left = without(path);
        var holder = holder(path).orElse(path);
        left.remove(holder);
        for (var at = path; !at.equals(holder); at = SnapshotPath.parent(at)) {
            var beside = folders.within(SnapshotPath.parent(at));
            if (beside.isEmpty()) {
                return Optional.empty();
            }
            left.putAll(beside.get());
            left.remove(at);
        }
        return Optional.of(new Selection(left));
    }

    // The chosen path that covers this one.
    private Optional<String> holder(String path) {
        for (var at = path;; at = SnapshotPath.parent(at)) {
            if (chosen.containsKey(at)) {
                return Optional.of(at);
            }
            if (at.equals(SnapshotPath.TOP)) {
                return Optional.empty();
            }
        }
    }

    private SortedMap<String, Picked> without(String path) {
        var left = new TreeMap<>(chosen);
        left.keySet().removeIf(one -> SnapshotPath.within(one, path));
        return left;
    }
}
