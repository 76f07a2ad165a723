package io.resticmanager.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Fields of the wrong type are told at their place, and never quoted, as one may be a password. */
final class BadInputApiTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final String HOST = "/api/hosts/" + ADA.id();
    private static final List<String> NO_TEXT = List.of("5", "true", "{\"hunter2\": 1}", "[\"hunter2\"]", "1e999");
    private static final List<String> NO_NUMBER = List.of("\"hunter2\"", "true", "{}", "[1]", "1.5", "1e999",
            "99999999999999999999");
    private static final List<String> NO_LIST = List.of("\"hunter2\"", "5", "{}", "true");

    @AutoClose
    private static Gateway gateway;
    private static Client alice;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        gateway.hub().knows(ADA);
        alice = Client.alice(gateway);
    }

    static Stream<Arguments> fields() {
        return Stream.of(
                Arguments.of("POST", "/jobs", "{\"kind\": %s}", "kind", NO_TEXT),
                Arguments.of("POST", "/jobs", "{\"kind\": %s}", "kind", List.of("null", "\"hunter2\"", "\"\"")),
                Arguments.of("POST", "/jobs", "{\"kind\": \"stats\", \"timeout_s\": %s}", "timeout_s", NO_NUMBER),
                Arguments.of("PATCH", "", "{\"name\": %s}", "name", NO_TEXT),
                Arguments.of("PATCH", "", "{\"tags\": %s}", "tags", NO_LIST),
                Arguments.of("PATCH", "", "{\"tags\": [\"ok\", %s]}", "tags[1]", NO_TEXT),
                Arguments.of("PATCH", "", "{\"paused\": %s}", "paused", NO_LIST.subList(0, 3)),
                Arguments.of("POST", "/snapshots/accept", "{\"snapshot_ids\": %s}", "snapshot_ids", NO_LIST),
                Arguments.of("POST", "/snapshots/accept", "{\"snapshot_ids\": [%s]}", "snapshot_ids[0]", NO_TEXT),
                Arguments.of("POST", "/snapshots/accept", "{\"snapshot_ids\": [%s]}", "snapshot_ids[0]",
                        List.of("null")),
                Arguments.of("POST", "/snapshots/accept", "{\"all\": %s}", "all", NO_LIST.subList(0, 3)),
                credentials("/repo-credentials", "repo_url"), credentials("/repo-credentials", "repo_username"),
                credentials("/repo-credentials", "repo_password"),
                credentials("/repo-credentials", "server_password"),
                credentials("/maintenance-credentials", "repo_url"),
                credentials("/maintenance-credentials", "repo_username"),
                credentials("/maintenance-credentials", "repo_password"),
                credentials("/maintenance-credentials", "server_password"),
                credentials("/maintenance-credentials", "maintenance_host_id"));
    }

    private static Arguments credentials(String below, String field) {
        return Arguments.of("PUT", below, "{\"" + field + "\": %s}", field, NO_TEXT);
    }

    @Test
    void aNumberInTheAddressThatIsNoneIsToldAtItsField() {
        for (var address : List.of("/api/jobs?limit=", "/api/jobs/x/log?after=", "/api/jobs/x/items?limit=")) {
            var answer = alice.get(address + "hunter2");

            assertThat(answer.status()).as(address).isEqualTo(422);
            assertThat(answer.body()).contains("\"field\":\"" + address.replaceAll(".*[?](.*)=", "$1") + "\"")
                    .doesNotContain("hunter2");
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void whatIsOfTheWrongTypeIsToldAtItsField(String verb, String below, String body, String field, List<String> bad) {
        for (var value : bad) {
            var answer = alice.json(verb, HOST + below, body.formatted(value));

            assertThat(answer.status()).as("%s: %s", value, answer.body()).isEqualTo(422);
            assertThat(answer.problem()).isEqualTo("invalid");
            assertThat(answer.body()).as(value).contains("\"field\":\"" + field + "\"").doesNotContain("hunter2");
        }
    }
}
