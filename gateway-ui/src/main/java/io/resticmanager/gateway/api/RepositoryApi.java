package io.resticmanager.gateway.api;

import java.util.List;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
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

    /** Snapshots that no job explains and somebody finds good; all of them when none is named. */
    @Wire
    record Acceptance(@Nullable JsonNode snapshotIds) {

        List<String> read() {
            var given = new Given();
            var read = given.texts("snapshot_ids", snapshotIds);
            given.check();
            return read == null ? List.of() : read;
        }
    }

    @Get("/repository")
    RepositoryHealth show(Actor actor, String id) {
        return jobs.repository(actor, id);
    }

    @Post("/snapshots/accept")
    SnapshotList accept(Actor actor, String id, @Body Acceptance request) {
        return jobs.accept(actor, id, request.read());
    }
}
