package io.resticmanager.gateway.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.apitoken.ApiTokens;
import io.resticmanager.gateway.apitoken.Wish;
import io.resticmanager.gateway.fake.AuditSeen;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.invitation.Invitations;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Hub;
import io.resticmanager.gateway.session.SessionList;
import io.resticmanager.gateway.user.NewPerson;
import io.resticmanager.gateway.user.UserName;
import io.resticmanager.gateway.user.Users;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The head of a request came while Carol was an administrator; its body comes when she is none any more. */
final class StandingTest {

    private static final String HOST = "01JTCW3V5D3XQ0P1T6C2B6E7F8";

    @AutoClose
    private Gateway gateway;
    private Client alice;
    private Actor carol;

    @BeforeEach
    void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        alice = Client.alice(gateway);
        var client = Client.person(gateway, "carol", Role.admin);
        carol = new Actor(client.get("/api/me").text("user_id"), "carol", Role.admin, "127.0.0.1");
    }

    @Test
    void whoWasRemovedMeanwhileDoesNothing() {
        alice.json("DELETE", "/api/users/" + carol.userId() + "?confirm=carol", "");

        assertThat(deeds()).allSatisfy(deed -> refused(deed, 401));
        nothingWasDone();
    }

    @Test
    void whoLostTheRoleMeanwhileDoesNothingThatItHadAllowed() {
        alice.json("PATCH", "/api/users/" + carol.userId(), "{\"role\": \"viewer\"}");

        assertThat(deeds()).allSatisfy(deed -> refused(deed, 403));
        nothingWasDone();
    }

    private Stream<ThrowingCallable> deeds() {
        var users = gateway.get(Users.class);
        var invitations = gateway.get(Invitations.class);
        var alices = alice.get("/api/me").text("user_id");
        return Stream.of(
                () -> users.create(carol, NewPerson.typed("mallory", Client.PASSWORD), Role.admin),
                () -> users.changeRole(carol, String.valueOf(carol.userId()), Role.admin),
                () -> users.changeRole(carol, alices, Role.viewer),
                () -> users.remove(carol, alices, "alice"),
                () -> invitations.invite(carol, new UserName("mallory"), Role.admin, Invitations.USUAL),
                () -> invitations.renew(carol, alices, Invitations.USUAL),
                () -> gateway.get(ApiTokens.class).mint(carol, Optional.empty(),
                        new Wish("late", Role.admin, Optional.empty(), true)),
                () -> gateway.get(SessionList.class).revoke(carol, sessionOfAlice()),
                () -> gateway.get(Hub.class).remove(carol, HOST, "ada"));
    }

    private String sessionOfAlice() {
        return gateway.get(SessionList.class).of(Actor.system("test"), alice.get("/api/me").text("user_id"))
                .getFirst().id();
    }

    private static void refused(ThrowingCallable deed, int status) {
        assertThatThrownBy(deed).isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.problem().status()).isEqualTo(status));
    }

    private void nothingWasDone() {
        assertThat(AuditSeen.in(gateway)).filteredOn(seen -> seen.actor().equals("carol")).extracting(AuditSeen::action)
                .containsOnly("session.begin");
        assertThat(alice.get("/api/users").body()).doesNotContain("mallory");
        assertThat(alice.get("/api/me").text("role")).isEqualTo("admin");
    }
}
