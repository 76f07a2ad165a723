package io.resticmanager.gateway.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Client.Answer;
import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SetupPageTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"csrfToken\" value=\"([^\"]+)\"");

    @AutoClose
    private Gateway gateway;
    private Client browser;

    @BeforeEach
    void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        browser = new Client(gateway);
    }

    @Test
    void withoutTheTokenTheLinkIsExplained() {
        var page = browser.get("/setup", "Accept", "text/html");

        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("/setup?token=", "the terminal or the log").doesNotContain("<form");
        assertThat(page.body()).doesNotContain(gateway.setupToken());
    }

    @Test
    void theLinkLeadsToAFormThatMakesTheAccount() {
        var link = gateway.get(SetupLink.class).address().orElseThrow();
        var page = browser.get(link.substring(link.indexOf("/setup")), "Accept", "text/html");

        var made = fill(page, "alice", Client.PASSWORD, Client.PASSWORD);

        assertThat(made.status()).as(made.body()).isEqualTo(303);
        assertThat(made.header("Location")).isEqualTo("/login");
        assertThat(browser.signIn("alice", Client.PASSWORD).status()).isEqualTo(201);
        assertThat(browser.get("/setup", "Accept", "text/html").header("Location")).isEqualTo("/login");
    }

    @Test
    void whatIsWrongIsShownAtItsFieldAndTheNameIsKept() {
        var page = browser.get("/setup?token=" + gateway.setupToken(), "Accept", "text/html");

        var tooShort = fill(page, "alice", "too short", "too short");
        var differs = fill(tooShort, "alice", Client.PASSWORD, Client.PASSWORD + "!");

        assertThat(tooShort.status()).isEqualTo(422);
        assertThat(tooShort.body()).contains("A password has at least 12 characters.", "value=\"alice\"")
                .doesNotContain("too short");
        assertThat(differs.status()).isEqualTo(422);
        assertThat(differs.body()).contains("The two passwords differ.");
    }

    @Test
    void theLinkOfAnEarlierStartIsExplained() {
        var page = browser.get("/setup?token=an-old-one", "Accept", "text/html");

        var refused = fill(page, "alice", Client.PASSWORD, Client.PASSWORD);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("Each start prints a new one");
    }

    private Answer fill(Answer page, String name, String password, String repeated) {
        var csrf = TOKEN.matcher(page.body());
        assertThat(csrf.find()).as(page.body()).isTrue();
        var token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(token.find()).isTrue();
        var form = new HashMap<>(Map.of("username", name, "password", password, "repeated", repeated));
        form.put("csrfToken", csrf.group(1));
        form.put("token", token.group(1));
        return browser.form("/setup", form);
    }
}
