package io.resticmanager.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NobodyToAskTest {

    @TempDir
    private Path data;

    @Test
    void theGatewayStandsAloneAndSaysWhoIsMissing() {
        try (var gateway = Gateway.aloneIn(data)) {
            var alice = Client.alice(gateway);

            var hosts = alice.get("/api/hosts");

            assertThat(hosts.status()).isEqualTo(503);
            assertThat(hosts.problem()).isEqualTo("no-responder");
            assertThat(hosts.text("detail")).contains("hub");
            assertThat(alice.get("/", "Accept", "text/html").status()).isEqualTo(503);
        }
    }
}
