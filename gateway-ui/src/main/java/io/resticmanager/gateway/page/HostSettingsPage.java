package io.resticmanager.gateway.page;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.agent.LocalPolicy;
import io.resticmanager.contracts.host.HubRpc.UpdateHost;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.problem.Audience;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.problem.Toast;
import io.resticmanager.gateway.rpc.Hub;
import io.resticmanager.gateway.session.PasswordFirst;
import io.resticmanager.gateway.view.AgentView;
import io.resticmanager.gateway.view.FormView;
import io.resticmanager.gateway.view.HostView;
import io.resticmanager.gateway.view.PolicyView;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/**
 * A host's settings. A form is answered with a redirect to the page; htmx gets the whole page at once, takes the parts that
 * change out of it, and shows a toast. What was refused stands in the form with what was typed.
 */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
final class HostSettingsPage {

    private final Hub hub;
    private final HostPages pages;
    private final CredentialCards cards;

    HostSettingsPage(Hub hub, HostPages pages, CredentialCards cards) {
        this.hub = hub;
        this.pages = pages;
        this.cards = cards;
    }

    @Get("/hosts/{id}/settings")
    ModelAndView<Map<String, Object>> show(Actor actor, String id) {
        return page(actor, id, FormView.EMPTY);
    }

    /** What the agent says of itself, which changes while one looks. */
    @Get("/fragments/hosts/{id}/agent")
    ModelAndView<Map<String, Object>> agent(Actor actor, String id) {
        return Views.view("fragments/host-agent", model(pages.host(actor, id)));
    }

    /** Tags as typed, with commas. */
    @Post("/hosts/{id}/settings")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> general(HttpRequest<?> request, Actor actor, String id, @Body Map<String, Object> form) {
        var sent = Sent.of(form);
        return answer(request, actor, id, sent.shown("name", "tags"), () -> {
            sent.once();
            var host = hub.update(actor,
                    new UpdateHost(id, sent.text("name").strip(), Typed.words(sent.value("tags")), null));
            return done(request, actor, id, Toast.done("Settings saved", host.name()));
        });
    }

    @Post("/hosts/{id}/pause")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> pause(HttpRequest<?> request, Actor actor, String id, @Body Map<String, Object> form) {
        return answer(request, actor, id, Map.of(), () -> {
            var host = hub.update(actor, new UpdateHost(id, null, null, paused(Sent.of(form).once())));
            return done(request, actor, id, host.paused()
                    ? Toast.done("Paused", "No schedule fires on " + host.name() + ".")
                    : Toast.done("Resumed", "Schedules fire on " + host.name() + " again."));
        });
    }

    @Post("/hosts/{id}/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PasswordFirst(Role.admin)
    HttpResponse<?> remove(HttpRequest<?> request, Actor actor, String id, @Body Map<String, Object> form) {
        var sent = Sent.of(form);
        return answer(request, actor, id, sent.shown("confirm"), () -> {
            hub.remove(actor, id, sent.once().text("confirm"));
            return Addresses.to(Addresses.DASHBOARD);
        });
    }

    private static boolean paused(Sent sent) {
        return switch (sent.text("paused")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ProblemException(Problem.invalid("paused", "A host is paused (true) or not (false)."));
        };
    }

    private HttpResponse<?> answer(HttpRequest<?> request, Actor actor, String id, Map<String, String> typed,
            Supplier<HttpResponse<?>> change) {
        return FormAnswers.answer(request, typed, change, again -> page(actor, id, again));
    }

    private HttpResponse<?> done(HttpRequest<?> request, Actor actor, String id, Toast toast) {
        return Audience.of(request) == Audience.fragment
                ? HttpResponse.ok(page(actor, id, FormView.EMPTY)).contentType(MediaType.TEXT_HTML_TYPE)
                        .header(Toast.HEADER, toast.header())
                : Addresses.to(Addresses.settings(id));
    }

    private ModelAndView<Map<String, Object>> page(Actor actor, String id, FormView form) {
        return page(actor, id, form, FormView.EMPTY, FormView.EMPTY);
    }

    /** After a form of one of the credentials' cards was refused. */
    ModelAndView<Map<String, Object>> page(Actor actor, String id, FormView repository, FormView maintenance) {
        return page(actor, id, FormView.EMPTY, repository, maintenance);
    }

    private ModelAndView<Map<String, Object>> page(Actor actor, String id, FormView form, FormView repository,
            FormView maintenance) {
        var host = pages.host(actor, id);
        var model = model(host);
        model.put("form", form);
        model.putAll(cards.of(actor, host.hub(), repository, maintenance));
        return Views.view("hosts/settings", model);
    }

    private static Map<String, @Nullable Object> model(HostView host) {
        LocalPolicy policy = host.hub().policy();
        var model = new HashMap<String, @Nullable Object>();
        model.put("host", host);
        model.put("agent", new AgentView(host.hub()));
        model.put("policy", policy == null ? null : new PolicyView(policy));
        return model;
    }
}
