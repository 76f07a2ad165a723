package io.resticmanager.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeHub;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AddingHostsTest {

    @AutoClose
    private static Gateway gateway;
    private static Client alice;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        alice = Client.alice(gateway);
    }

    @Test
    void whatIsMintedIsToldOnceWithTheLinesToType() {
        var ticket = alice.post("/api/enrolment-tokens",
                """
                        {"name": "ada", "tags": ["lab"], "repo_url": "rest:https://backup.example/ada/", "repo_username": "ada"}""");

        assertThat(ticket.status()).as(ticket.body()).isEqualTo(201);
        assertThat(ticket.text("token")).isEqualTo(FakeHub.MINTED_TOKEN);
        assertThat(ticket.text("expires_at")).isEqualTo("2026-05-04T16:00:00Z");
        assertThat(ticket.text("repo_password")).isEqualTo(FakeHub.MINTED_PASSWORD);
        assertThat(ticket.text("server_password")).isEqualTo(FakeHub.MINTED_PASSWORD);
        var base = gateway.at("/").toString().replaceFirst("/$", "");
        assertThat(ticket.json().get("install").get("linux").getStringValue())
                .isEqualTo(
                        "script=$(curl -fsSL %s/install/install.sh) && bash -c \"$script\" install.sh --server %s --token %s"
                                .formatted(base, base, FakeHub.MINTED_TOKEN));
        assertThat(ticket.text("htpasswd")).contains("htpasswd -B -i", FakeHub.MINTED_PASSWORD);
        var state = alice.get("/api/enrolment-tokens/" + ticket.text("token_id"));
        assertThat(state.body()).contains("\"connected\":false").doesNotContain("host_id");
    }

    @Test
    void whatWasGivenReachesTheHubAndIsNotToldBack() {
        var ticket = alice.post("/api/enrolment-tokens", """
                {"name": "bob", "repo_url": "rest:https://backup.example/bob/", "repo_username": "bob",
                 "repo_password": " given 'repo' ", "server_password": "given server"}""");

        assertThat(gateway.hub().secrets()).containsEntry("repo_password", " given 'repo' ")
                .containsEntry("server_password", "given server");
        assertThat(ticket.body()).doesNotContain("given").doesNotContain("repo_password\":");
    }

    @Test
    void whatIsMissingIsToldAtItsField() {
        var answer = alice.post("/api/enrolment-tokens", "{\"name\": \" \"}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("\"field\":\"name\"", "\"field\":\"repo_url\"");
    }

    @Test
    void aTimeThatIsNoWholeNumberIsToldAtItsField() {
        var answer = alice.post("/api/enrolment-tokens",
                "{\"name\":\"dora\",\"repo_url\":\"/srv/dora\",\"expires_in_s\":3600.5}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("\"field\":\"expires_in_s\"", "A whole number is expected here.");
    }

    @Test
    void aTagThatIsNoTextIsToldAtItsPlace() {
        var answer = alice.post("/api/enrolment-tokens",
                "{\"name\":\"dora\",\"repo_url\":\"/srv/dora\",\"tags\":[\"db\",null]}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("tags[1]");
    }

    @Test
    void credentialsGoInAndNeverComeOut() {
        var ada = Stories.host("ada", Presence.online);
        gateway.hub().knows(ada);
        var path = "/api/hosts/" + ada.id() + "/repo-credentials";

        var replaced = alice.json("PUT", path, """
                {"repo_url": "rest:https://new.example/", "repo_username": "", "repo_password": "fresh secret"}""");

        assertThat(replaced.status()).as(replaced.body()).isEqualTo(200);
        assertThat(gateway.hub().secrets()).containsEntry("repo_password", "fresh secret");
        var stored = alice.get(path);
        assertThat(stored.text("has_password")).isEqualTo("true");
        assertThat(stored.text("has_server_password")).isEqualTo("false");
        assertThat(stored.body() + replaced.body()).doesNotContain("fresh secret");
    }

    @Test
    void whatTheServerHasNoPackageForHasNoLineAndThePageSaysSo() {
        gateway.hub().serves(List.of());
        try {
            var ticket = alice.post("/api/enrolment-tokens",
                    "{\"name\": \"dora\", \"repo_url\": \"/srv/repo\"}");

            assertThat(ticket.body()).contains("\"linux\":null", "\"windows\":null");
        } finally {
            gateway.hub().serves(List.of("linux/amd64"));
        }
    }
}
