package io.resticmanager.gateway.api;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.alert.AlertsRpc.AlertStory;
import io.resticmanager.contracts.alert.AlertsRpc.Counts;
import io.resticmanager.contracts.notification.NotificationsRpc.Delivery;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.alert.AlertFilter;
import io.resticmanager.gateway.rpc.Alerts;
import io.resticmanager.gateway.rpc.Channels;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** Alerts of the whole fleet. */
@Controller("/api/alerts")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class AlertsApi {

    private final Alerts alerts;
    private final Channels channels;

    AlertsApi(Alerts alerts, Channels channels) {
        this.alerts = alerts;
        this.channels = channels;
    }

    @Get
    AlertsRpc.Alerts list(Actor actor, @QueryValue @Nullable String status, @QueryValue @Nullable String severity,
            @QueryValue("host_id") @Nullable String hostId, @QueryValue @Nullable String q,
            @QueryValue @Nullable Integer limit, @QueryValue @Nullable String cursor) {
        AlertFilter.check(status, severity, q);
        var paging = Paging.of(limit, cursor);
        return alerts.list(actor, new AlertsRpc.Query(status, severity, Typed.orNull(hostId), Typed.orNull(q),
                paging.limit(), paging.cursor()));
    }

    @Get("/counts")
    Counts counts(Actor actor) {
        return alerts.counts(actor);
    }

    @Get("/{id}")
    AlertStory show(Actor actor, String id) {
        return alerts.get(actor, id);
    }

    /** Who was told of it. */
    @Get("/{id}/deliveries")
    Items<Delivery> deliveries(Actor actor, String id) {
        return new Items<>(channels.deliveries(actor, id), null);
    }

    @Post("/{id}/acknowledge")
    Alert acknowledge(Actor actor, String id) {
        return alerts.acknowledge(actor, id);
    }

    @Post("/{id}/resolve")
    Alert resolve(Actor actor, String id) {
        return alerts.resolve(actor, id);
    }
}
