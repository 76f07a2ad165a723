package io.resticmanager.gateway.page;

import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.alert.OpenAlerts;
import io.resticmanager.gateway.fleet.FleetRows;
import io.resticmanager.gateway.page.AlertLists.Params;
import io.resticmanager.gateway.problem.Audience;
import io.resticmanager.gateway.rpc.Alerts;
import io.resticmanager.gateway.view.AlertView;
import org.jspecify.annotations.Nullable;

/**
 * The two things that are done with an alert. From the list, whose filter stands in the form's address, htmx gets the row as it is
 * now, and a browser without script the same list; from the alert's own page one comes back to it.
 */
@Controller("/alerts/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
final class AlertActs {

    private final Alerts alerts;
    private final AlertPages pages;
    private final OpenAlerts open;
    private final FleetRows rows;
    private final Clock clock;

    AlertActs(Alerts alerts, AlertPages pages, OpenAlerts open, FleetRows rows, Clock clock) {
        this.alerts = alerts;
        this.pages = pages;
        this.open = open;
        this.rows = rows;
        this.clock = clock;
    }

    @Post("/acknowledge")
    HttpResponse<?> acknowledge(HttpRequest<?> request, Actor actor, String id, @QueryValue @Nullable String from,
            @QueryValue @Nullable String status, @QueryValue @Nullable String severity,
            @QueryValue("host_id") @Nullable String hostId, @QueryValue @Nullable String q,
            @QueryValue @Nullable String cursor) {
        var list = from == null ? new Params(status, severity, hostId, q, cursor) : null;
        return answer(request, actor, id, list, () -> alerts.acknowledge(actor, id));
    }

    @Post("/resolve")
    HttpResponse<?> resolve(HttpRequest<?> request, Actor actor, String id, @QueryValue @Nullable String from,
            @QueryValue @Nullable String status, @QueryValue @Nullable String severity,
            @QueryValue("host_id") @Nullable String hostId, @QueryValue @Nullable String q,
            @QueryValue @Nullable String cursor) {
        var list = from == null ? new Params(status, severity, hostId, q, cursor) : null;
        return answer(request, actor, id, list, () -> alerts.resolve(actor, id));
    }

    private HttpResponse<?> answer(HttpRequest<?> request, Actor actor, String id, @Nullable Params list,
            Supplier<Alert> act) {
        return FormAnswers.answerPerson(request, Map.of(), () -> {
            var alert = act.get();
            // Whoever is led on must not be shown counts from before.
            var unused = open.refresh();
            if (list == null) {
                return Addresses.to(Addresses.alert(id));
            }
            return Audience.of(request) == Audience.fragment
                    ? row(alert, list)
                    : Addresses.to(Addresses.ALERTS + list.here());
        }, form -> pages.again(actor, id, form));
    }

    private HttpResponse<?> row(Alert alert, Params list) {
        var row = new AlertView(alert, clock.instant(), rows.linked(alert.hostId()));
        return HttpResponse.ok(Views.view("fragments/alert-row", Map.of("row", row, "here", list.here(), "said",
                row.status().word() + ": " + row.title()))).contentType(MediaType.TEXT_HTML_TYPE);
    }
}
