package io.resticmanager.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
