package io.resticmanager.agent.job;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.resticmanager.agent.restic.ForgetPlan;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of each snapshot when all plans are taken together: one that any of them keeps stays. {@code refusal} is what the first
 * plan that must not be followed says; then none is.
 */
record Fates(Map<String, Fate> byId, Optional<JobError> refusal) {

    static final Fates NONE = new Fates(Map.of(), Optional.empty());

    /** {@code schedules} are those whose policies say so; {@code reasons} are those to keep it. */
    record Fate(Snapshot snapshot, boolean keep, List<String> reasons, List<String> schedules) {

        private Fate and(Fate other) {
            if (keep != other.keep) {
                return keep ? this : other;
            }
            return new Fate(snapshot, keep, union(reasons, other.reasons), union(schedules, other.schedules));
        }
    }

    /** These and what one more plan says. @param scheduleId whose policy it follows; null for what no schedule made */
    Fates and(@Nullable String scheduleId, ForgetPlan plan) {
        var schedules = scheduleId == null ? List.<String>of() : List.of(scheduleId);
        var all = new LinkedHashMap<>(byId);
        for (var group : plan.groups()) {
            group.kept().forEach(kept -> add(all, new Fate(kept.snapshot(), true, kept.reasons(), schedules)));
            group.removed().forEach(gone -> add(all, new Fate(gone, false, List.of(), schedules)));
        }
        return new Fates(all, refusal.or(plan::refusal));
    }

    /** These and snapshots that no plan is about; what a plan says of them counts. */
    Fates leaving(Collection<Snapshot> alone, String why) {
        var all = new LinkedHashMap<>(byId);
        alone.forEach(snapshot -> all.putIfAbsent(snapshot.id(),
                new Fate(snapshot, true, List.of(why), List.of())));
        return new Fates(all, refusal);
    }

    private static void add(Map<String, Fate> all, Fate fate) {
        all.merge(fate.snapshot().id(), fate, Fate::and);
    }

    private static List<String> union(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    long kept() {
        return byId.values().stream().filter(Fate::keep).count();
    }

    /** In the order in which restic lists them, plan by plan. */
    List<Snapshot> removed() {
        return byId.values().stream().filter(fate -> !fate.keep()).map(Fate::snapshot).toList();
    }

    /** What stays and what goes: the snapshots that restic found under the host name. */
    List<Snapshot> found() {
        return byId.values().stream().map(Fate::snapshot).toList();
    }
}
