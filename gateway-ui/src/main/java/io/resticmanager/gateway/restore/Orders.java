package io.resticmanager.gateway.restore;

import java.util.Set;

import jakarta.inject.Singleton;

import io.micronaut.http.HttpRequest;
import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.JobsRpc.Queued;
import io.resticmanager.contracts.job.RestoreOptions.Mode;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.problem.Allowed;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Jobs;
import io.resticmanager.gateway.session.Confirmations;
import org.jspecify.annotations.Nullable;

/**
 * Sends a job on to jobs-service; of a restore that writes over a host's own files, or hands its backups to another host, only what an
 * administrator wants who has entered the password lately, for pages and the API alike.
 */
@Singleton
public final class Orders {

    private static final Set<String> MODES = Set.of(Mode.new_directory.name(), Mode.in_place.name());

    private final Jobs jobs;
    private final Confirmations confirmations;

    Orders(Jobs jobs, Confirmations confirmations) {
        this.jobs = jobs;
        this.confirmations = confirmations;
    }

    public Queued send(HttpRequest<?> request, Actor actor, JobsRpc.Run run) {
        if (run.kind() == JobKind.restore && run.options() != null && dangerous(run.options())) {
            Allowed.check(actor, Role.admin);
            confirmations.require(request);
        }
        return jobs.run(actor, run);
    }

    // Judged by what was sent, word for word: what jobs-service might still read as
    // one of them must not pass here as neither.
    private static boolean dangerous(JsonNode options) {
        var target = options.isObject() ? options.get("target") : null;
        if (target == null || !target.isObject()) {
            return false;
        }
        var elsewhere = target.get("host_id");
        return elsewhere != null && !elsewhere.isNull() || inPlace(target.get("mode"));
    }

    private static boolean inPlace(@Nullable JsonNode mode) {
        if (mode == null || mode.isNull()) {
            return false;
        }
        var said = mode.isString() ? mode.getStringValue() : "";
        if (!MODES.contains(said)) {
            throw new ProblemException(
                    Problem.invalid("options.target.mode", "Either new_directory or in_place, exactly."));
        }
        return said.equals(Mode.in_place.name());
    }
}
