package io.resticmanager.gateway.apitoken;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done with an API token is told apart from what its person does, refusals included. */
final class TokenAuditTest {

    private static final String ANOTHER = "{\"name\": \"deeper\", \"role\": \"viewer\"}";

    @AutoClose
    private Gateway gateway;
    private Client alice;

    @BeforeEach
    void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        alice = Client.alice(gateway);
    }

    @Test
    void aRowSaysWithWhichTokenItWasDone() {
        var made = alice.post("/api/api-tokens",
                "{\"name\": \"deploy\", \"role\": \"admin\", \"allow_sensitive\": true}");
        var by = "API token %s “deploy”".formatted(made.text("id"));
        var deeper = program(made.text("token"), "POST", "/api/api-tokens", ANOTHER);
        assertThat(deeper.status()).as(deeper.body()).isEqualTo(201);
        alice.json("DELETE", "/api/api-tokens/" + made.text("id"), "{}");

        assertThat(rows("api_token.create")).extracting(row -> text(row, "via")).containsExactly(by, "");
        assertThat(rows("api_token.create")).extracting(row -> text(row, "actor")).containsOnly("alice");
        assertThat(rows("api_token.revoke")).extracting(row -> text(row, "details")).containsExactly("deploy");
        assertThat(alice.page("/audit")).contains("with " + by);
        assertThat(alice.get("/api/audit.csv").body()).contains("hash,via\r\n", by);
        assertThat(alice.get("/api/audit?q=" + made.text("id") + "&action=api_token.create").body()).contains(by);
    }

    @Test
    void aTokenThatMayNotIsWrittenWithTheReasonAndBounded() {
        var made = alice.post("/api/api-tokens", "{\"name\": \"report\", \"role\": \"viewer\"}");
        var token = made.text("token");

        program(token, "PATCH", "/api/settings", "{}");
        program(token, "POST", "/api/api-tokens", ANOTHER);

        assertThat(rows("request.refused")).extracting(row -> text(row, "via") + ": " + text(row, "target_id") + ": "
                + text(row, "details")).containsExactly(
                        "API token %s “report”: POST /api/api-tokens: This needs a token that an administrator made with allow_sensitive. Role viewer."
                                .formatted(made.text("id")),
                        "API token %s “report”: PATCH /api/settings: This needs the role admin. Role viewer."
                                .formatted(made.text("id")));
        IntStream.range(0, 40).forEach(_ -> program(token, "PATCH", "/api/settings", "{}"));
        assertThat(rows("request.refused")).hasSize(30);
    }

    private Client.Answer program(String token, String method, String path, String json) {
        return new Client(gateway).json(method, path, json, "Authorization", "Bearer " + token);
    }

    private List<JsonNode> rows(String action) {
        return StreamSupport.stream(alice.get("/api/audit?limit=200&action=" + action).json().get("items").values()
                .spliterator(), false).toList();
    }

    private static String text(JsonNode row, String field) {
        var value = row.get(field);
        return value == null ? "" : value.getStringValue();
    }
}
