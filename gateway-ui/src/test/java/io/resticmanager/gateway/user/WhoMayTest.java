package io.resticmanager.gateway.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every route about people, asked by those who may not, and without what our own pages send along. */
final class WhoMayTest {

    private static final List<String> CHANGES = List.of("POST /api/users", "PATCH /api/users/{id}",
            "DELETE /api/users/{id}?confirm=alice", "POST /api/invitations", "DELETE /api/invitations/x",
            "POST /settings/users/new", "POST /settings/users/{id}/role", "POST /settings/users/{id}/invite",
            "POST /settings/users/{id}/invite/x/revoke", "POST /settings/users/{id}/sessions/x/revoke",
            "POST /settings/users/{id}/remove");
    private static final List<String> LOOKS = List.of("GET /api/users", "GET /api/invitations",
            "GET /api/sessions?user_id={id}", "GET /settings/users", "GET /settings/users/new",
            "GET /settings/users/{id}", "GET /settings/authentication");
    private static final List<String> OWN = List.of("PUT /api/me/password", "DELETE /api/sessions/x",
            "POST /profile/password", "POST /profile/sessions/x/revoke");

    @AutoClose
    private static Gateway gateway;
    private static Client alice;
    private static String id;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        alice = Client.alice(gateway);
        id = alice.get("/api/me").text("user_id");
    }

    @Test
    void onlyAdministratorsLookAfterPeople() {
        for (var role : List.of(Role.viewer, Role.operator)) {
            var person = Client.person(gateway, "some-" + role, role);
            for (var route : LOOKS) {
                assertThat(ask(person, route, person.csrf())).as(role + " " + route).isEqualTo(403);
            }
            for (var route : CHANGES) {
                assertThat(ask(person, route, person.csrf())).as(role + " " + route).isEqualTo(403);
            }
        }
        assertThat(alice.get("/api/users").body()).contains("\"role\":\"admin\"");
    }

    @Test
    void nothingIsChangedWithoutTheToken() {
        for (var route : CHANGES) {
            assertThat(ask(alice, route, "")).as(route).isEqualTo(403);
        }
        for (var route : OWN) {
            assertThat(ask(alice, route, "AAAA.BBBB")).as(route).isEqualTo(403);
        }
        assertThat(alice.get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void aForeignPageChangesNothing() {
        for (var route : CHANGES) {
            var parts = parts(route);
            assertThat(alice.json(parts[0], parts[1], "{}", "Origin", "https://evil.example").status()).as(route)
                    .isEqualTo(403);
        }
    }

    @Test
    void aSessionOfSomebodyElseIsNoneForWhoIsNoAdministrator() {
        var bob = Client.person(gateway, "bob", Role.operator);
        var mine = alice.get("/api/sessions").json().get("items").get(0).get("id").getStringValue();

        assertThat(bob.json("DELETE", "/api/sessions/" + mine, "").status()).isEqualTo(404);
        assertThat(bob.form("/profile/sessions/" + mine + "/revoke", Map.of("csrfToken", bob.csrf())).status())
                .isEqualTo(404);
        assertThat(alice.get("/api/me").status()).isEqualTo(200);
    }

    private static int ask(Client who, String route, String csrf) {
        var parts = parts(route);
        if (parts[0].equals("GET")) {
            return who.get(parts[1], "Accept", parts[1].startsWith("/api/") ? "application/json" : "text/html")
                    .status();
        }
        return parts[1].startsWith("/api/")
                ? who.json(parts[0], parts[1], "{}", "X-CSRF-TOKEN", csrf).status()
                : who.send(parts[0], parts[1], BodyPublishers.ofString("csrfToken=" + csrf), "Content-Type",
                        "application/x-www-form-urlencoded", "Accept", "text/html").status();
    }

    private static String[] parts(String route) {
        return route.replace("{id}", id).split(" ", 2);
    }
}
