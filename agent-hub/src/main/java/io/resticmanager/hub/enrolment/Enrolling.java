package io.resticmanager.hub.enrolment;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.resticmanager.contracts.agent.Enrolment;
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

    Enrolling(EnrolmentBook book, @Named("hub") Transactions transactions,
            ApplicationEventPublisher<IdentityReplaced> identities) {
        this.book = book;
        this.transactions = transactions;
        this.identities = identities;
    }

    /** All of it or nothing: what goes wrong leaves the token unburnt. */
    Outcome enrol(Enrolment.Request asked) {
        var outcome = transactions.write(() -> book.enter(asked));
        if (outcome instanceof Outcome.Enrolled(var hostId, var fresh) && fresh) {
            LOG.info("host enrolled host={} hostname={} os={} arch={}", hostId, asked.hostname(), asked.os(),
                    asked.arch());
            identities.publishEvent(new IdentityReplaced(hostId));
        }
        return outcome;
    }
}
