package io.resticmanager.gateway.page;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.Audience;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Hub;
import io.resticmanager.gateway.rpc.HubMaintenance;
import io.resticmanager.gateway.view.FormView;

/** The forms of a host's two credentials, whose cards stand among its settings. */
@Controller
@Secured("admin")
@Produces(MediaType.TEXT_HTML)
final class HostMaintenancePage {

    private final CredentialCards cards;
    private final HostSettingsPage settings;
    private final Hub hub;
    private final HubMaintenance maintenance;

    HostMaintenancePage(CredentialCards cards, HostSettingsPage settings, Hub hub, HubMaintenance maintenance) {
        this.cards = cards;
        this.settings = settings;
        this.hub = hub;
        this.maintenance = maintenance;
    }

    @Post("/hosts/{id}/repo-credentials")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> everyday(HttpRequest<?> request, Actor actor, String id, @Body CredentialForm form) {
        try {
            hub.replaceCredentials(actor, id, form.everyday());
            return Addresses.to(Addresses.settings(id));
        } catch (ProblemException refused) {
            return again(request, refused, actor, id, new FormView(form.typed(), refused.problem()), FormView.EMPTY);
        }
    }

    @Post("/hosts/{id}/maintenance")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> maintenance(HttpRequest<?> request, Actor actor, String id, @Body CredentialForm form) {
        try {
            maintenance.replace(actor, id, form.maintenance());
            return Addresses.to(Addresses.settings(id));
        } catch (ProblemException refused) {
            return again(request, refused, actor, id, FormView.EMPTY, new FormView(form.typed(), refused.problem()));
        }
    }

    @Post("/hosts/{id}/maintenance/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> remove(Actor actor, String id) {
        maintenance.remove(actor, id);
        return Addresses.to(Addresses.settings(id));
    }

    private HttpResponse<?> again(HttpRequest<?> request, ProblemException refused, Actor actor, String id,
            FormView everyday, FormView maintenance) {
        if (Audience.of(request) != Audience.person || !atAField(refused.problem())) {
            throw refused;
        }
        return HttpResponse.status(HttpStatus.UNPROCESSABLE_ENTITY).contentType(MediaType.TEXT_HTML_TYPE)
                .body(settings.page(actor, id, cards.of(actor, id, everyday, maintenance)));
    }

    private static boolean atAField(Problem problem) {
        return problem.status() == HttpStatus.UNPROCESSABLE_ENTITY.getCode();
    }
}
