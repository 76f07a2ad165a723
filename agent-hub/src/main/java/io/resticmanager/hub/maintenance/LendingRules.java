package io.resticmanager.hub.maintenance;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import io.resticmanager.contracts.job.JobKind;

/**
 * Which command takes a credential along, and to whom it may go (product.md 4, decision 7 of the design). With
 * a maintenance host the repository's own host never gets it; it still checks and unlocks with the everyday one, as an
 * append-only server lets it read everything and remove locks. Another host that restores gets the everyday one (decision 38).
 */
final class LendingRules {

    private static final Set<JobKind> MAINTENANCE = EnumSet.of(JobKind.forget, JobKind.prune, JobKind.check,
            JobKind.unlock);

    private static final Set<JobKind> DELETES = EnumSet.of(JobKind.forget, JobKind.prune, JobKind.unlock);

    private static final Set<JobKind> NEEDS_IT = EnumSet.of(JobKind.forget, JobKind.prune);

    private LendingRules() {}

    /** What a command goes with. */
    sealed interface Verdict {

        /** Nothing: the agent uses the everyday credential. */
        record Plain() implements Verdict {}

        record Lent(MaintenanceRow row) implements Verdict {}

        /** The everyday credential of that repository, as its own host has it. */
        record Everyday() implements Verdict {}

        record Refused(String why) implements Verdict {}
    }

    /** Whether a job of this kind may have to do with a maintenance credential. */
    static boolean concerned(JobKind kind) {
        return MAINTENANCE.contains(kind);
    }

    /** @param stored of the host whose repository it is about */
    static Verdict judge(String to, String owner, JobKind kind, Optional<MaintenanceRow> stored) {
        return to.equals(owner) ? atHome(kind, stored) : abroad(to, kind, stored);
    }

    private static Verdict atHome(JobKind kind, Optional<MaintenanceRow> stored) {
        if (stored.isEmpty()) {
            return new Verdict.Plain();
        }
        var row = stored.get();
        if (row.elsewhere() && NEEDS_IT.contains(kind)) {
            return new Verdict.Refused(row.abandoned()
                    ? "The maintenance host of this repository was removed. Name another one in the host's settings."
                    : "Only its maintenance host may " + kind + " this repository.");
        }
        return row.elsewhere() || !DELETES.contains(kind) ? new Verdict.Plain() : new Verdict.Lent(row);
    }

    private static Verdict abroad(String to, JobKind kind, Optional<MaintenanceRow> stored) {
        if (kind == JobKind.restore) {
            return new Verdict.Everyday();
        }
        if (!concerned(kind)) {
            return new Verdict.Refused("A " + kind + " runs only on the repository's own host.");
        }
        return stored.filter(row -> to.equals(row.maintenanceHostId())).<Verdict>map(Verdict.Lent::new)
                .orElseGet(() -> new Verdict.Refused("That host is not the maintenance host of this repository."));
    }
}
