package io.resticmanager.gateway.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.host.Fleet;
import io.resticmanager.gateway.host.Hosts;

/** The dashboard's figures. */
@Controller("/api/fleet")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class FleetApi {

    private final Hosts hosts;

    FleetApi(Hosts hosts) {
        this.hosts = hosts;
    }

    @Wire
    record Answer(int hosts, @JsonProperty("protected") int protectedHosts, int atRisk, int unknown, int online,
            int offline, int running) {}

    @Get
    Answer show(Actor actor) {
        var fleet = Fleet.of(hosts.all(actor));
        return new Answer(fleet.hosts(), fleet.protectedHosts(), fleet.atRisk(), fleet.unprovable(), fleet.online(),
                fleet.offline(), fleet.running());
    }
}
