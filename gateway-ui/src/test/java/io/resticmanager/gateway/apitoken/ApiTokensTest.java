package io.resticmanager.gateway.apitoken;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.micronaut.inject.qualifiers.Qualifiers;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Stories;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApiTokensTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final String CREDENTIALS = "/api/hosts/" + ADA.id() + "/maintenance-credentials";
    private static final String SECRET = "{\"repo_username\": \"keeper\", \"server_password\": \"fresh secret\"}";

    @TempDir
    private Path data;
    @AutoClose
    private Gateway gateway;
    private Client alice;

    @BeforeEach
    void start() {
        gateway = Gateway.in(data);
        alice = Client.alice(gateway);
        gateway.hub().knows(ADA);
    }

    @Test
    void aProgramAsksWithItAndNeedsNoCookieAndNoCsrfToken() {
        var token = mint(alice, "{\"name\": \"report\", \"role\": \"admin\"}");

        var me = program(token, "GET", "/api/me", "");
        assertThat(me.status()).as(me.body()).isEqualTo(200);
        assertThat(me.text("name")).isEqualTo("alice");
        assertThat(me.body()).doesNotContain("csrf_token");
        assertThat(me.http().headers().allValues("Set-Cookie")).isEmpty();
        var changed = program(token, "PATCH", "/api/hosts/" + ADA.id(), "{\"tags\": [\"prod\"]}");
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    }

    @Test
    void aTimeThatIsNoWholeNumberAndANameThatNobodySeesAreRefused() {
        for (var seconds : new String[]{"3600.5", "\"3600\"", "1e300", "true"}) {
            assertThat(alice.post("/api/api-tokens", "{\"name\": \"x\", \"role\": \"viewer\", \"expires_in_s\": %s}"
                    .formatted(seconds)).body()).as(seconds).contains("\"field\":\"expires_in_s\"");
        }
        for (var name : new String[]{"\u3164", "\u2800 \u2800", "\u034f"}) {
            assertThat(alice.post("/api/api-tokens", "{\"name\": \"%s\", \"role\": \"viewer\"}".formatted(name)).body())
                    .contains("\"field\":\"name\"");
        }
        assertThat(alice.get("/api/api-tokens").body()).contains("\"items\":[]");
    }

    @Test
    void itIsToldOnceAndKeptAsAHash() throws IOException {
        var token = mint(alice, "{\"name\": \"report\", \"role\": \"viewer\"}");

        assertThat(token).matches("rmapi_[A-Za-z0-9_-]{43}");
        var listed = alice.get("/api/api-tokens");
        assertThat(listed.status()).isEqualTo(200);
        assertThat(listed.body()).contains("\"name\":\"report\"").doesNotContain(token)
                .doesNotContain(token.substring(token.length() - 20));
        try (var files = Files.walk(data)) {
            assertThat(files.filter(Files::isRegularFile).filter(file -> holds(file, token))).isEmpty();
        }
    }

    @Test
    void itCountsForTheApiAlone() {
        var token = mint(alice, "{\"name\": \"report\", \"role\": \"admin\"}");

        for (var page : new String[]{"/", "/jobs", "/live", "/profile/tokens"}) {
            var answer = program(token, "GET", page, "", "Accept", "text/html");
            assertThat(answer.status()).as(page).isIn(303, 401);
        }
    }

    @Test
    void aWrongOneIsNotHelpedByACookie() {
        var refused = alice.get("/api/me", "Authorization", "Bearer rmapi_wrong");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(alice.get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void itMayNoMoreThanItsOwner() {
        var bob = Client.person(gateway, "bob", Role.operator);

        assertThat(ask(bob, "{\"name\": \"x\", \"role\": \"admin\"}").body()).contains("\"field\":\"role\"");
        assertThat(ask(bob, "{\"name\": \"x\", \"role\": \"viewer\", \"allow_sensitive\": true}").body())
                .contains("\"field\":\"allow_sensitive\"");
        assertThat(ask(bob, "{\"name\": \"x\", \"role\": \"root\"}").body()).contains("\"field\":\"role\"");
        var viewing = mint(alice, "{\"name\": \"x\", \"role\": \"viewer\"}");
        assertThat(program(viewing, "PATCH", "/api/hosts/" + ADA.id(), "{\"tags\": []}").status()).isEqualTo(403);
    }

    @Test
    void itFollowsItsOwnerDownAtOnceAndOut() {
        var token = mint(alice, "{\"name\": \"x\", \"role\": \"admin\", \"allow_sensitive\": true}");
        assertThat(program(token, "PUT", CREDENTIALS, SECRET).status()).isEqualTo(200);

        Client.person(gateway, "another-admin", Role.admin);
        change("UPDATE person SET role = 'viewer' WHERE name = 'alice'");

        assertThat(program(token, "GET", "/api/me", "").text("role")).isEqualTo("viewer");
        assertThat(program(token, "PUT", CREDENTIALS, SECRET).status()).isEqualTo(403);
        change("DELETE FROM person WHERE name = 'alice'");
        assertThat(program(token, "GET", "/api/me", "").status()).isEqualTo(401);
        assertThat(alice.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void itsNameIsWhatPeopleSee() {
        for (var name : new String[]{"", "  ", "\\u2003", "a\\u0000b", "a\\nb", "\\u202egnp", "a\\u200bb", "a\\ud800",
                "\\u00a0",
                "x".repeat(65)}) {
            var refused = ask(alice, "{\"name\": \"%s\", \"role\": \"viewer\"}".formatted(name));
            assertThat(refused.status()).as(name).isEqualTo(422);
            assertThat(refused.body()).as(name).contains("\"field\":\"name\"");
        }
        assertThat(alice.get("/api/api-tokens").body()).contains("\"items\":[]");
        mint(alice, "{\"name\": \"Müllers Bericht \\ud83d\\ude00\", \"role\": \"viewer\"}");
    }

    @Test
    void itExpiresAndItsEndIsBounded() {
        var token = mint(alice, "{\"name\": \"x\", \"role\": \"viewer\", \"expires_in_s\": 3600}");
        gateway.clock().move(Duration.ofMinutes(59));
        assertThat(program(token, "GET", "/api/me", "").status()).isEqualTo(200);

        gateway.clock().move(Duration.ofMinutes(1));

        assertThat(program(token, "GET", "/api/me", "").status()).isEqualTo(401);
        alice.signIn("alice", Client.PASSWORD);
        for (var end : new String[]{"\"expires_in_s\": 31536001", "\"expires_in_s\": 59", "\"expires_in_s\": -1",
                "\"expires_in_s\": 9223372036854775807", "\"expires_at\": \"2999-01-01T00:00:00Z\"",
                "\"allow_sensitive\": true, \"expires_in_s\": 7776001"}) {
            var refused = ask(alice, "{\"name\": \"x\", \"role\": \"viewer\", %s}".formatted(end));
            assertThat(refused.status()).as(end).isEqualTo(422);
            assertThat(refused.body()).as(end).contains("\"field\":\"expires_in_s\"");
        }
    }

    @Test
    void whatIsRevokedIsRefusedAtOnceAndOnlyOnesOwnCanBe() {
        var made = ask(alice, "{\"name\": \"x\", \"role\": \"viewer\"}");
        var bob = Client.person(gateway, "bob", Role.admin);

        assertThat(bob.get("/api/api-tokens").body()).contains("\"items\":[]");
        assertThat(bob.json("DELETE", "/api/api-tokens/" + made.text("id"), "").status()).isEqualTo(404);
        assertThat(program(made.text("token"), "GET", "/api/me", "").status()).isEqualTo(200);
        assertThat(alice.json("DELETE", "/api/api-tokens/" + made.text("id"), "").status()).isEqualTo(204);
        assertThat(program(made.text("token"), "GET", "/api/me", "").status()).isEqualTo(401);
    }

    @Test
    void itsLastUseIsNotedOnceAMinute() {
        var token = mint(alice, "{\"name\": \"x\", \"role\": \"viewer\"}");
        assertThat(alice.get("/api/api-tokens").body()).doesNotContain("last_used_at");
        program(token, "GET", "/api/me", "");
        var first = alice.get("/api/api-tokens").body();
        assertThat(first).contains("last_used_at");

        gateway.clock().move(Duration.ofSeconds(59));
        program(token, "GET", "/api/me", "");
        assertThat(alice.get("/api/api-tokens").body()).isEqualTo(first);
        gateway.clock().move(Duration.ofSeconds(1));
        program(token, "GET", "/api/me", "");
        assertThat(alice.get("/api/api-tokens").body()).isNotEqualTo(first);
    }

    @Test
    void whatWantsAPasswordWantsATokenMadeForIt() {
        var usual = mint(alice, "{\"name\": \"usual\", \"role\": \"admin\"}");

        assertThat(program(usual, "PUT", CREDENTIALS, SECRET).problem()).isEqualTo("password-required");
        assertThat(program(usual, "POST", "/api/api-tokens", "{\"name\": \"x\", \"role\": \"viewer\"}").problem())
                .isEqualTo("password-required");
        assertThat(program(usual, "DELETE", "/api/sessions", "").problem()).isEqualTo("session-required");
        assertThat(program(usual, "POST", "/api/sessions/confirm", "{\"password\": \"%s\"}".formatted(Client.PASSWORD))
                .problem()).isEqualTo("session-required");
    }

    @Test
    void aTokenThatMakesATokenIsNotOutlivedByIt() {
        var maker = mint(alice,
                "{\"name\": \"maker\", \"role\": \"admin\", \"allow_sensitive\": true, \"expires_in_s\": 7200}");

        var short1 = program(maker, "POST", "/api/api-tokens",
                "{\"name\": \"short\", \"role\": \"viewer\", \"expires_in_s\": 3600}");
        var longer = program(maker, "POST", "/api/api-tokens",
                "{\"name\": \"long\", \"role\": \"viewer\", \"expires_in_s\": 7201}");

        assertThat(short1.status()).as(short1.body()).isEqualTo(201);
        assertThat(longer.body()).contains("\"field\":\"expires_in_s\"", "outlive");
    }

    @Test
    void guessingIsSlowedDownAndShutsNobodyElseOut() {
        var token = mint(alice, "{\"name\": \"x\", \"role\": \"viewer\"}");
        for (var guess = 0; guess < BearerFailures.MOST; guess++) {
            assertThat(program("rmapi_" + guess, "GET", "/api/me", "").status()).isEqualTo(401);
        }

        var slowedDown = program("rmapi_more", "GET", "/api/me", "");

        assertThat(slowedDown.status()).isEqualTo(429);
        assertThat(slowedDown.problem()).isEqualTo("too-many-attempts");
        assertThat(Long.parseLong(slowedDown.header("Retry-After"))).isBetween(3_590L, 3_600L);
        assertThat(program(token, "GET", "/api/me", "").status()).isEqualTo(200);
        gateway.clock().move(BearerFailures.WINDOW);
        assertThat(program("rmapi_more", "GET", "/api/me", "").status()).isEqualTo(401);
    }

    @Test
    void nobodyHasMoreThanFifty() {
        for (var one = 0; one < ApiTokens.MOST; one++) {
            mint(alice, "{\"name\": \"x\", \"role\": \"viewer\"}");
        }

        assertThat(ask(alice, "{\"name\": \"x\", \"role\": \"viewer\"}").problem()).isEqualTo("conflict");
    }

    @Test
    void thatOneWasMadeAndRevokedIsWrittenDownWithoutIt() {
        var made = ask(alice, "{\"name\": \"report\", \"role\": \"viewer\"}");
        alice.json("DELETE", "/api/api-tokens/" + made.text("id"), "");

        var acts = transactions().readSql(connection -> Ask.rows(connection,
                row -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3),
                "SELECT action, actor, details FROM audit_log WHERE target_id = ? ORDER BY n", made.text("id")));
        assertThat(acts).hasSize(2);
        assertThat(acts.getFirst()).startsWith("api_token.create alice report, viewer, until ")
                .doesNotContain(made.text("token"));
        assertThat(acts.getLast()).startsWith("api_token.revoke alice");
    }

    private static Client.Answer ask(Client client, String wish) {
        return client.post("/api/api-tokens", wish);
    }

    private static String mint(Client client, String wish) {
        var made = ask(client, wish);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.text("token");
    }

    private Client.Answer program(String token, String method, String path, String json, String... headers) {
        var all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Authorization";
        all[1] = "Bearer " + token;
        return new Client(gateway).json(method, path, json, all);
    }

    private void change(String sql) {
        transactions().writeSql(connection -> Ask.change(connection, sql));
    }

    private Transactions transactions() {
        return gateway.context().getBean(Transactions.class, Qualifiers.byName("gateway"));
    }

    private static boolean holds(Path file, String token) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(token);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
