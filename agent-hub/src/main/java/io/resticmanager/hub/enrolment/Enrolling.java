package io.resticmanager.hub.enrolment;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.resticmanager.contracts.agent.Enrolment;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.hub.audit.Audit;
import io.resticmanager.hub.host.IdentityReplaced;
import io.resticmanager.platform.sqlite.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a host of an endpoint that holds a token, and tells those in this process whom it concerns. */
@Singleton
final class Enrolling {

    private static final Logger LOG = LoggerFactory.getLogger(Enrolling.class);

    /** What became of it. */
    sealed interface Outcome {

        /** {@code fresh} is false when a lost answer was given again. */
        record Enrolled(String hostId, boolean fresh) implements Outcome {}

        record Refused(TokenVerdict.Reason reason) implements Outcome {}

        /** Not as it stands; the token is still good. */
        record Conflict(String detail) implements Outcome {}
    }

    private final EnrolmentBook book;

    private final Transactions transactions;

    private final ApplicationEventPublisher<IdentityReplaced> identities;

    private final Audit audit;

    Enrolling(EnrolmentBook book, @Named("hub") Transactions transactions,
            ApplicationEventPublisher<IdentityReplaced> identities, Audit audit) {
        this.book = book;
        this.transactions = transactions;
        this.identities = identities;
        this.audit = audit;
    }

    /** All of it or nothing: what goes wrong leaves the token unburnt. @param address where the endpoint calls from */
    Outcome enrol(Enrolment.Request asked, String address) {
        var outcome = transactions.write(() -> {
            var entered = book.enter(asked);
            tell(entered, asked, address);
            return entered;
        });
        if (outcome instanceof Outcome.Enrolled(var hostId, var fresh) && fresh) {
            LOG.info("host enrolled host={} hostname={} os={} arch={}", hostId, asked.hostname(), asked.os(),
                    asked.arch());
            identities.publishEvent(new IdentityReplaced(hostId));
        }
        return outcome;
    }

    private void tell(Outcome outcome, Enrolment.Request asked, String address) {
        var endpoint = "%s, %s %s, agent %s".formatted(asked.hostname(), asked.os(), asked.arch(),
                asked.agentVersion());
        switch (outcome) {
            case Outcome.Enrolled(var hostId, var fresh) -> {
                if (fresh) {
                    audit.done(agent(hostId, address), "host.enroll", hostId, endpoint);
                }
            }
            case Outcome.Refused(var reason) -> refused(endpoint + ": the token is " + reason, address);
            case Outcome.Conflict(var detail) -> refused(endpoint + ": " + detail, address);
        }
    }

    // Whoever it is, it is no host.
    private void refused(String why, String address) {
        audit.refused(agent("unknown", address), new Audit.Deed("host.enroll", "host", "unknown", null), why);
    }

    private static Actor agent(String hostId, String address) {
        return new Actor(null, "agent:" + hostId, Role.viewer, address);
    }
}
