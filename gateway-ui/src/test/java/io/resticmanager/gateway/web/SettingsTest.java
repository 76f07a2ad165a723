package io.resticmanager.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {

    @TempDir
    private Path data;

    @Test
    void allHaveADefaultThatWorksOnOneMachine() {
        try (var gateway = Gateway.in(data)) {
            var settings = gateway.get(GatewaySettings.class);

            assertThat(settings.baseUrl()).isNull();
            assertThat(settings.agentUrl()).isNull();
            assertThat(settings.tlsPin()).isNull();
            assertThat(settings.cookieSecure()).isEqualTo("auto");
            assertThat(settings.trustedProxies()).allMatch(String::isEmpty);
            assertThat(gateway.at("/").getHost()).isEqualTo("127.0.0.1");
            assertThat(gateway.get(PublicUrl.class).base()).matches("http://127\\.0\\.0\\.1:\\d+");
            assertThat(gateway.get(PublicUrl.class).agents()).isEqualTo(gateway.get(PublicUrl.class).base());
        }
    }

    @Test
    void aWordThatMeansNothingIsNotTakenForNo() {
        assertThatThrownBy(() -> new GatewaySettings(null, null, null, List.of(), "yes"))
                .hasMessage("RM_COOKIE_SECURE is auto, true or false, not 'yes'");
    }

    @Test
    void aPinThatIsLeftBlankIsNone() {
        assertThat(new GatewaySettings(null, null, " ", List.of(), "auto").tlsPin()).isNull();
    }

    @Test
    void theInstallLinesUseThePublicAddressAndThePin() {
        var pin = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        try (var gateway = Gateway.in(data, Map.of("rm.base-url", "https://backup.example/", "rm.agent-url",
                "https://agents.example:8443", "rm.tls-pin", "sha256:" + pin))) {
            var ticket = Client.alice(gateway).post("/api/enrolment-tokens",
                    "{\"name\": \"ada\", \"repo_url\": \"/srv/repo\"}", "Origin", "https://backup.example");

            assertThat(ticket.status()).as(ticket.body()).isEqualTo(201);
            assertThat(gateway.get(PublicUrl.class).base()).isEqualTo("https://backup.example");
            assertThat(ticket.json().get("install").get("linux").getStringValue())
                    .contains("https://agents.example:8443/install/install.sh", "--pin sha256:" + pin);
        }
    }

    @Test
    void attemptsAreCountedByWhatOneCustomerGets() {
        assertThat(Callers.network(InetAddress.ofLiteral("203.0.113.9"))).isEqualTo("203.0.113.9");
        assertThat(Callers.network(InetAddress.ofLiteral("2001:db8:1:2:3:4:5:6"))).isEqualTo("2001:db8:1:2:0:0:0:0/64");
    }
}
