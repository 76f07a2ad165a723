package io.resticmanager.gateway.page;

import java.util.Map;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.rpc.Hub;
import io.resticmanager.gateway.rpc.HubMaintenance;
import io.resticmanager.gateway.session.PasswordFirst;
import io.resticmanager.gateway.view.FormView;

/** The forms of a host's two credentials, whose cards stand among its settings. */
@Controller
@Secured("admin")
@Produces(MediaType.TEXT_HTML)
final class HostMaintenancePage {

    private final HostSettingsPage settings;
    private final Hub hub;
    private final HubMaintenance maintenance;

    HostMaintenancePage(HostSettingsPage settings, Hub hub, HubMaintenance maintenance) {
        this.settings = settings;
        this.hub = hub;
        this.maintenance = maintenance;
    }

    @Post("/hosts/{id}/repo-credentials")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PasswordFirst(Role.admin)
    HttpResponse<?> everyday(HttpRequest<?> request, Actor actor, String id, @Body Map<String, Object> fields) {
        var form = new CredentialForm(Sent.of(fields));
        return FormAnswers.answerPerson(request, form.typed(), () -> {
            hub.replaceCredentials(actor, id, form.everyday());
            return Addresses.to(Addresses.settings(id));
        }, again -> settings.page(actor, id, again, FormView.EMPTY));
    }

    @Post("/hosts/{id}/maintenance")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PasswordFirst(Role.admin)
    HttpResponse<?> maintenance(HttpRequest<?> request, Actor actor, String id, @Body Map<String, Object> fields) {
        var form = new CredentialForm(Sent.of(fields));
        return FormAnswers.answerPerson(request, form.typed(), () -> {
            maintenance.replace(actor, id, form.maintenance());
            return Addresses.to(Addresses.settings(id));
        }, again -> settings.page(actor, id, FormView.EMPTY, again));
    }

    @Post("/hosts/{id}/maintenance/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PasswordFirst(Role.admin)
    HttpResponse<?> remove(HttpRequest<?> request, Actor actor, String id) {
        return FormAnswers.answerPerson(request, Map.of(), () -> {
            maintenance.remove(actor, id);
            return Addresses.to(Addresses.settings(id));
        }, again -> settings.page(actor, id, FormView.EMPTY, again));
    }
}
