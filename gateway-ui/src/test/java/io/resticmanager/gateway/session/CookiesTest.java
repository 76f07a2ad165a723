package io.resticmanager.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CookiesTest {

    @TempDir
    private Path data;

    @Test
    void areOutOfReachForScriptsAndOtherSites() {
        for (var cookie : cookiesOfASignIn(Map.of())) {
            assertThat(cookie).contains("; Path=/", "; HTTPOnly", "; SameSite=Lax").contains("Max-Age=604800")
                    .doesNotContain("Domain");
        }
    }

    @Test
    void areSentOverPlainHttpOnLoopbackOnly() {
        assertThat(cookiesOfASignIn(Map.of())).noneMatch(CookiesTest::secure);
        assertThat(cookiesOfASignIn(Map.of("rm.base-url", "https://backup.example"))).allMatch(CookiesTest::secure);
        assertThat(cookiesOfASignIn(Map.of("rm.cookie-secure", "true"))).allMatch(CookiesTest::secure);
        assertThat(cookiesOfASignIn(Map.of("rm.cookie-secure", "false", "rm.base-url", "https://backup.example")))
                .noneMatch(CookiesTest::secure);
    }

    @Test
    void areSecureBehindATrustedProxyThatSpeaksHttps() {
        var forwarded = new String[]{"X-Forwarded-Proto", "https"};

        assertThat(cookiesOfASignIn(Map.of(), forwarded)).noneMatch(CookiesTest::secure);
        assertThat(cookiesOfASignIn(Map.of("rm.trusted-proxies", "127.0.0.0/8"), forwarded))
                .allMatch(CookiesTest::secure);
    }

    @Test
    void areTakenFromThisVeryHostAloneOverHttps() {
        assertThat(cookiesOfASignIn(Map.of("rm.cookie-secure", "true")))
                .anyMatch(it -> it.startsWith("__Host-rm_session="))
                .anyMatch(it -> it.startsWith("__Host-rm_csrf="));
        assertThat(cookiesOfASignIn(Map.of())).anyMatch(it -> it.startsWith("rm_session="));
    }

    @Test
    void oneWithoutThePrefixOpensNothingOverHttps() {
        try (var gateway = Gateway.in(data, Map.of("rm.cookie-secure", "true"))) {
            var alice = Client.alice(gateway);
            var planted = new Client(gateway);
            planted.cookies().put("rm_session", alice.cookies().get("__Host-rm_session"));

            assertThat(alice.get("/api/me").status()).isEqualTo(200);
            assertThat(alice.json("DELETE", "/api/sessions/x", "").status()).as("the form's token is found")
                    .isEqualTo(404);
            assertThat(planted.get("/api/me").status()).isEqualTo(401);
        }
    }

    private List<String> cookiesOfASignIn(Map<String, Object> settings, String... headers) {
        try (var gateway = Gateway.in(data, settings)) {
            if (data.resolve("set-up").toFile().mkdir()) {
                Client.alice(gateway);
            }
            var answer = new Client(gateway).post("/api/sessions", """
                    {"username": "alice", "password": "%s"}""".formatted(Client.PASSWORD), headers);
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            var cookies = answer.http().headers().allValues("Set-Cookie");
            assertThat(cookies).hasSize(2);
            return cookies;
        }
    }

    private static boolean secure(String cookie) {
        return cookie.contains("; Secure");
    }
}
