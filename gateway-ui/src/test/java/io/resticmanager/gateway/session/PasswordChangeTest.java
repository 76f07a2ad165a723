package io.resticmanager.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.AuditSeen;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Client.Answer;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.LivePage;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PasswordChangeTest {

    private static final String NEW = "a new one, rather long";

    @AutoClose
    private Gateway gateway;
    private Client alice;

    @BeforeEach
    void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        alice = Client.alice(gateway);
    }

    @Test
    void endsEveryOtherSessionAndGivesThisBrowserANewOne() throws Exception {
        var elsewhere = new Client(gateway);
        elsewhere.signIn("alice", Client.PASSWORD);
        var page = LivePage.open(gateway, elsewhere, gateway.at("/").toString().replaceFirst("/$", ""));
        page.hear();
        var before = alice.copy();

        var changed = change(alice, Client.PASSWORD, NEW);

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(page.closeCode()).isEqualTo(1008);
        assertThat(elsewhere.get("/api/me").status()).isEqualTo(401);
        assertThat(before.get("/api/me").status()).as("the old id of this session").isEqualTo(401);
        assertThat(alice.get("/api/me").status()).isEqualTo(200);
        assertThat(alice.json("DELETE", "/api/sessions", "", "X-CSRF-TOKEN", changed.text("csrf_token")).status())
                .as("with the new token").isEqualTo(204);
        assertThat(new Client(gateway).signIn("alice", Client.PASSWORD).status()).isEqualTo(401);
        assertThat(new Client(gateway).signIn("alice", NEW).status()).isEqualTo(201);
    }

    @Test
    void needsThePresentPasswordAndCountsWrongOnesAsFailedAttempts() {
        for (int failure = 0; failure < Throttle.FREE_PER_ACCOUNT; failure++) {
            var refused = change(alice, "guess number " + failure, NEW);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body()).contains("\"field\":\"current\"").doesNotContain("guess");
        }
        var slowed = change(alice, Client.PASSWORD, NEW);

        assertThat(slowed.status()).isEqualTo(429);
        assertThat(slowed.header("Retry-After")).isEqualTo("1");
        assertThat(new Client(gateway).signIn("alice", Client.PASSWORD).status()).as("sign-in waits too")
                .isEqualTo(429);
        gateway.clock().move(Duration.ofSeconds(2));
        assertThat(change(alice, Client.PASSWORD, NEW).status()).isEqualTo(200);
        assertThat(AuditSeen.acts(gateway)).filteredOn(act -> act.contains("user.password"))
                .hasSize(Throttle.FREE_PER_ACCOUNT + 1).contains("alice user.password refused")
                .last().isEqualTo("alice user.password ok");
        // Each is told once, and no sign-in was refused but the one above, which had to
        // wait.
        assertThat(AuditSeen.acts(gateway)).noneMatch(act -> act.contains("session.refused"));
    }

    @Test
    void whatIsNoPasswordIsToldAtItsFieldBeforeAnythingIsTried() {
        for (var wrong : List.of("", "too short", "eleven char", "x".repeat(1_001), Client.PASSWORD)) {
            var refused = change(alice, Client.PASSWORD, wrong);
            assertThat(refused.status()).as(wrong).isEqualTo(422);
            assertThat(refused.body()).contains("\"field\":\"password\"").doesNotContain(Client.PASSWORD);
        }
        assertThat(alice.json("PUT", "/api/me/password", "{}").status()).isEqualTo(422);
        assertThat(alice.json("PUT", "/api/me/password", "{\"current\": 7").status()).isEqualTo(400);
        assertThat(alice.get("/api/me").status()).isEqualTo(200);
        // Twelve characters, thirty-six bytes.
        assertThat(change(alice, Client.PASSWORD, "ключ-от-всех").status()).isEqualTo(200);
    }

    @Test
    void ofTwoChangesAtOnceOneHolds() throws Exception {
        var other = new Client(gateway);
        other.signIn("alice", Client.PASSWORD);
        List<Callable<Answer>> race = List.of(() -> change(alice, Client.PASSWORD, NEW + 1),
                () -> change(other, Client.PASSWORD, NEW + 2));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads.invokeAll(race).stream().map(answer -> answer.resultNow().status()).toList();
            assertThat(statuses).containsOnlyOnce(200);
        }
        var good = List.of(NEW + 1, NEW + 2).stream()
                .filter(password -> new Client(gateway).signIn("alice", password).status() == 201).toList();
        assertThat(good).hasSize(1);
    }

    @Test
    void noSessionBeginsWithAPasswordThatWasReplacedWhileItWasChecked() {
        var bob = Client.person(gateway, "bob", Role.operator);
        var verified = gateway.get(io.resticmanager.gateway.user.Accounts.class)
                .verify("bob", new io.resticmanager.gateway.user.Password(Client.PASSWORD)).orElseThrow();

        change(bob, Client.PASSWORD, NEW);

        org.assertj.core.api.Assertions
                .assertThatThrownBy(() -> gateway.get(Sessions.class).begin(verified, "192.0.2.1", ""))
                .hasMessageContaining("changed meanwhile");
    }

    private static Answer change(Client who, String current, String password) {
        return who.json("PUT", "/api/me/password", "{\"current\": \"%s\", \"password\": \"%s\"}".formatted(current,
                password));
    }
}
