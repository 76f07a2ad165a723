package io.resticmanager.gateway.page;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.host.HubRpc.Maintenance;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.HubMaintenance;
import io.resticmanager.gateway.view.FormView;
import io.resticmanager.gateway.view.HostView;
import io.resticmanager.gateway.view.Refused;
import io.resticmanager.gateway.view.Remedy;
import io.resticmanager.gateway.view.WaitingJob;

/** Finds what helps after an order for a job was refused. */
@Singleton
final class NextSteps {

    private static final Maintenance NONE = new Maintenance(false, null, null, false, false, null, false);

    private final WaitingJobs waiting;
    private final HubMaintenance maintenance;

    NextSteps(WaitingJobs waiting, HubMaintenance maintenance) {
        this.waiting = waiting;
        this.maintenance = maintenance;
    }

    /** After a form whose kind is among its values. */
    Optional<Remedy> after(Actor actor, HostView host, FormView form) {
        var problem = form.problem();
        return problem == null
                ? Optional.empty()
                : Arrays.stream(JobKind.values()).filter(kind -> kind.name().equals(form.value("kind"))).findFirst()
                        .flatMap(kind -> after(actor, host, kind, problem));
    }

    /** Empty also while nobody can be asked. */
    Optional<Remedy> after(Actor actor, HostView host, JobKind kind, Problem problem) {
        try {
            return new Refused(problem, kind, host, waiting(actor, host, kind, problem),
                    maintenance(actor, host, kind), actor.role()).next();
        } catch (ProblemException _) {
            return Optional.empty();
        }
    }

    private List<WaitingJob> waiting(Actor actor, HostView host, JobKind kind, Problem problem) {
        return kind == JobKind.backup && problem.status() == 409 ? waiting.on(actor, host) : List.of();
    }

    private Maintenance maintenance(Actor actor, HostView host, JobKind kind) {
        return kind == JobKind.forget || kind == JobKind.prune ? maintenance.show(actor, host.id()) : NONE;
    }
}
