package io.resticmanager.gateway.restore;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.JobsRpc.Queued;
import io.resticmanager.contracts.job.RestoreOptions;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Jobs;

/**
 * Sends a job on to jobs-service; of a restore that writes over a host's own files, or hands its backups to another host, only what an
 * administrator wants. Whatever else such a restore has to prove is asked here, for pages and the API alike.
 */
@Singleton
public final class Orders {

    private final Jobs jobs;

    Orders(Jobs jobs) {
        this.jobs = jobs;
    }

    public Queued send(Actor actor, JobsRpc.Run run) {
        if (run.kind() == JobKind.restore && dangerous(run) && !actor.role().covers(Role.admin)) {
            throw new ProblemException(Problem.forbidden(Role.admin));
        }
        return jobs.run(actor, run);
    }

    // What can not be read jobs-service refuses, at its fields.
    private static boolean dangerous(JobsRpc.Run run) {
        if (run.options() == null) {
            return false;
        }
        try {
            var options = Json.read(run.options(), RestoreOptions.class);
            return options.inPlace() || options.target().hostId() != null;
        } catch (Json.Malformed _) {
            return false;
        }
    }
}
