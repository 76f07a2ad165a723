package io.resticmanager.gateway.view;

import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.rpc.Role;
import org.jspecify.annotations.Nullable;

/**
 * The one button that helps after a failure: it leads somewhere, or starts a job on a host. Where nothing but another try helps
 * there is none, as that button is there anyway.
 */
public record Remedy(String label, String icon, String address, @Nullable JobKind kind) {

    private static final List<String> CREDENTIALS = List.of("wrong_password", "unauthorised", "certificate",
            "unreachable", "no_repository");

    /** @param locks those that stood in the way, as far as they were told */
    public static Optional<Remedy> of(JobView job, List<LockView> locks, Role role) {
        JobError error = job.error();
        if (error == null || role == Role.viewer) {
            return Optional.empty();
        }
        if (CREDENTIALS.contains(error.cause())) {
            return settings(job, role, "Repository settings", "repository");
        }
        return switch (error.cause()) {
            case "append_only" -> settings(job, role, "Maintenance settings", "maintenance");
            case "repository_missing" -> Optional.of(run(JobKind.init, "Initialise repo", "i-db", job.hostId()));
            case "locked" -> unlock(job, locks);
            case "unexplained_snapshots" -> Optional
                    .of(new Remedy("View snapshots", "i-db", "/hosts/" + job.hostId() + "/snapshots", null));
            default -> Optional.empty();
        };
    }

    /** Whether it makes something new that is hard to undo; such buttons are red. */
    public boolean grave() {
        return kind == JobKind.init;
    }

    private static Optional<Remedy> settings(JobView job, Role role, String label, String card) {
        return role == Role.admin && job.named()
                ? Optional.of(new Remedy(label, "i-gear", "/hosts/" + job.hostId() + "/settings#" + card, null))
                : Optional.empty();
    }

    // A live lock goes by itself; one of a machine that is not ours can not be
    // judged from here.
    private static Optional<Remedy> unlock(JobView job, List<LockView> locks) {
        if (locks.isEmpty()) {
            return Optional.of(run(JobKind.unlock, "Unlock", "i-unlock", job.hostId()));
        }
        var lock = locks.getFirst();
        return switch (lock.lock().holder()) {
            case live -> Optional.ofNullable(lock.jobId())
                    .map(id -> new Remedy("View the job that holds it", "i-eye", "/jobs/" + id, null));
            case dead, elsewhere -> Optional.ofNullable(lock.hostId())
                    .map(host -> run(JobKind.unlock, "Unlock on " + lock.hostname(), "i-unlock", host));
        };
    }

    private static Remedy run(JobKind kind, String label, String icon, String hostId) {
        return new Remedy(label, icon, "/hosts/" + hostId + "/jobs", kind);
    }
}
