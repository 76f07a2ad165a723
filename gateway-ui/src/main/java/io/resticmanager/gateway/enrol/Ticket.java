package io.resticmanager.gateway.enrol;

import java.util.Optional;

import io.resticmanager.gateway.rpc.Enrolment;

/** All that is shown once when a host is added. */
public record Ticket(Enrolment enrolment, InstallLines install, Optional<String> htpasswd) {

    @Override
    public String toString() {
        return "Ticket[%s]".formatted(enrolment.tokenId());
    }
}
