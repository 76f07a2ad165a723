package io.resticmanager.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do at the door is in the audit log. */
final class SignInAuditTest {

    @AutoClose
    private Gateway gateway;
    private Client alice;

    @BeforeEach
    void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        alice = Client.alice(gateway);
    }

    @Test
    void settingUpSigningInAndOutAreWrittenWithTheAddress() {
        var again = new Client(gateway);
        again.signIn("alice", Client.PASSWORD);
        again.json("DELETE", "/api/sessions", "{}");

        assertThat(rows()).containsSubsequence("alice session.end session ok", "alice session.begin session ok",
                "alice session.begin session ok", "alice setup user ok");
        assertThat(items()).allSatisfy(row -> assertThat(row.get("address").getStringValue()).isEqualTo("127.0.0.1"));
    }

    @Test
    void aRefusedSignInNamesTheAccountAndNeverWhatIsNone() {
        var stranger = new Client(gateway);
        stranger.signIn("Alice", "wrong password!");
        stranger.signIn("hunter2secret", "wrong password!");

        assertThat(rows()).contains("alice session.refused user refused", "unknown session.refused user refused");
        assertThat(alice.get("/api/audit").body()).contains("Wrong password.", "There is no such user.")
                .doesNotContain("hunter2secret", "wrong password!");
    }

    @Test
    void whatSomebodyMayNotChangeIsWrittenOnceForEachAttemptAndBounded() {
        var olga = Client.person(gateway, "olga", Role.operator);

        olga.json("PATCH", "/api/settings", "{}");
        olga.get("/api/audit");
        assertThat(rows()).filteredOn(row -> row.startsWith("olga request"))
                .containsExactly("olga request.refused request refused");
        assertThat(alice.get("/api/audit?action=request.refused").body()).contains("PATCH /api/settings",
                "Role operator");

        IntStream.range(0, 40).forEach(_ -> olga.json("PATCH", "/api/settings", "{}"));
        assertThat(rows()).filteredOn(row -> row.startsWith("olga request")).hasSize(30);
    }

    @Test
    void aPromptForThePasswordIsNoRefusalAndItsAnswerIsWritten() {
        gateway.clock().move(Duration.ofMinutes(11));
        var wish = "{\"name\": \"x\", \"role\": \"viewer\"}";
        assertThat(alice.post("/api/api-tokens", wish).status()).isEqualTo(403);
        alice.post("/api/sessions/confirm", "{\"password\": \"wrong password!\"}");
        alice.post("/api/sessions/confirm", "{\"password\": \"%s\"}".formatted(Client.PASSWORD));

        assertThat(rows()).containsSubsequence("alice session.confirm session ok",
                "alice session.confirm session refused");
        assertThat(rows()).noneMatch(row -> row.contains("request.refused") || row.contains("session.refused"));
    }

    @Test
    void aFormThatWasForgedIsWrittenWithThatReason() {
        assertThat(alice.json("PATCH", "/api/settings", "{}", "Origin", "https://evil.example").status())
                .isEqualTo(403);

        assertThat(alice.get("/api/audit?action=request.refused").body())
                .contains("This request comes from another site. Role admin.");
    }

    @Test
    void theUserIsNamedInAnEndedSessionAndMeantByARefusedOne() {
        var olga = Client.person(gateway, "olga", Role.operator);
        new Client(gateway).signIn("Olga", "wrong password!");
        var id = olga.get("/api/me").text("user_id");
        var session = alice.get("/api/sessions?user_id=" + id).json().get("items").get(0).get("id").getStringValue();
        alice.json("DELETE", "/api/sessions/" + session, "{}");

        assertThat(alice.get("/api/audit?action=session.refused&target=" + id).body()).contains("Wrong password.");
        assertThat(alice.get("/api/audit?action=session.revoke").body())
                .contains("of olga (%s), from 127.0.0.1".formatted(id));
    }

    private List<String> rows() {
        return items().stream().map(row -> "%s %s %s %s".formatted(row.get("actor").getStringValue(),
                row.get("action").getStringValue(), row.get("target_kind").getStringValue(),
                row.get("result").getStringValue())).toList();
    }

    private List<JsonNode> items() {
        return StreamSupport.stream(alice.get("/api/audit?limit=200").json().get("items").values().spliterator(),
                false).toList();
    }
}
