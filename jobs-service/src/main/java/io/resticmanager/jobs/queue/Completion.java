package io.resticmanager.jobs.queue;

import java.util.ArrayList;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.DiffOptions;
import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.JobOptions;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.jobs.snapshot.KnownSnapshots;

/** Fills in what only the books can tell of an order: full ids of snapshots, the name that a host's snapshots carry, what
 * its schedules keep. */
@Singleton
final class Completion {

    private static final String NOTHING_TO_KEEP = "This policy keeps nothing, and no backup schedule of the host has one. Set at "
            + "least one rule for what to keep.";

    private final KnownSnapshots snapshots;
    private final HostPolicies policies;
    private final Suspected suspected;

    Completion(KnownSnapshots snapshots, HostPolicies policies, Suspected suspected) {
        this.snapshots = snapshots;
        this.policies = policies;
        this.suspected = suspected;
    }

    /** In the running write transaction. */
    Reply<JobOptions> of(String host, JobOptions options, Routes.Route route) {
        return switch (options) {
            case DiffOptions diff -> diff(host, diff);
            case ForgetOptions forget -> forget(host, forget, route);
            default -> Reply.of(options);
        };
    }

    private Reply<JobOptions> diff(String host, DiffOptions asked) {
        var errors = new ArrayList<FieldError>();
        var a = resolved(host, asked.a(), "options.a", errors);
        var b = resolved(host, asked.b(), "options.b", errors);
        if (errors.isEmpty() && a.equals(b)) {
            errors.add(new FieldError("options.b", "Both name the same snapshot."));
        }
        return errors.isEmpty() ? Reply.of(new DiffOptions(a, b)) : Reply.refused(Problem.invalid(errors));
    }

    private String resolved(String host, String prefix, String field, ArrayList<FieldError> errors) {
        var found = snapshots.beginningWith(host, prefix);
        if (found.size() != 1) {
            errors.add(new FieldError(field, found.isEmpty()
                    ? "This host has no snapshot " + prefix + "."
                    : "More than one snapshot begins with " + prefix + "; name more digits."));
        }
        return found.isEmpty() ? "" : found.getFirst();
    }

    private Reply<JobOptions> forget(String host, ForgetOptions asked, Routes.Route route) {
        var doubt = Boolean.TRUE.equals(asked.dryRun()) ? Optional.<Problem>empty() : doubt(host, route);
        return doubt.<Reply<JobOptions>>map(Reply::refused).orElseGet(() -> PolicyOrder.with(asked, policies.of(host))
                .map(options -> named(host, options, route))
                .orElseGet(() -> Reply.refused(Problem.invalid("options.retention", NOTHING_TO_KEEP))));
    }

    /** Why a forget that was ordered must not be done any more for what schedules say now. In the running transaction. */
    Optional<Problem> outdated(String host, ForgetOptions ordered) {
        return PolicyOrder.holds(ordered, policies.of(host))
                ? Optional.empty()
                : Optional
                        .of(Problem.conflict("What this host's backup schedules keep was changed after this forget was "
                                + "ordered."));
    }

    /** Why nothing of this host may be forgotten now. In the running transaction. */
    Optional<Problem> doubt(String host, Routes.Route route) {
        return (route.maintained() ? unexplained(snapshots.countUnexplained(host)) : Optional.<Problem>empty())
                .or(() -> foreign(snapshots.countOfOthers(host)))
                .or(() -> suspected.newestOf(host).map(Completion::suspect));
    }

    private static Optional<Problem> unexplained(long count) {
        return count == 0
                ? Optional.empty()
                : Optional.of(Problem.conflict((count == 1
                        ? "1 snapshot of this host comes from no job of ours. "
                        : count + " snapshots of this host come from no job of ours. ")
                        + "Snapshots that somebody added can push real ones out: look at them, and accept them or remove them "
                        + "by hand, before any is forgotten."));
    }

    private static Optional<Problem> foreign(int count) {
        return count == 0
                ? Optional.empty()
                : Optional
                        .of(Problem.conflict(("%d snapshots under the name of this host's machine were made by jobs of "
                                + "another host, and a forget would remove them too. Give these, and no others, the name of their own "
                                + "machine with restic rewrite --forget --new-host NAME ID…, of restic 0.17 or newer, then run "
                                + "snapshots here.").formatted(count)));
    }

    private static Problem suspect(String job) {
        return Problem.conflict(
                "The newest backup is suspect, and nobody has confirmed it: a forget could keep it and remove "
                        + "the good ones before it. Look at job " + job
                        + " and confirm it, or mend its cause and back up again.");
    }

    private Reply<JobOptions> named(String host, ForgetOptions asked, Routes.Route route) {
        return route.runsOn().equals(host)
                ? Reply.of(asked)
                : snapshots.hostName(host)
                        .<Reply<JobOptions>>map(
                                name -> Reply.of(new ForgetOptions(asked.retention(), asked.dryRun(), name, null, null,
                                        asked.policies())))
                        .orElseGet(
                                () -> Reply.refused(Problem.conflict("No snapshot of this host is known, so there is "
                                        + "nothing to forget. Run snapshots on the host first.")));
    }
}
