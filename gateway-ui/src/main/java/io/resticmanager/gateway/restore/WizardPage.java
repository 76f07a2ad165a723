package io.resticmanager.gateway.restore;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.problem.Allowed;
import io.resticmanager.gateway.rpc.Hub;
import io.resticmanager.gateway.session.Session;
import io.resticmanager.gateway.view.FormView;

/** The wizard: a snapshot, what of it, where to, and a last look, on one page. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
final class WizardPage {

    private final Hub hub;
    private final Wizards wizards;
    private final WizardModels models;

    WizardPage(Hub hub, Wizards wizards, WizardModels models) {
        this.hub = hub;
        this.wizards = wizards;
        this.models = models;
    }

    /** One without a wizard, or with one that is gone, leads to a new one: an address that a reload finds again. */
    @Get("/hosts/{id}/restore")
    HttpResponse<?> show(HttpRequest<?> request, Actor actor, Session session, String id) {
        var host = host(actor, id);
        var wish = Wish.of(request);
        var wizard = wish.wizard() == null ? Optional.<Wizard>empty() : wizards.find(session, id, wish.wizard());
        return wizard.isEmpty()
                ? HttpResponse.seeOther(URI.create(anew(session, id, wish)))
                : HttpResponse.ok(page(request, actor, host, wizard.get(), FormView.EMPTY));
    }

    /** After a button's answer stands in the browser its own address does, too. */
    @Get("/hosts/{id}/restore/{wizard}/{act}")
    HttpResponse<?> again(HttpRequest<?> request, String id, String wizard, String act) {
        return HttpResponse.seeOther(URI.create(Wish.of(request).by(wizard).address(id)));
    }

    /** The host, for those who may restore. */
    HubHost host(Actor actor, String id) {
        Allowed.check(actor, Role.operator);
        return hub.host(actor, id);
    }

    /** The address of a new wizard; {@code lost} where there was one before. */
    String anew(Session session, String id, Wish wish) {
        var address = wish.by(wizards.begin(session, id).id()).address(id);
        return wish.wizard() == null ? address : address + "&lost=true";
    }

    ModelAndView<Map<String, Object>> page(HttpRequest<?> request, Actor actor, HubHost host, Wizard wizard,
            FormView form) {
        var wish = Wish.of(request);
        var view = models.view(actor, host, wizard, wish,
                request.getParameters().contains("lost") && wizard.selection().isEmpty());
        var model = new HashMap<String, Object>(Map.of("view", view, "form", form));
        model.put("moved", request.getHeaders().contains("HX-Request"));
        return new ModelAndView<>("restore/wizard", model);
    }
}
