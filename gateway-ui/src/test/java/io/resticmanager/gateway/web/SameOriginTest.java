package io.resticmanager.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.LivePage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The origin of a page is its scheme, host and port, as a trusted proxy tells them. */
final class SameOriginTest {

    @Test
    void aTrustedProxyTellsTheScheme(@TempDir Path data) throws Exception {
        try (var gateway = Gateway.in(data, Map.of("rm.trusted-proxies", "127.0.0.1/32"))) {
            var alice = Client.alice(gateway);
            var http = gateway.at("/").toString().replaceFirst("/$", "");
            var https = http.replaceFirst("^http:", "https:");

            assertThat(signIn(gateway, "Origin", https, "X-Forwarded-Proto", "https").status()).isEqualTo(201);
            assertThat(signIn(gateway, "Origin", http, "X-Forwarded-Proto", "https").status()).isEqualTo(403);
            assertThat(signIn(gateway, "Origin", https, "X-Forwarded-Proto", "http").status()).isEqualTo(403);
            assertThat(signIn(gateway, "Origin", http).status()).isEqualTo(201);
            assertThat(LivePage.open(gateway, alice, https).closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void theBaseUrlCountsWithItsScheme(@TempDir Path data) {
        try (var gateway = Gateway.in(data, Map.of("rm.base-url", "https://backup.example:443/"))) {
            Client.alice(gateway);

            assertThat(signIn(gateway, "Origin", "https://backup.example").status()).isEqualTo(201);
            assertThat(signIn(gateway, "Origin", "http://backup.example").status()).isEqualTo(403);
            assertThat(signIn(gateway, "Origin", "https://backup.example:8443").status()).isEqualTo(403);
        }
    }

    private static Client.Answer signIn(Gateway gateway, String... headers) {
        return new Client(gateway).post("/api/sessions",
                "{\"username\": \"alice\", \"password\": \"%s\"}".formatted(Client.PASSWORD), headers);
    }
}
