package io.resticmanager.gateway.enrol;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.rpc.Hub;
import io.resticmanager.gateway.rpc.NewHost;
import io.resticmanager.gateway.web.GatewaySettings;
import io.resticmanager.gateway.web.PublicUrl;

/** Adds hosts. */
@Singleton
public final class Enrolling {

    private final Hub hub;
    private final PublicUrl url;
    private final Optional<String> pin;

    Enrolling(Hub hub, PublicUrl url, GatewaySettings settings) {
        this.hub = hub;
        this.url = url;
        this.pin = Optional.ofNullable(settings.tlsPin()).map(text -> text.replaceFirst("^sha256:", ""));
    }

    /** @throws io.resticmanager.gateway.problem.ProblemException with the hub's refusal */
    public Ticket mint(Actor actor, NewHost host) {
        // First: what follows a token that was minted must not fail.
        var packages = hub.packages(actor);
        var enrolment = hub.mint(actor, host);
        return new Ticket(enrolment, InstallLines.of(url.agents(), enrolment.token(), pin, packages),
                Htpasswd.line(host, enrolment));
    }
}
