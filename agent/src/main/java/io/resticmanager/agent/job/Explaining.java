package io.resticmanager.agent.job;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.resticmanager.contracts.job.ForgetOptions.Explained;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.snapshot.Snapshot;

/**
 * Holds the snapshots that a forget finds against those that jobs-service can explain: who may only add to a repository can still
 * push real ones out of a policy by adding others (decision 35). Times and tags are no proof, as anybody can set them.
 */
final class Explaining {

    private static final String TAG = "rm-job=";
    private static final int NAMED = 3;

    private Explaining() {}

    /** Those that nobody explains, in the order given. */
    static List<Snapshot> unexplained(List<Snapshot> found, Explained explained) {
        var known = Set.copyOf(explained.snapshots());
        var rest = found.stream().filter(snapshot -> !known.contains(beginning(snapshot.id()))).toList();
        var byJob = rest.stream().map(Explaining::job).filter(explained.jobs()::contains)
                .collect(Collectors.groupingBy(job -> job, Collectors.counting()));
        return rest.stream().filter(snapshot -> !Objects.equals(byJob.get(job(snapshot)), 1L)).toList();
    }

    private static String beginning(String id) {
        return id.substring(0, Math.min(id.length(), Explained.DIGITS));
    }

    private static String job(Snapshot snapshot) {
        return snapshot.tags().stream().filter(tag -> tag.startsWith(TAG)).findFirst()
                .map(tag -> tag.substring(TAG.length())).orElse("");
    }

    /** Why nothing is removed; empty when all are explained. */
    static Optional<JobError> refusal(Collection<Snapshot> unexplained) {
        return unexplained.isEmpty()
                ? Optional.empty()
                : Optional.of(new JobError("unexplained_snapshots",
                        "The repository has " + count(unexplained.size())
                                + " that no job known to the manager explains, such as "
                                + unexplained.stream().limit(NAMED).map(Snapshot::shortId)
                                        .collect(Collectors.joining(", "))
                                + ". Added ones can push real ones out of a policy, so none was removed.",
                        "List the snapshots of the host, look at the unexplained ones and accept them, or remove them by hand; then run it again."));
    }

    private static String count(int number) {
        return number == 1 ? "1 snapshot" : number + " snapshots";
    }
}
