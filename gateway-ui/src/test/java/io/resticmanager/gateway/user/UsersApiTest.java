package io.resticmanager.gateway.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
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

final class UsersApiTest {

    private static final int POLICY_VIOLATION = 1008;

    @AutoClose
    private Gateway gateway;
    private Client alice;

    @BeforeEach
    void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        alice = Client.alice(gateway);
    }

    @Test
    void whoIsMadeWithAPasswordSignsInWithIt() {
        var made = create("Bob", "operator", Client.PASSWORD);

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.text("user_id")).hasSize(26);
        assertThat(made.body()).doesNotContain("invite_url");
        var bob = new Client(gateway);
        assertThat(bob.signIn("bob", Client.PASSWORD).text("role")).isEqualTo("operator");
        assertThat(alice.get("/api/users").body()).contains("\"username\":\"alice\"", "\"username\":\"bob\"",
                "\"invited\":false", "signed_in_at").doesNotContain("argon2");
    }

    @Test
    void everyActIsWrittenDown() {
        var bob = create("bob", "viewer", Client.PASSWORD).text("user_id");
        alice.json("PATCH", "/api/users/" + bob, "{\"role\": \"operator\"}");
        alice.json("PATCH", "/api/users/" + bob, "{\"role\": \"operator\"}");
        alice.json("DELETE", "/api/users/" + bob + "?confirm=bob", "");

        assertThat(AuditSeen.acts(gateway)).containsSubsequence("alice user.create ok", "alice user.update ok",
                "alice user.remove ok").containsOnlyOnce("alice user.update ok");
        assertThat(AuditSeen.in(gateway)).filteredOn(seen -> seen.action().equals("user.update")).singleElement()
                .satisfies(seen -> assertThat(seen.details()).isEqualTo("bob: role viewer to operator"))
                .satisfies(seen -> assertThat(seen.target()).isEqualTo(bob));
    }

    @Test
    void aNameIsOnesOwnWhateverItsCaseAndTheKeyboard() {
        create("kim", "viewer", Client.PASSWORD);

        for (var name : List.of("kim", "KIM", " kim ", "\u212Aim")) {
            assertThat(fields(create(name, "viewer", Client.PASSWORD))).as(name).contains("username");
        }
        assertThat(alice.get("/api/users").body().split("\"username\"")).hasSize(3);
    }

    @Test
    void whatIsNoNameNoRoleOrNoPasswordIsToldAtItsField() {
        // The second a is Cyrillic.
        for (var name : List.of("", " ", "al ice", "aliс\u0430", "<b>", "-x", "x".repeat(65), "x".repeat(100_000),
                "a\\u0000b", "../x", "alice\\n")) {
            assertThat(fields(create(name, "viewer", Client.PASSWORD))).as(name).contains("username");
        }
        for (var role : List.of("", "root", "ADMIN", "admin ")) {
            assertThat(fields(create("bob", role, Client.PASSWORD))).as(role).contains("role");
        }
        assertThat(fields(create("bob", "viewer", "too short"))).contains("password");
        assertThat(fields(create("bob", "viewer", "x".repeat(1_001)))).contains("password");
        assertThat(fields(create("", "", ""))).contains("username", "role", "password");
        assertThat(fields(alice.post("/api/users", "{\"username\": 7, \"role\": [], \"is_admin\": true}")))
                .contains("username", "role", "is_admin");
        assertThat(alice.post("/api/users", "[]").status()).isEqualTo(400);
        assertThat(alice.get("/api/users").body().split("\"username\"")).hasSize(2);
    }

    @Test
    void anotherRoleSignsThatPersonOutEverywhereAndTellsOpenPages() throws Exception {
        var bob = Client.person(gateway, "bob", Role.operator);
        var page = LivePage.open(gateway, bob, origin());
        page.hear();
        var id = bob.get("/api/me").text("user_id");

        var changed = alice.json("PATCH", "/api/users/" + id, "{\"role\": \"viewer\"}");

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.text("role")).isEqualTo("viewer");
        assertThat(page.closeCode()).isEqualTo(POLICY_VIOLATION);
        assertThat(bob.get("/api/me").status()).isEqualTo(401);
        assertThat(bob.signIn("bob", Client.PASSWORD).text("role")).isEqualTo("viewer");
        assertThat(alice.get("/api/me").status()).as("nobody else is").isEqualTo(200);
    }

    @Test
    void whoIsRemovedIsSignedOutAndTheNameIsFreeAgain() throws Exception {
        var bob = Client.person(gateway, "bob", Role.operator);
        var page = LivePage.open(gateway, bob, origin());
        page.hear();
        var address = "/api/users/" + bob.get("/api/me").text("user_id");

        assertThat(fields(alice.json("DELETE", address, ""))).contains("confirm");
        assertThat(fields(alice.json("DELETE", address + "?confirm=alice", ""))).contains("confirm");
        assertThat(alice.json("DELETE", address + "?confirm=bob", "").status()).isEqualTo(204);

        assertThat(page.closeCode()).isEqualTo(POLICY_VIOLATION);
        assertThat(bob.get("/api/me").status()).isEqualTo(401);
        assertThat(bob.signIn("bob", Client.PASSWORD).status()).isEqualTo(401);
        assertThat(alice.json("DELETE", address + "?confirm=bob", "").status()).isEqualTo(404);
        assertThat(create("bob", "viewer", Client.PASSWORD).status()).isEqualTo(201);
    }

    @Test
    void theLastAdministratorStaysAndStaysOne() {
        var me = alice.get("/api/me").text("user_id");
        create("carol", "admin", null);

        var demoted = alice.json("PATCH", "/api/users/" + me, "{\"role\": \"operator\"}");
        var removed = alice.json("DELETE", "/api/users/" + me + "?confirm=alice", "");

        assertThat(demoted.problem()).as("who was only invited can not sign in").isEqualTo("conflict");
        assertThat(removed.problem()).isEqualTo("conflict");
        assertThat(removed.body()).contains("Make somebody else one first.");
        assertThat(alice.get("/api/me").text("role")).isEqualTo("admin");
    }

    @Test
    void oneRemovesOneselfOnlyByNameAndWhileAnotherAdministratorIsThere() {
        Client.person(gateway, "carol", Role.admin);
        var me = "/api/users/" + alice.get("/api/me").text("user_id");

        assertThat(alice.json("DELETE", me, "").status()).isEqualTo(422);
        assertThat(alice.json("DELETE", me + "?confirm=alice", "").status()).isEqualTo(204);
        assertThat(alice.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void ofTwoAdministratorsWhoDemoteEachOtherAtOnceOneStays() throws Exception {
        var carol = Client.person(gateway, "carol", Role.admin);
        var one = alice.get("/api/me").text("user_id");
        var other = carol.get("/api/me").text("user_id");
        List<Callable<Answer>> race = List.of(
                () -> alice.json("PATCH", "/api/users/" + other, "{\"role\": \"viewer\"}"),
                () -> carol.json("PATCH", "/api/users/" + one, "{\"role\": \"viewer\"}"));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads.invokeAll(race).stream().map(answer -> answer.resultNow().status()).toList();
            assertThat(statuses).containsOnlyOnce(200).isSubsetOf(200, 401, 409);
        }
        assertThat(gateway.get(People.class).administratorsBeside("")).isEqualTo(1);
    }

    @Test
    void theSchemaItselfKeepsTheLastAdministrator() {
        var people = gateway.get(People.class);
        var me = alice.get("/api/me").text("user_id");

        assertThatThrownBy(() -> people.changeRole(me, "viewer")).hasMessageContaining("the last administrator");
        assertThatThrownBy(() -> people.deleteById(me)).hasMessageContaining("the last administrator");
        assertThat(alice.get("/api/me").text("role")).isEqualTo("admin");
    }

    @Test
    void anIdThatIsMadeUpIsNobody() {
        for (var id : List.of("x", "01JTCW3V5D3XQ0P1T6C2B6E7F8", "%27%20OR%201=1", "..%2Fme", "x".repeat(5_000))) {
            assertThat(alice.json("PATCH", "/api/users/" + id, "{\"role\": \"viewer\"}").status()).as(id)
                    .isEqualTo(404);
            assertThat(alice.json("DELETE", "/api/users/" + id + "?confirm=alice", "").status()).as(id).isEqualTo(404);
        }
    }

    private Answer create(String name, String role, String password) {
        return alice.post("/api/users", password == null
                ? "{\"username\": \"%s\", \"role\": \"%s\"}".formatted(name, role)
                : "{\"username\": \"%s\", \"role\": \"%s\", \"password\": \"%s\"}".formatted(name, role, password));
    }

    private String origin() {
        return gateway.at("/").toString().replaceFirst("/$", "");
    }

    private static List<String> fields(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        return java.util.regex.Pattern.compile("\"field\":\"([^\"]+)\"").matcher(answer.body()).results()
                .map(found -> found.group(1)).toList();
    }
}
