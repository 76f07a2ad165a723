package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Client.Answer;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Shown;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UserPagesTest {

    @AutoClose
    private Gateway gateway;
    private Client alice;

    @BeforeEach
    void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        alice = Client.alice(gateway);
    }

    @Test
    void theListTellsWhoMayDoWhat() {
        Client.person(gateway, "bob", Role.operator);
        alice.post("/api/users", "{\"username\": \"carol\", \"role\": \"viewer\"}");

        var list = alice.page("/settings/users");

        assertThat(list).contains(">alice</a>", ">bob</a>", ">carol</a>", "operator", "Active", "Invited", "never");
        assertThat(list.split(" you</span>")).as("one's own row is marked").hasSize(2);
    }

    @Test
    void whoIsAddedWithoutAPasswordGetsALinkThatIsShown() {
        var made = send("/settings/users/new", Map.of("username", "bob", "role", "operator", "password", ""));

        assertThat(made.status()).as(made.body()).isEqualTo(303);
        var shown = alice.get(made.header("Location"), "Accept", "text/html");
        assertThat(shown.body()).contains("Invite bob", "/invitation?token=");
        assertThat(shown.header("Cache-Control")).isEqualTo("no-store");
        assertThat(alice.page("/settings/users/" + id("bob"))).contains("Made by alice, good until")
                .doesNotContain("/invitation?token=");
    }

    @Test
    void aReloadNeitherLosesTheLinkNorMakesAnotherAndOthersDoNotSeeIt() {
        var carol = Client.person(gateway, "carol", Role.admin);
        var address = send("/settings/users/new", Map.of("username", "bob", "role", "operator", "password", ""))
                .header("Location");
        var bob = "/settings/users/" + id("bob");

        assertThat(address).isEqualTo(bob + "/link");
        assertThat(alice.page(address)).contains("/invitation?token=");
        assertThat(alice.page(address)).contains("/invitation?token=");
        assertThat(carol.get(address, "Accept", "text/html").header("Location")).isEqualTo(bob);
        gateway.clock().move(FreshLinks.SHOWN);
        assertThat(alice.get(address, "Accept", "text/html").header("Location")).isEqualTo(bob);
    }

    @Test
    void aLinkThatIsVoidIsShownNoMore() {
        Client.person(gateway, "bob", Role.operator);
        var bob = "/settings/users/" + id("bob");
        var address = send(bob + "/invite", Map.of()).header("Location");
        assertThat(alice.page(address)).contains("New password for bob");

        alice.post("/api/invitations", "{\"user_id\": \"%s\"}".formatted(id("bob")));

        assertThat(alice.get(address, "Accept", "text/html").header("Location")).isEqualTo(bob);
    }

    @Test
    void whoIsAddedWithAPasswordSignsInWithIt() {
        var made = send("/settings/users/new",
                Map.of("username", "bob", "role", "operator", "password", Client.PASSWORD));

        assertThat(made.header("Location")).isEqualTo("/settings/users");
        assertThat(new Client(gateway).signIn("bob", Client.PASSWORD).text("role")).isEqualTo("operator");
    }

    @Test
    void whatIsWrongIsShownAtItsFieldAndThePasswordIsNotShownAgain() {
        var wrong = send("/settings/users/new", Map.of("username", "a b", "role", "operator", "password", "too short"));
        var taken = send("/settings/users/new", Map.of("username", "Alice", "role", "operator", "password", ""));
        var role = send("/settings/users/new", Map.of("username", "bob", "role", "root", "password", ""));

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(new Shown(wrong.body()).message("u-username")).contains("1 to 64 letters");
        assertThat(new Shown(wrong.body()).message("u-password")).contains("12 characters");
        assertThat(new Shown(wrong.body()).value("u-username")).isEqualTo("a b");
        assertThat(new Shown(wrong.body()).value("u-role")).isEqualTo("operator");
        assertThat(wrong.body()).doesNotContain("too short");
        assertThat(new Shown(taken.body()).message("u-username")).contains("of this name already");
        assertThat(new Shown(role.body()).message("u-role")).contains("viewer, operator, admin");
        var twice = alice.form("/settings/users/new", List.of(Map.entry("csrfToken", alice.csrf()),
                Map.entry("username", "bob"), Map.entry("username", "bob2"), Map.entry("role", "viewer")));
        assertThat(new Shown(twice.body()).message("u-username")).contains("more than once");
    }

    @Test
    void aRoleIsChangedAndTheLastAdministratorIsToldWhyNot() {
        var bob = Client.person(gateway, "bob", Role.operator);
        var address = "/settings/users/" + id("bob");

        assertThat(send(address + "/role", Map.of("role", "viewer")).header("Location")).isEqualTo(address);
        assertThat(new Shown(alice.page(address)).value("u-role")).isEqualTo("viewer");
        assertThat(bob.get("/api/me").status()).isEqualTo(401);

        var own = "/settings/users/" + id("alice");
        var refused = send(own + "/role", Map.of("role", "viewer"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(new Shown(refused.body()).note()).contains("alice is the last administrator who can sign in.");
    }

    @Test
    void aLinkForANewPasswordIsMadeAndRevoked() {
        Client.person(gateway, "bob", Role.operator);
        var address = "/settings/users/" + id("bob");

        assertThat(alice.page(address)).contains("Reset the password").doesNotContain("Revoke link");
        assertThat(alice.page(send(address + "/invite", Map.of()).header("Location")))
                .contains("New password for bob", "/invitation?token=");
        var link = alice.get("/api/invitations").json().get("items").get(0).get("id").getStringValue();
        assertThat(send(address + "/invite/" + link + "/revoke", Map.of()).header("Location")).isEqualTo(address);
        assertThat(alice.page(address)).doesNotContain("Revoke link");
        assertThat(send(address + "/invite/" + link + "/revoke", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void sessionsOfOthersAreShownAndEnded() {
        var bob = Client.person(gateway, "bob", Role.operator);
        var address = "/settings/users/" + id("bob");
        var session = bob.get("/api/sessions").json().get("items").get(0).get("id").getStringValue();

        assertThat(alice.page(address)).contains("127.0.0.1", session);
        assertThat(send(address + "/sessions/" + session + "/revoke", Map.of()).header("Location"))
                .isEqualTo(address);

        assertThat(bob.get("/api/me").status()).isEqualTo(401);
        assertThat(alice.page(address)).contains("Nowhere just now.");
    }

    @Test
    void removingAsksForTheName() {
        Client.person(gateway, "bob", Role.operator);
        var address = "/settings/users/" + id("bob");

        var refused = send(address + "/remove", Map.of("confirm", "bo"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(new Shown(refused.body()).message("confirm")).isEqualTo("Type the name exactly: bob");
        assertThat(send(address + "/remove", Map.of("confirm", "bob")).header("Location"))
                .isEqualTo("/settings/users");
        assertThat(alice.get(address, "Accept", "text/html").status()).isEqualTo(404);
    }

    @Test
    void onlyAdministratorsAreLedThere() {
        var bob = Client.person(gateway, "bob", Role.operator);

        assertThat(alice.page("/settings/about")).contains("/settings/users", "/settings/authentication");
        assertThat(bob.page("/settings/about")).doesNotContain("/settings/users").doesNotContain(
                "/settings/authentication");
    }

    private Answer send(String path, Map<String, String> fields) {
        var form = new HashMap<>(fields);
        form.put("csrfToken", alice.csrf());
        return alice.form(path, form);
    }

    private String id(String name) {
        var items = alice.get("/api/users").json().get("items");
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).get("username").getStringValue().equals(name)) {
                return items.get(i).get("id").getStringValue();
            }
        }
        throw new AssertionError("nobody is called " + name);
    }
}
