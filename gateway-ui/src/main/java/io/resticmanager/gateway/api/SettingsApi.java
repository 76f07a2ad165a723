package io.resticmanager.gateway.api;

import java.util.EnumSet;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.problem.Allowed;
import io.resticmanager.gateway.session.Confirmations;
import io.resticmanager.gateway.settings.Owner;
import io.resticmanager.gateway.settings.Settings;
import io.resticmanager.gateway.settings.SharedSettings;

/** The settings of the whole. Only whole ones are told: a program could not tell what is off from what nobody answered. */
@Controller("/api/settings")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class SettingsApi {

    private final SharedSettings settings;
    private final Confirmations confirmations;

    SettingsApi(SharedSettings settings, Confirmations confirmations) {
        this.settings = settings;
        this.confirmations = confirmations;
    }

    @Get
    Settings show(Actor actor) {
        Allowed.check(actor, Role.admin);
        return settings.read(actor).whole();
    }

    /** What is absent stays. Where links lead and what may be reached wants the password entered lately. */
    @Patch
    Settings change(HttpRequest<?> http, Actor actor, @Body JsonNode request) {
        Allowed.check(actor, Role.admin);
        var wish = SettingsRequest.read(request);
        var now = settings.read(actor);
        now.mustKnow(EnumSet.allOf(Owner.class));
        if (settings.wantsPassword(wish, now)) {
            confirmations.require(http);
        }
        return settings.change(actor, wish, now).whole();
    }
}
