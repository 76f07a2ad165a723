package io.resticmanager.gateway.api;

import java.util.Arrays;

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
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.restore.Orders;
import io.resticmanager.gateway.session.RoleFirst;
import org.jspecify.annotations.Nullable;

/** Runs something on a host. */
@Controller("/api/hosts/{id}/jobs")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class HostJobsApi {

    private final Orders orders;

    HostJobsApi(Orders orders) {
        this.orders = orders;
    }

    /** The options depend on the kind; jobs-service reads them. A job that runs longer than {@code timeoutS} seconds is ended. */
    @Wire
    record Request(@Nullable JsonNode kind, @Nullable JsonNode options, @Nullable JsonNode timeoutS) {

        JobsRpc.Run on(String host) {
            var given = new Given();
            var name = given.text("kind", kind);
            var seconds = given.number("timeout_s", timeoutS);
            given.check();
            return new JobsRpc.Run(host, HostJobsApi.kind(name), options, seconds);
        }
    }

    @Post
    @RoleFirst(Role.operator)
    HttpResponse<Queued> run(HttpRequest<?> http, Actor actor, String id, @Body Request request) {
        return HttpResponse.accepted().body(orders.send(http, actor, request.on(id)));
    }

    private static JobKind kind(@Nullable String name) {
        return Arrays.stream(JobKind.values()).filter(kind -> kind.name().equals(name)).findFirst()
                .orElseThrow(() -> new ProblemException(Problem.invalid("kind",
                        "The kind is one of %s.".formatted(Arrays.toString(JobKind.values())))));
    }
}
