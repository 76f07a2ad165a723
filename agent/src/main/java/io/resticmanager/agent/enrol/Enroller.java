package io.resticmanager.agent.enrol;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import io.resticmanager.agent.identity.AgentVersion;
import io.resticmanager.agent.identity.Identity;
import io.resticmanager.agent.identity.Machine;
import io.resticmanager.agent.state.ProcessLock;
import io.resticmanager.agent.state.SealedFiles;
import io.resticmanager.agent.state.StateDir;
import io.resticmanager.agent.tls.HubClient;
import io.resticmanager.contracts.agent.Enrolment;
import io.resticmanager.contracts.json.Json;

/**
 * Makes this machine a host: {@code POST /agent/enroll}. May be repeated with the same token after any failure; another token
 * replaces the identity, with an agent token of its own (docs/adr/0017).
 */
public final class Enroller {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final long MOST_BYTES = 64 * 1024;

    private final StateDir dir;
    private final SealedFiles files;
    private final Machine machine;

    public Enroller(StateDir dir, Machine machine) {
        this.dir = dir;
        this.files = SealedFiles.in(dir);
        this.machine = machine;
    }

    public EnrolmentOutcome enrol(EnrolmentRequest request) throws InterruptedException {
        var kept = Identity.in(files);
        if (kept.isPresent() && kept.get().enrolmentHash().equals(PendingEnrolment.hash(request.token()))) {
            return new EnrolmentOutcome.AlreadyEnrolled(kept.get());
        }
        var lock = ProcessLock.take(dir);
        if (lock.isEmpty()) {
            return inUse();
        }
        try (var held = lock.get()) {
            return enrolAnew(request);
        } catch (IOException e) {
            return new EnrolmentOutcome.Failed("cannot let go of " + dir.root() + ": " + e.getMessage());
        }
    }

    private EnrolmentOutcome inUse() {
        return new EnrolmentOutcome.InUse("an agent runs on " + dir.root()
                + ProcessLock.holder(dir).map(pid -> " (process " + pid + ")").orElse("")
                + " and would go on as who it is: stop it, enrol again, and start it; the token was not used");
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
                pin, machine.hostname(), pending.enrolmentHash(), null);
        var former = Identity.in(files);
        former.filter(before -> !before.hostId().equals(identity.hostId())).ifPresent(_ -> Belongings.drop(dir));
        identity.keepIn(files);
        PendingEnrolment.done(files);
        return new EnrolmentOutcome.Enrolled(identity, former.orElse(null));
    }
}
