package io.resticmanager.gateway.view;

import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.host.HubRpc.Maintenance;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;

/**
 * An order for a job that was not taken, with what is known of its host. Pure. {@code waiting} are the jobs that wait there,
 * {@code maintenance} is where forget and prune run.
 */
public record Refused(Problem problem, JobKind kind, HostView host, List<WaitingJob> waiting,
        Maintenance maintenance, Role role) {

    private static final List<JobKind> DELETING = List.of(JobKind.forget, JobKind.prune);

    /** The one thing to do next, as a button; a service says in words alone what stood in the way. */
    public Optional<Remedy> next() {
        return switch (problem.status()) {
            case 409 -> DELETING.contains(kind) ? deleting() : doubled();
            case 429 -> link("See what waits", "i-clock", "/hosts/" + runsOn() + "/jobs?status=queued");
            case 500, 504 -> link("See its jobs", "i-jobs", page("/jobs"));
            default -> Optional.empty();
        };
    }

    /** What became of the order, in a sentence: without an answer nobody knows. */
    public static String outcome(Problem problem) {
        return problem.status() == 500 || problem.status() == 504
                ? "Whether it was started is not known."
                : "It was not started.";
    }

    private Optional<Remedy> deleting() {
        if (maintenance.hostRemoved()) {
            return role == Role.admin
                    ? link("Maintenance settings", "i-gear", page("/settings#maintenance"))
                    : Optional.empty();
        }
        return kind == JobKind.forget ? forgetting() : Optional.empty();
    }

    private Optional<Remedy> forgetting() {
        if (host.health().health().unexplained() > 0) {
            return link("Look at the snapshots", "i-clock", page("/snapshots"));
        }
        return host.known() && host.snapshots() == 0
                ? Optional.of(new Remedy("Read the list of snapshots", "i-retry", page("/jobs"), JobKind.snapshots))
                : Optional.empty();
    }

    // The same backup waits already.
    private Optional<Remedy> doubled() {
        return waiting.stream().map(WaitingJob::job).filter(job -> problem.detail().contains(job.id())).findFirst()
                .flatMap(job -> link("View the waiting job", "i-eye", "/jobs/" + job.id()));
    }

    private String runsOn() {
        var elsewhere = maintenance.maintenanceHostId();
        return DELETING.contains(kind) && elsewhere != null ? elsewhere : host.id();
    }

    private String page(String below) {
        return "/hosts/" + host.id() + below;
    }

    private static Optional<Remedy> link(String label, String icon, String address) {
        return Optional.of(new Remedy(label, icon, address, null));
    }
}
