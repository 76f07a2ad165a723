package io.resticmanager.agent.job;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.resticmanager.contracts.snapshot.Snapshot;

/** Selects some snapshots beside others by the tags that they have, for restic can not select by a tag that is missing. */
final class TagSelection {

    // A flag, a blank and quotes around what follows.
    private static final int FLAG = 10;

    private final List<Set<String>> others;
    private final Set<String> ofOthers;
    private final Map<String, Long> often;
    private final Set<String> chosen = new LinkedHashSet<>();
    private int room;

    /** @param room how many characters all of it may take on a command line */
    TagSelection(List<Snapshot> others, List<Snapshot> ours, int room) {
        this.others = others.stream().map(snapshot -> Set.copyOf(snapshot.tags())).distinct().toList();
        this.ofOthers = this.others.stream().flatMap(Collection::stream).collect(Collectors.toSet());
        this.often = ours.stream().flatMap(snapshot -> snapshot.tags().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        this.room = room;
    }

    /** Whether one of ours is selected from now on, and none of the others with it. */
    boolean takes(Snapshot snapshot) {
        return selecting(snapshot).filter(this::choose).isPresent();
    }

    private boolean choose(String tag) {
        if (!chosen.contains(tag) && tag.length() + FLAG <= room) {
            room -= tag.length() + FLAG;
            chosen.add(tag);
        }
        return chosen.contains(tag);
    }

    /** As {@code --tag} takes them, each for itself. */
    List<String> tags() {
        return List.copyOf(chosen);
    }

    /** The tag that most of ours have, or all of its tags together; empty when neither tells it from the others. */
    private Optional<String> selecting(Snapshot snapshot) {
        if (snapshot.tags().isEmpty()) {
            return ofOthers.contains("") ? Optional.empty() : Optional.of("");
        }
        var tags = snapshot.tags().stream().filter(TagSelection::plain).toList();
        return tags.stream().filter(tag -> !ofOthers.contains(tag))
                .max(Comparator.comparing((String tag) -> often.getOrDefault(tag, 0L)).thenComparing(tag -> tag))
                .or(() -> tags.isEmpty() || others.stream().anyMatch(other -> other.containsAll(tags))
                        ? Optional.empty()
                        : Optional.of(String.join(",", tags)));
    }

    // restic takes commas apart, and blanks off.
    private static boolean plain(String tag) {
        return !tag.isEmpty() && tag.indexOf(',') < 0 && tag.strip().equals(tag);
    }
}
