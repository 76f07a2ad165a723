package io.resticmanager.gateway.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.host.HubRpc.UpdateHost;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.rpc.Hub;
import io.resticmanager.gateway.session.PasswordFirst;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** Renames, tags, pauses and removes a host. */
@Controller("/api/hosts/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class HostLifeApi {

    private final Hub hub;
    private final HostWhole whole;

    HostLifeApi(Hub hub, HostWhole whole) {
        this.hub = hub;
        this.whole = whole;
    }

    /** What is absent stays. */
    @Patch
    HostAnswer change(Actor actor, String id, @Body JsonNode change) {
        hub.update(actor, read(id, change));
        return whole.of(actor, id);
    }

    private static UpdateHost read(String id, JsonNode change) {
        var given = Given.of(change, "name", "tags", "paused");
        var called = given.text("name", change.get("name"));
        var words = given.texts("tags", change.get("tags"));
        var held = given.flag("paused", change.get("paused"));
        given.check();
        return new UpdateHost(id, called == null ? null : called.strip(), words, held);
    }

    /** Its agent is sent away at once; its backups stay in the repository. */
    @Delete
    @PasswordFirst(Role.admin)
    HttpResponse<?> remove(Actor actor, String id, @QueryValue @Nullable String confirm) {
        hub.remove(actor, id, Typed.text(confirm));
        return HttpResponse.noContent();
    }
}
