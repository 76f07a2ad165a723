package io.resticmanager.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Client.Answer;
import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoginPageTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"csrfToken\" value=\"([^\"]+)\"");

    @AutoClose
    private static Gateway gateway;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        Client.alice(gateway);
    }

    @Test
    void leadsToSignInAndBackToThePageThatWasAskedFor() {
        var browser = new Client(gateway);
        var led = browser.get("/hosts/new?from=mail", "Accept", "text/html");
        assertThat(led.status()).isEqualTo(303);
        var page = browser.get(led.header("Location"), "Accept", "text/html");
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("value=\"/hosts/new?from=mail\"");

        var signedIn = signIn(browser, page, Client.PASSWORD, "/hosts/new?from=mail");

        assertThat(signedIn.status()).as(signedIn.body()).isEqualTo(303);
        assertThat(signedIn.header("Location")).isEqualTo("/hosts/new?from=mail");
        assertThat(browser.get("/api/me").status()).isEqualTo(200);
        assertThat(browser.get("/login", "Accept", "text/html").header("Location")).isEqualTo("/");
    }

    @Test
    void showsTheFormAgainWithTheNameAndWithoutThePassword() {
        var browser = new Client(gateway);
        var page = browser.get("/login", "Accept", "text/html");

        var again = signIn(browser, page, "wrong password <script>", "");

        assertThat(again.status()).isEqualTo(401);
        assertThat(again.header("Content-Type")).startsWith("text/html");
        assertThat(again.body()).contains("User name or password is wrong.", "value=\"alice\"")
                .doesNotContain("wrong password");
        assertThat(signIn(browser, again, Client.PASSWORD, "").status()).as("the form shown again works")
                .isEqualTo(303);
    }

    @Test
    void typingBeginsInTheFirstEmptyField() {
        var browser = new Client(gateway);
        var page = browser.get("/login", "Accept", "text/html");
        assertThat(page.body()).containsPattern("id=\"username\"[^>]* autofocus").doesNotContainPattern(
                "id=\"password\"[^>]* autofocus");

        assertThat(signIn(browser, page, "wrong password", "").body())
                .containsPattern("id=\"password\"[^>]* autofocus").doesNotContainPattern(
                        "id=\"username\"[^>]* autofocus");
    }

    @Test
    void aFormFromElsewhereIsRefused() {
        var stranger = new Client(gateway);

        var refused = stranger.form("/login", Map.of("username", "alice", "password", Client.PASSWORD));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("Reload the page");
    }

    @Test
    void sayingWhereToGoNextLeadsNowhereElse() {
        for (var next : new String[]{"https://evil.example/", "//evil.example/", "/\\evil.example",
                "javascript:alert(1)",
                "/%0d%0aSet-Cookie:x", ""}) {
            assertThat(NextPage.of(next).toString()).as(next).startsWith("/").doesNotContain("evil", "\n");
        }
        assertThat(NextPage.of("/jobs?status=failed").toString()).isEqualTo("/jobs?status=failed");
    }

    private static Answer signIn(Client browser, Answer page, String password, String next) {
        var token = TOKEN.matcher(page.body());
        assertThat(token.find()).as(page.body()).isTrue();
        var form = new HashMap<>(Map.of("username", "alice", "password", password, "next", next));
        form.put("csrfToken", token.group(1));
        return browser.form("/login", form);
    }
}
