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

/** Fills in what only the books can tell of an order: full ids of snapshots, the name that a host's snapshots carry. */
@Singleton
final class Completion {

    private final KnownSnapshots snapshots;

    Completion(KnownSnapshots snapshots) {
        this.snapshots = snapshots;
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
        return doubt.<Reply<JobOptions>>map(Reply::refused).orElseGet(() -> named(host, asked, route));
    }

    /** Why nothing of this host may be forgotten now. In the running transaction. */
    Optional<Problem> doubt(String host, Routes.Route route) {
        var unexplained = route.maintained() ? snapshots.countUnexplained(host) : 0;
        if (unexplained > 0) {
            return Optional.of(Problem.conflict(("%d snapshots of this host come from no job of ours. "
                    + "Snapshots that somebody added can push real ones out: look at them, and accept them or remove them "
                    + "by hand, before any is forgotten.").formatted(unexplained)));
        }
        var foreign = snapshots.countOfOthers(host);
        return foreign == 0
                ? Optional.empty()
                : Optional
                        .of(Problem.conflict(("%d snapshots under the name of this host's machine were made by jobs of "
                                + "another host, and a forget would remove them too. Give these, and no others, the name of their own "
                                + "machine with restic rewrite --forget --new-host NAME ID…, of restic 0.17 or newer, then run "
                                + "snapshots here.").formatted(foreign)));
    }

    private Reply<JobOptions> named(String host, ForgetOptions asked, Routes.Route route) {
        return route.runsOn().equals(host)
                ? Reply.of(asked)
                : snapshots.hostName(host)
                        .<Reply<JobOptions>>map(
                                name -> Reply.of(new ForgetOptions(asked.retention(), asked.dryRun(), name)))
                        .orElseGet(
                                () -> Reply.refused(Problem.conflict("No snapshot of this host is known, so there is "
                                        + "nothing to forget. Run snapshots on the host first.")));
    }
}
