package io.resticmanager.gateway.page;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.fleet.FleetHost;
import io.resticmanager.gateway.fleet.FleetRows;
import io.resticmanager.gateway.rpc.Alerts;
import io.resticmanager.gateway.view.FormView;
import io.resticmanager.gateway.view.StoryView;
import org.jspecify.annotations.Nullable;

/** Alerts: the list over the fleet, each one's page, and the marks that other pages show. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces("text/html")
final class AlertPages {

    private final Alerts alerts;
    private final AlertLists lists;
    private final FleetRows rows;
    private final ChannelParts channels;
    private final Clock clock;

    AlertPages(Alerts alerts, AlertLists lists, FleetRows rows, ChannelParts channels, Clock clock) {
        this.alerts = alerts;
        this.lists = lists;
        this.rows = rows;
        this.channels = channels;
        this.clock = clock;
    }

    /**
     * Also while the alerts can not be read: the page says so, and tries again by itself.
     *
     * @param host a host's name, as it is typed into the filter
     */
    @Get("/alerts")
    HttpResponse<ModelAndView<Map<String, Object>>> list(Actor actor, @QueryValue @Nullable String status,
            @QueryValue @Nullable String severity, @QueryValue("host_id") @Nullable String hostId,
            @QueryValue @Nullable String host, @QueryValue @Nullable String q, @QueryValue @Nullable String cursor) {
        var list = lists.list(actor, new AlertParams(status, severity, hostId, host, q, cursor));
        return HttpResponse.status(HttpStatus.valueOf(list.status()))
                .body(Views.view("alerts/list", Map.of("list", list)));
    }

    /** The header puts the filter into the address of the page, as if it had been opened with it. */
    @Get("/fragments/alerts")
    HttpResponse<ModelAndView<Map<String, Object>>> part(Actor actor, @QueryValue @Nullable String status,
            @QueryValue @Nullable String severity, @QueryValue("host_id") @Nullable String hostId,
            @QueryValue @Nullable String host, @QueryValue @Nullable String q, @QueryValue @Nullable String cursor) {
        var list = lists.list(actor, new AlertParams(status, severity, hostId, host, q, cursor));
        return HttpResponse.ok(Views.view("fragments/alerts", Map.of("list", list)))
                .header("HX-Push-Url", Addresses.ALERTS + list.place().here());
    }

    @Get("/fragments/alerts-head")
    ModelAndView<Map<String, Object>> head() {
        return Views.view("fragments/alerts-head", Map.of());
    }

    @Get("/fragments/alerts-mark")
    ModelAndView<Map<String, Object>> mark() {
        return Views.view("fragments/alerts-mark", Map.of());
    }

    @Get("/fragments/alerts-banner")
    ModelAndView<Map<String, Object>> banner() {
        return Views.view("fragments/alerts-banner", Map.of());
    }

    @Get("/fragments/hosts/{id}/alerts")
    ModelAndView<Map<String, Object>> ofHost(String id) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("hostId", id);
        model.put("found", rows.find(id).map(FleetHost::alerts).orElse(null));
        return Views.view("fragments/host-alerts", model);
    }

    @Get("/alerts/{id}")
    ModelAndView<Map<String, Object>> show(Actor actor, String id) {
        return again(actor, id, FormView.EMPTY);
    }

    @Get("/fragments/alerts/{id}")
    ModelAndView<Map<String, Object>> story(Actor actor, String id) {
        return Views.view("fragments/alert", Map.of("story", told(actor, id)));
    }

    /** Again, after one of its forms was refused. */
    ModelAndView<Map<String, Object>> again(Actor actor, String id, FormView form) {
        return Views.view("alerts/alert", Map.of("story", told(actor, id), "form", form));
    }

    private StoryView told(Actor actor, String id) {
        var story = alerts.get(actor, id);
        return new StoryView(story, clock.instant(), rows.linked(story.alert().hostId()),
                channels.told(actor, story.alert()));
    }
}
