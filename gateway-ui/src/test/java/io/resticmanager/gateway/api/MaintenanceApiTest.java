package io.resticmanager.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeMaintenance;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MaintenanceApiTest {

    @AutoClose
    private static Gateway gateway;
    private static Client alice;
    private static String path;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        alice = Client.alice(gateway);
        var ada = Stories.host("ada", Presence.online);
        gateway.hub().knows(ada);
        path = "/api/hosts/" + ada.id() + "/maintenance-credentials";
    }

    @Test
    void itGoesInNeverComesOutAndCanBeForgotten() {
        assertThat(alice.get(path).text("stored")).isEqualTo("false");

        var stored = alice.json("PUT", path,
                """
                        {"repo_username": " keeper ", "server_password": " fresh secret ", "repo_password": "", "repo_url": " "}""");

        assertThat(stored.status()).as(stored.body()).isEqualTo(200);
        assertThat(stored.text("repo_username")).isEqualTo("keeper");
        var secrets = gateway.get(FakeMaintenance.class).secrets();
        assertThat(secrets).containsEntry("server_password", " fresh secret ").doesNotContainKey("repo_password");
        assertThat(alice.get(path).text("has_server_password")).isEqualTo("true");
        assertThat(stored.body() + alice.get(path).body()).doesNotContain("fresh secret");

        assertThat(alice.json("DELETE", path, "").status()).isEqualTo(204);
        assertThat(alice.get(path).text("stored")).isEqualTo("false");
    }

    @Test
    void whatTheHubRefusesIsAProblemAtItsField() {
        var refused = alice.json("PUT", path, "{\"repo_username\": \"nobody\", \"server_password\": \"planted\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("invalid");
        assertThat(refused.body()).contains("\"field\":\"repo_username\"").doesNotContain("planted");
    }

    @Test
    void aChangeWithoutACsrfTokenIsRefused() {
        assertThat(alice.json("PUT", path, "{}", "X-CSRF-TOKEN", "wrong").status()).isEqualTo(403);
    }
}
