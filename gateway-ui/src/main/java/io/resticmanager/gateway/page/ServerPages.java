package io.resticmanager.gateway.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.about.Part;
import io.resticmanager.gateway.about.ServerFacts;
import io.resticmanager.gateway.access.RulesView;
import io.resticmanager.gateway.session.SignInRules;
import io.resticmanager.gateway.user.PasswordRules;
import io.resticmanager.gateway.web.Callers;
import io.resticmanager.gateway.web.GatewaySettings;
import io.resticmanager.gateway.web.PublicUrl;
import org.jspecify.annotations.Nullable;

/** Settings, Authentication and About: what holds here, and what this server is; nothing to change. */
@Controller("/settings")
@Produces("text/html")
final class ServerPages {

    private final SignInRules rules;
    private final GatewaySettings settings;
    private final Callers callers;
    private final PublicUrl url;
    private final ServerFacts facts;

    ServerPages(SignInRules rules, GatewaySettings settings, Callers callers, PublicUrl url, ServerFacts facts) {
        this.rules = rules;
        this.settings = settings;
        this.callers = callers;
        this.url = url;
        this.facts = facts;
    }

    @Get("/authentication")
    @Secured("admin")
    ModelAndView<Map<String, Object>> authentication(HttpRequest<?> request) {
        return Views.view("settings/authentication", Map.of("groups", List.of(
                RulesView.passwords(PasswordRules.IN_FORCE),
                RulesView.sessions(rules.lifetime()),
                RulesView.slowing(rules.slowing()),
                RulesView.cookies(rules.cookies(request), settings.cookieSecure()),
                RulesView.transport(callers.https(request), callers.address(request),
                        settings.trustedProxies().stream().filter(text -> !text.isBlank()).toList(), url.base()))));
    }

    /** How the parts of this process are in detail administrators read alone. */
    @Get("/about")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    ModelAndView<Map<String, Object>> about(Actor actor) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("services", facts.services(actor));
        model.put("broker", facts.brokerVersion());
        model.put("java", Runtime.version().toString());
        model.put("parts", Part.ALL);
        model.put("conditions", actor.role().covers(Role.admin) ? facts.conditions() : null);
        return Views.view("settings/about", model);
    }
}
