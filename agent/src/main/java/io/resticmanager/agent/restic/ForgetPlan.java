package io.resticmanager.agent.restic;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.snapshot.Snapshot;

/** What a forget would do, group by group, as restic worked it out. */
public record ForgetPlan(List<Group> groups) {

    /** Snapshots that count as one row of backups; {@code paths} are empty when the grouping does not regard them. */
    public record Group(String host, List<String> paths, List<Kept> kept, List<Snapshot> removed) {

        private String shown() {
            return paths.isEmpty()
                    ? "of " + host
                    : "of " + String.join(", ", paths) + (host.isEmpty() ? "" : " on " + host);
        }
    }

    /** {@code reasons} are restic's, such as {@code daily snapshot}. */
    public record Kept(Snapshot snapshot, List<String> reasons) {}

    public long kept() {
        return groups.stream().mapToLong(group -> group.kept().size()).sum();
    }

    /** In the order in which restic lists them, group by group. */
    public List<Snapshot> removed() {
        return groups.stream().flatMap(group -> group.removed().stream()).toList();
    }

    /** What stays and what goes: the snapshots that restic found under the host name. */
    public List<Snapshot> found() {
        return groups.stream()
                .flatMap(group -> Stream.concat(group.kept().stream().map(Kept::snapshot), group.removed().stream()))
                .toList();
    }

    /** Why it must not be done: a group would lose its last snapshot. Empty when none would. */
    public Optional<JobError> refusal() {
        return groups.stream().filter(group -> group.kept().isEmpty() && !group.removed().isEmpty()).findFirst()
                .map(group -> emptying(group.shown()));
    }

    static JobError emptying(String group) {
        return new JobError(
                "would_empty_group", "This policy would remove every snapshot " + group + ", so none was removed.",
                "Keep at least one of each group, for instance with keep last 1.");
    }
}
