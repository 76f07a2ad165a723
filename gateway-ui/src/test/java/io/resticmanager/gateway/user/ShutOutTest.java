package io.resticmanager.gateway.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.AuditSeen;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Client.Answer;
import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who loses rights, or whose password is new, keeps no way in: no link made for others, no API token. */
final class ShutOutTest {

    private static final Pattern CSRF = Pattern.compile("name=\"csrfToken\" value=\"([^\"]+)\"");
    private static final String FRESH = "chosen quite afresh";

    @AutoClose
    private Gateway gateway;
    private Client alice;
    private Client carol;

    @BeforeEach
    void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        alice = Client.alice(gateway);
        carol = Client.person(gateway, "carol", Role.admin);
    }

    @Test
    void aRemovedAdministratorBecomesNobodyElseByALink() {
        var link = link(carol, id(alice));
        assertThat(opens(link)).isEqualTo(200);

        alice.json("DELETE", "/api/users/" + id(carol) + "?confirm=carol", "");

        assertThat(opens(link)).isEqualTo(410);
        assertThat(accept(link).status()).isEqualTo(410);
        assertThat(new Client(gateway).signIn("alice", FRESH).status()).isEqualTo(401);
        assertThat(alice.get("/api/invitations").body()).contains("\"items\":[]");
        assertThat(AuditSeen.in(gateway)).filteredOn(seen -> seen.action().equals("user.remove")).singleElement()
                .satisfies(seen -> assertThat(seen.details()).isEqualTo("carol, admin, links made void: 1"));
    }

    @Test
    void noneOfWhoIsNoAdministratorAnyMoreIsGood() {
        var link = link(carol, id(alice));
        var carols = id(carol);

        alice.json("PATCH", "/api/users/" + carols, "{\"role\": \"operator\"}");
        assertThat(opens(link)).isEqualTo(410);
        alice.json("PATCH", "/api/users/" + carols, "{\"role\": \"admin\"}");

        assertThat(opens(link)).as("for good").isEqualTo(410);
        assertThat(accept(link).status()).isEqualTo(410);
    }

    @Test
    void whoGetsANewPasswordByLinkKeepsNeitherLinksNorTokens() {
        var made = link(carol, id(alice));
        var token = mint(carol, "admin", false).text("token");

        assertThat(accept(link(alice, id(carol))).status()).isEqualTo(303);

        assertThat(opens(made)).isEqualTo(410);
        assertThat(by(token, "GET", "/api/me").status()).isEqualTo(401);
        assertThat(new Client(gateway).signIn("carol", FRESH).status()).isEqualTo(201);
        assertThat(AuditSeen.in(gateway)).filteredOn(seen -> seen.action().equals("invitation.accept")).singleElement()
                .satisfies(seen -> assertThat(seen.details())
                        .isEqualTo("carol chose a new password, API tokens ended: 1, links made void: 1"));
    }

    @Test
    void onesOwnNewPasswordEndsOnesTokensAndVoidsOnesLinks() {
        var made = link(carol, id(alice));
        var token = mint(carol, "viewer", false).text("token");
        var others = mint(alice, "viewer", false).text("token");

        assertThat(carol.page("/profile")).contains("ends your API tokens");
        var changed = carol.json("PUT", "/api/me/password",
                "{\"current\": \"%s\", \"password\": \"%s\"}".formatted(Client.PASSWORD, FRESH));

        assertThat(changed.status()).as(changed.body()).isLessThan(300);
        assertThat(by(token, "GET", "/api/me").status()).isEqualTo(401);
        assertThat(opens(made)).isEqualTo(410);
        assertThat(by(others, "GET", "/api/me").status()).as("nobody else's").isEqualTo(200);
    }

    @Test
    void anotherRoleEndsTokensForGood() {
        var token = mint(carol, "admin", true).text("token");
        var carols = id(carol);

        alice.json("PATCH", "/api/users/" + carols, "{\"role\": \"viewer\"}");
        assertThat(by(token, "GET", "/api/me").status()).isEqualTo(401);
        alice.json("PATCH", "/api/users/" + carols, "{\"role\": \"admin\"}");

        assertThat(by(token, "GET", "/api/me").status()).isEqualTo(401);
    }

    @Test
    void administratorsSeeAndRevokeTheTokensOfOthers() {
        var bob = Client.person(gateway, "bob", Role.operator);
        var made = mint(bob, "operator", false);
        var kept = mint(bob, "viewer", false);
        var address = "/api/users/" + id(bob) + "/api-tokens";

        assertThat(alice.get(address).body()).contains(made.text("id"), kept.text("id"))
                .doesNotContain(made.text("token"));
        assertThat(alice.json("DELETE", address + "/" + made.text("id"), "").status()).isEqualTo(204);
        assertThat(alice.json("DELETE", address + "/" + made.text("id"), "").status()).isEqualTo(404);

        assertThat(by(made.text("token"), "GET", "/api/me").status()).isEqualTo(401);
        assertThat(by(kept.text("token"), "GET", "/api/me").status()).isEqualTo(200);
        assertThat(bob.get("/api/users/" + id(alice) + "/api-tokens").status()).isEqualTo(403);
        assertThat(alice.get("/api/users/01JTCW3V5D3XQ0P1T6C2B6E7F8/api-tokens").status()).isEqualTo(404);
        assertThat(AuditSeen.in(gateway)).filteredOn(seen -> seen.action().equals("api_token.revoke")).singleElement()
                .satisfies(seen -> assertThat(seen.details()).endsWith(", of user " + id(bob)));
    }

    @Test
    void theyDoSoOnThePersonsPageToo() {
        var bob = Client.person(gateway, "bob", Role.operator);
        var made = mint(bob, "operator", false);
        var address = "/settings/users/" + id(bob);

        assertThat(alice.page(address)).contains("report script");
        var revoked = alice.form(address + "/api-tokens/" + made.text("id") + "/revoke",
                Map.of("csrfToken", alice.csrf()));

        assertThat(revoked.header("Location")).isEqualTo(address);
        assertThat(alice.page(address)).doesNotContain("report script");
        assertThat(by(made.text("token"), "GET", "/api/me").status()).isEqualTo(401);
    }

    @Test
    void aTokenRevokesNoneThatMayMore() {
        var admins = mint(carol, "admin", false);
        var viewing = mint(carol, "viewer", true).text("token");

        assertThat(by(viewing, "DELETE", "/api/api-tokens/" + admins.text("id")).status()).isEqualTo(403);
        assertThat(by(viewing, "DELETE", "/api/users/" + id(carol) + "/api-tokens/" + admins.text("id")).status())
                .isEqualTo(403);

        assertThat(by(admins.text("token"), "GET", "/api/me").status()).isEqualTo(200);
    }

    private static Answer mint(Client client, String role, boolean sensitive) {
        var made = client.post("/api/api-tokens",
                "{\"name\": \"report script\", \"role\": \"%s\", \"allow_sensitive\": %s}"
                        .formatted(role, sensitive));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made;
    }

    private static String link(Client maker, String userId) {
        var made = maker.post("/api/invitations", "{\"user_id\": \"%s\"}".formatted(userId));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var url = made.text("invite_url");
        return url.substring(url.indexOf("/invitation"));
    }

    private Answer by(String token, String method, String path) {
        return new Client(gateway).json(method, path, "", "Authorization", "Bearer " + token);
    }

    private int opens(String link) {
        return new Client(gateway).get(link, "Accept", "text/html").status();
    }

    private Answer accept(String link) {
        var browser = new Client(gateway);
        var csrf = CSRF.matcher(browser.get("/login", "Accept", "text/html").body());
        assertThat(csrf.find()).isTrue();
        var form = new HashMap<>(Map.of("password", FRESH, "repeated", FRESH, "csrfToken", csrf.group(1)));
        form.put("token", link.substring(link.indexOf('=') + 1));
        return browser.form("/invitation", form);
    }

    private static String id(Client client) {
        return client.get("/api/me").text("user_id");
    }
}
