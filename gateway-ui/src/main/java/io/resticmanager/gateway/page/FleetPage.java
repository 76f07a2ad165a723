package io.resticmanager.gateway.page;

import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.host.Fleet;
import io.resticmanager.gateway.host.HostFilter;
import io.resticmanager.gateway.host.Hosts;
import io.resticmanager.gateway.view.FleetView;
import io.resticmanager.gateway.view.HostView;
import org.jspecify.annotations.Nullable;

/** The dashboard. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces("text/html")
final class FleetPage {

    private static final int ROWS = 100;

    private final Hosts hosts;
    private final Clock clock;

    FleetPage(Hosts hosts, Clock clock) {
        this.hosts = hosts;
        this.clock = clock;
    }

    @Get("/")
    ModelAndView<Map<String, Object>> show(Actor actor, @QueryValue @Nullable String q,
            @QueryValue @Nullable String tag, @QueryValue @Nullable String status,
            @QueryValue @Nullable String cursor) {
        return Views.view("dashboard", model(actor, q, tag, status, cursor));
    }

    @Get("/fragments/fleet")
    ModelAndView<Map<String, Object>> fleet(Actor actor, @QueryValue @Nullable String q,
            @QueryValue @Nullable String tag, @QueryValue @Nullable String status,
            @QueryValue @Nullable String cursor) {
        return Views.view("fragments/fleet", model(actor, q, tag, status, cursor));
    }

    @Get("/fragments/hosts/{id}/row")
    ModelAndView<Map<String, Object>> row(HttpRequest<?> request, Actor actor, String id) {
        return Views.view("fragments/row", Map.of("host", new HostView(hosts.get(actor, id), clock.instant())));
    }

    private Map<String, @Nullable Object> model(Actor actor, @Nullable String q, @Nullable String tag,
            @Nullable String status, @Nullable String cursor) {
        var filter = new HostFilter(Query.text(tag), presence(status), Query.text(q));
        var all = hosts.all(actor);
        var asked = Query.NONE.with("q", q).with("tag", tag).with("status", status);
        var now = clock.instant();
        var rows = Rows.of(all.stream().filter(host -> filter.matches(host.hub())).map(host -> new HostView(host, now)))
                .from(cursor, ROWS);
        var next = rows.next().map(place -> "/" + asked.with("cursor", place)).orElse(null);
        var model = new HashMap<String, @Nullable Object>();
        model.put("fleet", new FleetView(Fleet.of(all), rows.hosts(), next, !asked.isEmpty()));
        model.put("text", q);
        return model;
    }

    private static @Nullable Presence presence(@Nullable String status) {
        return Arrays.stream(Presence.values()).filter(known -> known.name().equals(status)).findFirst().orElse(null);
    }
}
