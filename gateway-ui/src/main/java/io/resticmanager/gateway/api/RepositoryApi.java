package io.resticmanager.gateway.api;

import java.util.List;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.RepositoryHealth;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.snapshot.SnapshotList;
import io.resticmanager.gateway.rpc.Jobs;
import org.jspecify.annotations.Nullable;

/** A host's repository: how it is, and what somebody has looked at in it. */
@Controller("/api/hosts/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class RepositoryApi {

    private final Jobs jobs;

    RepositoryApi(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Snapshots that no job explains and somebody finds good: these, or all of them. jobs-service refuses neither and both. */
    @Wire
    record Acceptance(@Nullable JsonNode snapshotIds, @Nullable JsonNode all) {

        JobsRpc.Accept on(String host) {
            var given = new Given();
            var ids = given.texts("snapshot_ids", snapshotIds);
            var everything = given.flag("all", all);
            given.check();
            return new JobsRpc.Accept(host, ids == null ? List.of() : ids, everything);
        }
    }

    @Get("/repository")
    RepositoryHealth show(Actor actor, String id) {
        return jobs.repository(actor, id);
    }

    @Post("/snapshots/accept")
    SnapshotList accept(Actor actor, String id, @Body Acceptance request) {
        return jobs.accept(actor, request.on(id));
    }
}
