package io.resticmanager.hub.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.host.HubRpc.MintToken;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.hub.story.Endpoint;
import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.platform.sqlite.Transactions;
import io.resticmanager.platform.testkit.EventProbe;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EnrolmentTest {

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(3)
    @RegisterExtension
    final RunningHub hub = new RunningHub(NATS, data);

    @Test
    void anEndpointWithATokenBecomesAHost() throws Exception {
        try (var events = EventProbe.on(NATS)) {
            var minted = hub.administrator().mint("ada");

            var answer = Endpoint.answer(Endpoint.withToken(minted.token()).tryAt(hub));

            assertThat(answer.wsUrl()).isEqualTo(hub.socket().toString());
            var host = hub.administrator().host(answer.hostId());
            assertThat(host.name()).isEqualTo("ada");
            assertThat(host.hostname()).isEqualTo("ada.example.org");
            assertThat(host.presence()).isEqualTo(Presence.unknown);
            assertThat(host.configPending()).isTrue();
            assertThat(host.repoUrlRedacted()).isEqualTo("rest:http://127.0.0.1:8000/ada/");
            var told = events.await(Event.HostEnrolled.class);
            assertThat(told.hostId()).isEqualTo(answer.hostId());
            assertThat(told.repoAddress()).isEqualTo("rest:http://127.0.0.1:8000/ada/");
            var state = hub.administrator().value(HubRpc.TOKEN_STATE, new HubRpc.TokenId(minted.tokenId()));
            assertThat(state.hostId()).isEqualTo(answer.hostId());
            assertThat(state.connected()).isFalse();
        }
    }

    @Test
    void tokensWhosePasswordsAreSwappedEnrolNobody() {
        var ada = Endpoint.withToken(hub.administrator().mint("ada").token());
        hub.administrator().mint("bob");
        hub.sql("""
                UPDATE enrolment_token SET repo_password = (SELECT repo_password FROM enrolment_token AS other
                    WHERE other.id <> enrolment_token.id)""");

        assertThat(ada.tryAt(hub).statusCode()).isEqualTo(500);
        assertThat(hub.log().text()).contains("enrolment failed").contains("does not belong to that row");
    }

    @Test
    void theAddressGivenToAgentsIsTheConfiguredOne() {
        hub.stop();
        hub.with("rm.base-url", "https://backup.example.org/").start();

        var answer = Endpoint.answer(Endpoint.withToken(hub.administrator().mint("ada").token()).tryAt(hub));

        assertThat(answer.wsUrl()).isEqualTo("wss://backup.example.org/agent/ws");
    }

    @Test
    void aRefusalSaysTheSameForEveryReasonAndTheLogSaysWhich() {
        var expired = hub.administrator().mint("bob").token();
        hub.clock().forward(Duration.ofHours(2));
        var replaced = hub.administrator().mint("carol").token();
        hub.administrator().mint("carol");
        var used = hub.administrator().mint("ada").token();
        Endpoint.withToken(used).enrolAt(hub);

        var refusals = List.of("A".repeat(43), expired, replaced, used).stream()
                .map(token -> Endpoint.withToken(token).tryAt(hub)).toList();

        assertThat(refusals).extracting(HttpResponse::statusCode).containsOnly(401);
        assertThat(refusals.stream().map(HttpResponse::body).distinct()).hasSize(1);
        assertThat(hub.log().text()).contains("reason=unknown", "reason=expired", "reason=replaced", "reason=used");
    }

    @Test
    void aLostAnswerIsGivenAgainToTheSameAgentUntilTheTokenExpires() {
        var endpoint = Endpoint.withToken(hub.administrator().mint("ada").token());
        var first = endpoint.tryAt(hub);

        assertThat(endpoint.tryAt(hub).body()).isEqualTo(first.body());
        hub.clock().forward(Duration.ofHours(1));
        assertThat(endpoint.tryAt(hub).statusCode()).isEqualTo(401);
    }

    @Test
    void whatFailsInTheMiddleLeavesTheTokenGoodAndNothingHalfMade() {
        var endpoint = Endpoint.withToken(hub.administrator().mint("ada").token());
        var told = count("outbox_event");
        sql("CREATE TRIGGER broken BEFORE INSERT ON repository BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");

        assertThat(endpoint.tryAt(hub).statusCode()).isEqualTo(500);

        assertThat(count("host")).isZero();
        assertThat(count("agent_token")).isZero();
        assertThat(count("outbox_event")).isEqualTo(told);
        sql("DROP TRIGGER broken");
        assertThat(endpoint.tryAt(hub).statusCode()).isEqualTo(200);
    }

    @Test
    void twoTokensWhoseSecretsAreSwappedEnrolNobody() {
        var endpoint = Endpoint.withToken(hub.administrator().mint("ada").token());
        hub.administrator().mint("bob");
        sql("""
                UPDATE enrolment_token SET repo_password = (SELECT other.repo_password FROM enrolment_token AS other
                    WHERE other.id <> enrolment_token.id)""");

        assertThat(endpoint.tryAt(hub).statusCode()).isEqualTo(500);

        assertThat(hub.log().text()).contains("does not belong to that row");
        assertThat(count("host")).isZero();
    }

    @Test
    void anotherNameThanTheTokensIsAConflictAndTheTokenStaysGood() {
        var endpoint = Endpoint.withToken(hub.administrator().mint("ada").token());

        var other = Endpoint.post(hub.http("/agent/enroll"), Json.text(endpoint.request("bob")));
        var same = Endpoint.post(hub.http("/agent/enroll"), Json.text(endpoint.request("ada")));

        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(problem(other).detail()).contains("'ada'");
        assertThat(same.statusCode()).isEqualTo(200);
    }

    @Test
    void ofManyEndpointsWithOneTokenOneBecomesTheHost() {
        var token = hub.administrator().mint("ada").token();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 8).mapToObj(_ -> CompletableFuture.supplyAsync(
                    () -> Endpoint.withToken(token).tryAt(hub).statusCode(), threads)).toList();

            assertThat(calls.stream().map(CompletableFuture::join)).containsOnlyOnce(200).containsOnly(200, 401);
        }
        assertThat(count("host")).isEqualTo(1);
    }

    @Test
    void tenFailuresAMinuteFromOneAddressAndNoMore() {
        var guesses = IntStream.range(0, 11)
                .mapToObj(_ -> Endpoint.withToken("A".repeat(43)).tryAt(hub).statusCode()).toList();
        var good = Endpoint.withToken(hub.administrator().mint("ada").token());

        assertThat(guesses.subList(0, 10)).containsOnly(401);
        assertThat(guesses.get(10)).isEqualTo(429);
        assertThat(good.tryAt(hub).headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 61L);
        hub.clock().forward(Duration.ofMinutes(1));
        assertThat(good.tryAt(hub).statusCode()).isEqualTo(200);
    }

    @Test
    void addressesBehindATrustedProxyAreCountedApart() {
        hub.stop();
        hub.with("rm.trusted-proxies", "127.0.0.0/8").start();
        var guess = Json.text(Endpoint.withToken("A".repeat(43)).request(null));
        var enroll = hub.http("/agent/enroll");

        IntStream.range(0, 11).forEach(_ -> Endpoint.post(enroll, guess, "X-Forwarded-For", "203.0.113.5"));

        assertThat(Endpoint.post(enroll, guess, "X-Forwarded-For", "203.0.113.5").statusCode()).isEqualTo(429);
        assertThat(Endpoint.post(enroll, guess, "X-Forwarded-For", "203.0.113.5, 203.0.113.6").statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatIsNoEnrolmentIsToldSo() {
        var enroll = hub.http("/agent/enroll");
        var request = Endpoint.withToken("short").request(null);

        assertThat(Endpoint.post(enroll, "{").statusCode()).isEqualTo(400);
        assertThat(Endpoint.post(enroll, "{}").statusCode()).isEqualTo(400);
        assertThat(Endpoint.post(enroll, "{\"token\":\"" + "x".repeat(20_000) + "\"}").statusCode()).isEqualTo(413);
        assertThat(Endpoint.post(enroll, "x".repeat(3_000_000)).statusCode()).isEqualTo(413);
        assertThat(Endpoint.post(enroll, "[".repeat(10_000)).statusCode()).isEqualTo(400);
        var crooked = Json.text(request).replace("ada.example.org", "ada\\nforged log line");
        assertThat(problem(Endpoint.post(enroll, crooked)).errors()).extracting("field").containsExactly("hostname");
    }

    @Test
    void aTokenThatReplacesGivesTheHostANewIdentity() {
        var first = hub.enrol("ada");
        var again = hub.administrator().mint(new MintToken("ada", List.of("new"), "/srv/restic", null, null, null, null,
                first.hostId()));

        var second = Endpoint.withToken(again.token()).enrolAt(hub);

        assertThat(second.hostId()).isEqualTo(first.hostId());
        assertThat(hub.administrator().host(first.hostId()).tags()).containsExactly("new");
        assertThat(hub.administrator().host(first.hostId()).repoUrlRedacted()).isEqualTo("/srv/restic");
        try (var agent = second.connectTo(hub)) {
            assertThat(agent.greet().repository()).hasFieldOrPropertyWithValue("url", "/srv/restic");
        }
    }

    @Test
    void anAgentThatIsAnotherHostAlreadyIsAConflict() {
        var ada = hub.enrol("ada");

        var response = ada.tries(hub.administrator().mint("bob").token()).tryAt(hub);

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(count("host")).isEqualTo(1);
    }

    private static Problem problem(HttpResponse<String> response) {
        try {
            return Json.read(response.body(), Problem.class);
        } catch (Json.Malformed e) {
            throw new AssertionError("not a problem: " + response.body(), e);
        }
    }

    private void sql(String statement) {
        hub.service().bean(Transactions.class, "hub").writeSql(connection -> {
            try (var sql = connection.createStatement()) {
                return sql.execute(statement);
            }
        });
    }

    private long count(String table) {
        return hub.service().bean(Transactions.class, "hub").readSql(connection -> {
            try (var sql = connection.createStatement(); var rows = sql.executeQuery("SELECT COUNT(*) FROM " + table)) {
                return rows.getLong(1);
            }
        });
    }
}
