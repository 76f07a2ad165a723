package io.resticmanager.gateway.restore;

import jakarta.inject.Singleton;

import io.micronaut.http.HttpRequest;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.JobsRpc.Queued;
import io.resticmanager.contracts.job.RestoreOptions;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.problem.Allowed;
import io.resticmanager.gateway.rpc.Jobs;
import io.resticmanager.gateway.session.Confirmations;

/**
 * Sends a job on to jobs-service; of a restore that writes over a host's own files, or hands its backups to another host, only what an
 * administrator wants who has entered the password lately, for pages and the API alike.
 */
@Singleton
public final class Orders {

    private final Jobs jobs;
    private final Confirmations confirmations;

    Orders(Jobs jobs, Confirmations confirmations) {
        this.jobs = jobs;
        this.confirmations = confirmations;
    }

    public Queued send(HttpRequest<?> request, Actor actor, JobsRpc.Run run) {
        if (run.kind() == JobKind.restore && dangerous(run)) {
            Allowed.check(actor, Role.admin);
            confirmations.require(request);
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
