package io.resticmanager.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.apitoken.Bearer;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.standing.Standing;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session or a token is ended between the head of a request and its body; the person stays. */
final class EndedMeanwhileTest {

    @AutoClose
    private Gateway gateway;
    private Client alice;
    private Actor actor;
    private HttpRequest<?> request;

    @BeforeEach
    void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        alice = Client.alice(gateway);
        actor = new Actor(alice.get("/api/me").text("user_id"), "alice", Role.admin, "127.0.0.1");
        request = HttpRequest.POST("/api/users", "");
    }

    @Test
    void whatASessionBeganItDoesNotFinishOnceItIsEnded() {
        var sessions = gateway.get(SessionList.class);
        var id = sessions.of(actor, String.valueOf(actor.userId())).getFirst().id();
        new SignedIn(new Session(id, String.valueOf(actor.userId()), "alice", Role.admin, Instant.now(), Instant.now()))
                .rememberIn(request);
        check();

        sessions.revoke(actor, id);

        assertThatThrownBy(this::check).isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.problem().status()).isEqualTo(401));
    }

    @Test
    void whatATokenBeganItDoesNotFinishOnceItIsRevoked() {
        var token = alice.post("/api/api-tokens", "{\"name\": \"report\", \"role\": \"admin\"}");
        new Bearer(token.text("id"), "report", String.valueOf(actor.userId()), "alice", Role.admin, false,
                Instant.now()).rememberIn(request);
        check();

        alice.json("DELETE", "/api/api-tokens/" + token.text("id"), "");

        assertThatThrownBy(this::check).isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.problem().status()).isEqualTo(401));
    }

    private void check() {
        ServerRequestContext.with(request, () -> gateway.get(Standing.class).check(actor));
    }
}
