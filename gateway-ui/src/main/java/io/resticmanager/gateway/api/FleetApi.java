package io.resticmanager.gateway.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.gateway.fleet.FleetFigures;

/** The dashboard's figures. */
@Controller("/api/fleet")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class FleetApi {

    private final FleetFigures figures;

    FleetApi(FleetFigures figures) {
        this.figures = figures;
    }

    @Wire
    record Answer(int hosts, @JsonProperty("protected") int protectedHosts, int atRisk, int unknown, int away,
            int online, int offline, int running) {}

    @Get
    Answer show() {
        var fleet = figures.fleet();
        return new Answer(fleet.hosts(), fleet.protectedHosts(), fleet.atRisk(), fleet.unprovable(), fleet.away(),
                fleet.online(), fleet.offline(), fleet.running());
    }
}
