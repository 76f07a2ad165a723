package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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

final class ProfilePageTest {

    private static final String NEW = "a new one, rather long";

    @AutoClose
    private Gateway gateway;
    private Client bob;

    @BeforeEach
    void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        Client.alice(gateway);
        bob = Client.person(gateway, "bob", Role.viewer);
    }

    @Test
    void everybodyHasOne() {
        var page = bob.page("/profile");

        assertThat(page).contains(">bob</h2>", "viewer", "this one", "127.0.0.1");
        assertThat(bob.page("/")).contains("href=\"/profile\"", "Profile of bob");
    }

    @Test
    void aNewPasswordLeadsBackSignedIn() {
        var elsewhere = new Client(gateway);
        elsewhere.signIn("bob", Client.PASSWORD);

        var changed = change(Client.PASSWORD, NEW, NEW);

        assertThat(changed.header("Location")).as(changed.body()).isEqualTo("/profile");
        assertThat(bob.page("/profile")).contains(">bob</h2>");
        assertThat(elsewhere.get("/api/me").status()).isEqualTo(401);
        assertThat(new Client(gateway).signIn("bob", NEW).status()).isEqualTo(201);
    }

    @Test
    void whatIsWrongIsShownAtItsFieldAndNoPasswordIsShownAgain() {
        var wrong = change("not the present one", NEW, NEW);
        var differs = change(Client.PASSWORD, NEW, NEW + "!");
        var tooShort = change(Client.PASSWORD, "too short", "too short");

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(new Shown(wrong.body()).message("p-current")).isEqualTo("This is not your present password.");
        assertThat(new Shown(differs.body()).message("p-repeated")).isEqualTo("The two passwords differ.");
        assertThat(new Shown(tooShort.body()).message("p-password")).contains("12 characters");
        for (var answer : new Answer[]{wrong, differs, tooShort}) {
            assertThat(answer.body()).doesNotContain(NEW).doesNotContain("not the present one").doesNotContain(
                    Client.PASSWORD);
        }
    }

    @Test
    void aSessionIsRevokedAndOnesOwnLeadsToSignIn() {
        var elsewhere = new Client(gateway);
        elsewhere.signIn("bob", Client.PASSWORD);
        var other = session(false);
        var own = session(true);

        assertThat(revoke(other).header("Location")).isEqualTo("/profile");
        assertThat(elsewhere.get("/api/me").status()).isEqualTo(401);
        assertThat(revoke(other).status()).isEqualTo(404);
        revoke(own);
        assertThat(bob.get("/profile", "Accept", "text/html").header("Location")).startsWith("/login");
    }

    private Answer change(String current, String password, String repeated) {
        return bob.form("/profile/password", Map.of("csrfToken", bob.csrf(), "current", current, "password", password,
                "repeated", repeated));
    }

    private Answer revoke(String id) {
        return bob.form("/profile/sessions/" + id + "/revoke", Map.of("csrfToken", bob.csrf()));
    }

    private String session(boolean current) {
        var items = bob.get("/api/sessions").json().get("items");
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).get("current").getBooleanValue() == current) {
                return items.get(i).get("id").getStringValue();
            }
        }
        throw new AssertionError("there is no such session");
    }
}
