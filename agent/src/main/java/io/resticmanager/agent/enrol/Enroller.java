package io.resticmanager.agent.enrol;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import io.resticmanager.agent.identity.AgentVersion;
import io.resticmanager.agent.identity.Identity;
import io.resticmanager.agent.identity.Machine;
import io.resticmanager.agent.state.SealedFiles;
import io.resticmanager.agent.tls.HubClient;
import io.resticmanager.contracts.agent.Enrolment;
import io.resticmanager.contracts.json.Json;

/** Makes this machine a host: {@code POST /agent/enroll}. May be repeated with the same token after any failure. */
public final class Enroller {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final long MOST_BYTES = 64 * 1024;

    private final SealedFiles files;
    private final Machine machine;

    public Enroller(SealedFiles files, Machine machine) {
        this.files = files;
        this.machine = machine;
    }

    public EnrolmentOutcome enrol(EnrolmentRequest request) throws InterruptedException {
        var kept = Identity.in(files);
        return kept.isEmpty() ? enrolAnew(request) : again(kept.get(), request);
    }

    private static EnrolmentOutcome again(Identity kept, EnrolmentRequest request) {
        if (kept.enrolmentHash().equals(PendingEnrolment.hash(request.token()))) {
            return new EnrolmentOutcome.AlreadyEnrolled(kept);
        }
        return new EnrolmentOutcome.Failed("this machine is already enrolled at " + kept.server() + " as host "
                + kept.hostId() + "; to give it a new identity, stop the agent and move its state directory away,"
                + " or name another one with --state-dir");
    }

    private EnrolmentOutcome enrolAnew(EnrolmentRequest request) throws InterruptedException {
        var pending = PendingEnrolment.prepare(files, request.token());
        try (var client = HubClient.of(request.pin())) {
            var answer = client.send(post(request, pending), HttpResponse.BodyHandlers.limiting(
                    HttpResponse.BodyHandlers.ofByteArray(), MOST_BYTES));
            return understand(request, pending, answer);
        } catch (IOException e) {
            return new EnrolmentOutcome.Failed(EnrolmentFailure.unreachable(request.server(), e));
        }
    }

    private HttpRequest post(EnrolmentRequest request, PendingEnrolment pending) {
        var body = new Enrolment.Request(request.token(), pending.agentToken(), machine.hostname(), request.name(),
                machine.os(), machine.arch(), AgentVersion.CURRENT);
        return HttpRequest.newBuilder(request.server().resolve(request.server().getPath() + "/agent/enroll"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
                .build();
    }

    private EnrolmentOutcome understand(EnrolmentRequest request, PendingEnrolment pending,
            HttpResponse<byte[]> answer) {
        if (answer.statusCode() / 100 != 2) {
            return new EnrolmentOutcome.Failed(EnrolmentFailure.refused(request, answer));
        }
        try {
            return keep(request, pending, Json.read(answer.body(), Enrolment.Answer.class));
        } catch (Json.Malformed _) {
            return new EnrolmentOutcome.Failed(EnrolmentFailure.notOurs(request.server()));
        }
    }

    private EnrolmentOutcome keep(EnrolmentRequest request, PendingEnrolment pending, Enrolment.Answer answer) {
        var pin = request.pin() == null ? null : request.pin().toString();
        var identity = new Identity(answer.hostId(), pending.agentToken(), answer.wsUrl(), request.server().toString(),
                pin, machine.hostname(), pending.enrolmentHash());
        identity.keepIn(files);
        PendingEnrolment.done(files);
        return new EnrolmentOutcome.Enrolled(identity);
    }
}
