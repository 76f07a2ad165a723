package io.resticmanager.gateway.api;

import java.util.Arrays;
import java.util.List;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.JobsRpc.Queued;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.restore.Orders;
import io.resticmanager.gateway.session.RoleFirst;
import org.jspecify.annotations.Nullable;

/** Runs something on a host. The options depend on the kind; jobs-service reads them. A job that runs longer than {@code timeout_s} seconds is ended. */
@Controller("/api/hosts/{id}/jobs")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class HostJobsApi {

    private static final List<String> FIELDS = List.of("kind", "options", "timeout_s");
    private static final List<String> OPTIONS = List.of("schedule_id", "source", "retention", "dry_run", "max_unused",
            "max_repack_size", "read_data_subset", "mode", "a", "b", "snapshot_id", "paths", "target",
            "confirm_host_name", "overwrite");

    private final Orders orders;

    HostJobsApi(Orders orders) {
        this.orders = orders;
    }

    private static JobsRpc.Run run(String host, JsonNode request) {
        if (!request.isObject()) {
            throw new ProblemException(
                    Problem.of(400, "malformed", "Not readable",
                            "JSON is expected here: one object with fields, {…}."));
        }
        var given = new Given();
        refuseOthers(given, request);
        var name = given.text("kind", request.get("kind"));
        var seconds = given.number("timeout_s", request.get("timeout_s"));
        given.check();
        return new JobsRpc.Run(host, kind(name), request.get("options"), seconds);
    }

    // One that stands a level too high would be left out, and a dry run be a real
    // one.
    private static void refuseOthers(Given given, JsonNode request) {
        OPTIONS.stream().filter(option -> request.get(option) != null).forEach(option -> given.complainIf(true, option,
                "There is no such field here. Did you mean options.%s?".formatted(option)));
        given.refuseOthers(request, FIELDS, OPTIONS);
    }

    @Post
    @RoleFirst(Role.operator)
    HttpResponse<Queued> run(HttpRequest<?> http, Actor actor, String id, @Body JsonNode request) {
        return HttpResponse.accepted().body(orders.send(http, actor, run(id, request)));
    }

    private static JobKind kind(@Nullable String name) {
        return Arrays.stream(JobKind.values()).filter(kind -> kind.name().equals(name)).findFirst()
                .orElseThrow(() -> new ProblemException(Problem.invalid("kind",
                        "The kind is one of %s.".formatted(Arrays.toString(JobKind.values())))));
    }
}
