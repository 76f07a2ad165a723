package io.resticmanager.hub.enrolment;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.resticmanager.contracts.agent.Enrolment;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.hub.http.ClientAddresses;
import io.resticmanager.hub.http.Problems;
import io.resticmanager.hub.http.PublicAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /agent/enroll}: the token in the body is the caller's only credential. */
@Controller("/agent")
@Secured("isAnonymous()")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EnrolmentController {

    private static final Logger LOG = LoggerFactory.getLogger(EnrolmentController.class);

    private static final int LARGEST_BODY = 16 * 1024;

    private final Enrolling enrolling;

    private final FailureThrottle throttle;

    private final ClientAddresses addresses;

    private final PublicAddress publicAddress;

    EnrolmentController(Enrolling enrolling, FailureThrottle throttle, ClientAddresses addresses,
            PublicAddress publicAddress) {
        this.enrolling = enrolling;
        this.throttle = throttle;
        this.addresses = addresses;
        this.publicAddress = publicAddress;
    }

    @Post("/enroll")
    HttpResponse<?> enroll(HttpRequest<?> request, @Body byte[] body) {
        var address = addresses.network(request);
        var patience = throttle.patience(address);
        if (patience.isPositive()) {
            return Problems.response(Problem.of(429, "too-many-requests", "Too many failed enrolments",
                    "Wait a minute, and check the token."))
                    .header("Retry-After", String.valueOf(patience.toSeconds() + 1));
        }
        if (body.length > LARGEST_BODY) {
            return Problems.response(Problem.of(413, "too-large", "Too large", "An enrolment is a few hundred bytes."));
        }
        try {
            return enroll(request, address, Json.read(body, Enrolment.Request.class));
        } catch (Json.Malformed _) {
            return Problems
                    .response(Problem.of(400, "malformed", "Malformed", "The body is not an enrolment request."));
        }
    }

    private HttpResponse<?> enroll(HttpRequest<?> request, String address, Enrolment.Request asked) {
        var errors = EnrolmentRules.errors(asked);
        if (!errors.isEmpty()) {
            return Problems.response(Problem.invalid(errors));
        }
        try {
            return answer(request, address, asked, enrolling.enrol(asked, addresses.of(request)));
        } catch (RuntimeException e) {
            // Our fault: nothing half-made stays behind, and the token is still good.
            LOG.error("enrolment failed address={} hostname={}", address, asked.hostname(), e);
            return Problems.response(Problem.broken());
        }
    }

    private HttpResponse<?> answer(HttpRequest<?> request, String address, Enrolment.Request asked,
            Enrolling.Outcome outcome) {
        return switch (outcome) {
            case Enrolling.Outcome.Enrolled(var hostId, _) -> HttpResponse.ok(
                    Json.bytes(new Enrolment.Answer(hostId, publicAddress.agentSocket(request))))
                    .contentType("application/json");
            case Enrolling.Outcome.Refused(var reason) -> refused(address, asked, reason);
            case Enrolling.Outcome.Conflict(var detail) -> Problems.response(Problem.conflict(detail));
        };
    }

    // The answer is the same for every reason: it must not tell a guesser which
    // tokens exist.
    private HttpResponse<?> refused(String address, Enrolment.Request asked, TokenVerdict.Reason reason) {
        throttle.failed(address);
        LOG.warn("enrolment refused reason={} address={} hostname={}", reason, address, asked.hostname());
        return Problems.response(Problem.of(401, "unauthorized", "Not authorized",
                "The enrolment token is not good. Mint a new one with Add host."));
    }
}
