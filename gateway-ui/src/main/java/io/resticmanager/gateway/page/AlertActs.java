package io.resticmanager.gateway.page;

import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.alert.OpenAlerts;
import io.resticmanager.gateway.fleet.FleetRows;
import io.resticmanager.gateway.problem.Audience;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.problem.Toast;
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
        var list = from == null ? new AlertParams(status, severity, hostId, null, q, cursor) : null;
        return answer(request, actor, id, list, () -> alerts.acknowledge(actor, id));
    }

    @Post("/resolve")
    HttpResponse<?> resolve(HttpRequest<?> request, Actor actor, String id, @QueryValue @Nullable String from,
            @QueryValue @Nullable String status, @QueryValue @Nullable String severity,
            @QueryValue("host_id") @Nullable String hostId, @QueryValue @Nullable String q,
            @QueryValue @Nullable String cursor) {
        var list = from == null ? new AlertParams(status, severity, hostId, null, q, cursor) : null;
        return answer(request, actor, id, list, () -> alerts.resolve(actor, id));
    }

    private HttpResponse<?> answer(HttpRequest<?> request, Actor actor, String id, @Nullable AlertParams list,
            Supplier<Alert> act) {
        return FormAnswers.answerPerson(request, Map.of(), () -> {
            if (list != null && Audience.of(request) == Audience.fragment) {
                return row(actor, id, list, act);
            }
            var unused = act.get();
            recount();
            return Addresses.to(list == null ? Addresses.alert(id) : Addresses.ALERTS + list.here());
        }, form -> pages.again(actor, id, form));
    }

    // Whoever is led on must not be shown counts from before.
    private void recount() {
        var unused = open.refresh();
    }

    private HttpResponse<?> row(Actor actor, String id, AlertParams list, Supplier<Alert> act) {
        try {
            var alert = act.get();
            recount();
            return HttpResponse.ok(row(alert, list)).contentType(MediaType.TEXT_HTML_TYPE);
        } catch (ProblemException refused) {
            if (refused.problem().status() != HttpStatus.CONFLICT.getCode()) {
                throw refused;
            }
            return overtaken(refused.problem(), row(alerts.get(actor, id).alert(), list));
        }
    }

    // Somebody else was first: the row as it is by now, and why nothing was done.
    private static HttpResponse<?> overtaken(Problem problem, ModelAndView<Map<String, Object>> row) {
        return HttpResponse.status(HttpStatus.CONFLICT).contentType(MediaType.TEXT_HTML_TYPE)
                .header(Toast.HEADER, Toast.error(problem.title(), problem.detail()).header()).body(row);
    }

    private ModelAndView<Map<String, Object>> row(Alert alert, AlertParams list) {
        var row = new AlertView(alert, clock.instant(), rows.linked(alert.hostId()));
        return Views.view("fragments/alert-row", Map.of("row", row, "here", list.here(), "said",
                row.status().word() + ": " + row.title()));
    }
}
