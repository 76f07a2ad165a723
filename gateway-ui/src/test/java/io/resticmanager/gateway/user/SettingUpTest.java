package io.resticmanager.gateway.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Client.Answer;
import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingUpTest {

    @TempDir
    private Path data;
    @AutoClose
    private Gateway gateway;

    @BeforeEach
    void start() {
        gateway = Gateway.in(data);
    }

    @Test
    void theFirstAdministratorIsMadeOnce() {
        var token = gateway.setupToken();

        var made = setUp(token, "Alice", Client.PASSWORD);

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.text("user_id")).hasSize(26);
        assertThat(gateway.get(SetupLink.class).address()).isEmpty();
        var again = setUp(token, "mallory", Client.PASSWORD);
        assertThat(again.status()).isEqualTo(410);
        assertThat(again.problem()).isEqualTo("setup-done");
        assertThat(new Client(gateway).signIn("mallory", Client.PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void ofTwoAtTheSameMomentOneWins() throws Exception {
        var token = gateway.setupToken();
        List<Callable<Answer>> race = List.of(() -> setUp(token, "alice", Client.PASSWORD),
                () -> setUp(token, "mallory", Client.PASSWORD));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads.invokeAll(race).stream().map(answer -> answer.resultNow().status()).toList();

            assertThat(statuses).containsExactlyInAnyOrder(201, 410);
        }
        assertThat(gateway.get(People.class).count()).isEqualTo(1);
    }

    @Test
    void anotherTokenIsRefusedAndTheLinkStaysGood() {
        var refused = setUp("some-other-token", "mallory", Client.PASSWORD);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("setup-token");
        assertThat(setUp("", "mallory", Client.PASSWORD).status()).isEqualTo(403);
        assertThat(setUp(gateway.setupToken(), "alice", Client.PASSWORD).status()).isEqualTo(201);
    }

    @Test
    void whatBreaksTheRulesIsToldAtItsField() {
        var refused = setUp(gateway.setupToken(), "al ice", "too short");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("\"field\":\"username\"", "\"field\":\"password\"", "12 characters");
    }

    @Test
    void everyStartPrintsALinkOfItsOwnAndTheOneBeforeIsVoid() {
        var before = gateway.setupToken();
        gateway.close();
        gateway = Gateway.in(data);

        assertThat(setUp(before, "mallory", Client.PASSWORD).status()).isEqualTo(403);
        assertThat(setUp(gateway.setupToken(), "alice", Client.PASSWORD).status()).isEqualTo(201);
    }

    @Test
    void onceSetUpNoStartPrintsALinkAgain() {
        setUp(gateway.setupToken(), "alice", Client.PASSWORD);
        gateway.close();
        gateway = Gateway.in(data);

        assertThat(gateway.get(SetupLink.class).address()).isEmpty();
        assertThat(setUp("any", "mallory", Client.PASSWORD).status()).isEqualTo(410);
    }

    @Test
    void untilSetUpEveryPageLeadsThereAndProgramsAreToldToSignIn() {
        var stranger = new Client(gateway);

        for (var page : List.of("/", "/login", "/hosts/new", "/jobs", "/no/such/page")) {
            var answer = stranger.get(page, "Accept", "text/html");
            assertThat(answer.status()).as(page).isEqualTo(303);
            assertThat(answer.header("Location")).isEqualTo("/setup");
        }
        assertThat(stranger.get("/api/hosts").status()).isEqualTo(401);
    }

    private Answer setUp(String token, String name, String password) {
        return new Client(gateway).post("/api/setup", """
                {"token": "%s", "username": "%s", "password": "%s"}""".formatted(token, name, password));
    }
}
