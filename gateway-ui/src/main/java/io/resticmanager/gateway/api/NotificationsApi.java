package io.resticmanager.gateway.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.notification.Channel;
import io.resticmanager.contracts.notification.NotificationsRpc.Attempts;
import io.resticmanager.contracts.notification.NotificationsRpc.Preview;
import io.resticmanager.contracts.notification.NotificationsRpc.Tested;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.problem.Allowed;
import io.resticmanager.gateway.rpc.Channels;
import io.resticmanager.gateway.session.RoleFirst;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** Channels, and what was sent on them; secrets go in and never come out. */
@Controller("/api/notifications")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class NotificationsApi {

    private final Channels channels;

    NotificationsApi(Channels channels) {
        this.channels = channels;
    }

    @Get
    Items<Channel> list(Actor actor) {
        return new Items<>(channels.list(actor), null);
    }

    @Post
    @RoleFirst(Role.admin)
    HttpResponse<Channel> create(Actor actor, @Body JsonNode body) {
        var request = new ChannelRequest(body);
        return HttpResponse.created(channels.create(actor, request.knownKind(), request.wish()));
    }

    @Get("/{id}")
    Channel show(Actor actor, String id) {
        return channels.get(actor, id);
    }

    /** What is absent stays. */
    @Put("/{id}")
    Channel change(Actor actor, String id, @Body JsonNode body) {
        Allowed.check(actor, Role.admin);
        var request = new ChannelRequest(body);
        request.checkKind(channels.get(actor, id).kind());
        return channels.change(actor, id, request.wish());
    }

    @Delete("/{id}")
    HttpResponse<?> remove(Actor actor, String id, @QueryValue @Nullable String confirm) {
        channels.remove(actor, id, Typed.text(confirm));
        return HttpResponse.noContent();
    }

    @Post("/{id}/test")
    Tested test(Actor actor, String id) {
        return channels.test(actor, id);
    }

    @Get("/{id}/log")
    Attempts log(Actor actor, String id, @QueryValue @Nullable Integer limit, @QueryValue @Nullable String cursor) {
        var paging = Paging.of(limit, cursor);
        return channels.log(actor, id, paging.limit(), paging.cursor());
    }

    /** With an {@code id} the stored configuration of that channel stands for what is absent. */
    @Post("/preview")
    @RoleFirst(Role.admin)
    Preview preview(Actor actor, @Body JsonNode body) {
        var request = new ChannelRequest(body);
        var kind = request.knownKind();
        var wanted = request.previewed();
        return channels.preview(actor, wanted.id(), kind, wanted.config(), wanted.event());
    }
}
