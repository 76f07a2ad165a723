package io.resticmanager.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.AuditSeen;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.LivePage;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SessionListTest {

    @AutoClose
    private Gateway gateway;
    private Client alice;

    @BeforeEach
    void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        alice = Client.alice(gateway);
    }

    @Test
    void oneSeesWhereOneIsSignedInAndNothingThatOpensADoor() {
        var phone = signedIn("alice", "Phone/1 \u00e9<script>" + "x".repeat(5_000));
        gateway.clock().move(Duration.ofMinutes(5));
        alice.get("/api/me");

        var answer = alice.get("/api/sessions");
        var items = answer.json().get("items");

        assertThat(items.size()).isEqualTo(2);
        assertThat(items.get(0).get("current").getBooleanValue()).as("the last used first").isTrue();
        assertThat(items.get(1).get("current").getBooleanValue()).isFalse();
        assertThat(items.get(1).get("user_agent").getStringValue()).startsWith("Phone/1 ")
                .hasSize(UserAgent.LONGEST).matches("[ -~]*");
        assertThat(items.get(0).get("address").getStringValue()).isEqualTo("127.0.0.1");
        assertThat(answer.body()).doesNotContain(phone.cookies().get(SessionCookie.NAME))
                .doesNotContain("token_hash");
    }

    @Test
    void aRevokedSessionIsOverAtOnceWithItsPages() throws Exception {
        var phone = signedIn("alice", "Phone/1");
        var page = LivePage.open(gateway, phone, gateway.at("/").toString().replaceFirst("/$", ""));
        page.hear();
        var other = others(alice).getFirst();

        assertThat(alice.json("DELETE", "/api/sessions/" + other, "").status()).isEqualTo(204);

        assertThat(page.closeCode()).isEqualTo(1008);
        assertThat(phone.get("/api/me").status()).isEqualTo(401);
        assertThat(alice.get("/api/me").status()).isEqualTo(200);
        assertThat(others(alice)).isEmpty();
        assertThat(alice.json("DELETE", "/api/sessions/" + other, "").status()).isEqualTo(404);
        assertThat(AuditSeen.acts(gateway)).containsOnlyOnce("alice session.revoke ok");
    }

    @Test
    void revokingOnesOwnSignsOut() {
        var mine = alice.get("/api/sessions").json().get("items").get(0).get("id").getStringValue();

        assertThat(alice.json("DELETE", "/api/sessions/" + mine, "").status()).isEqualTo(204);

        assertThat(alice.cookies()).doesNotContainKey(SessionCookie.NAME);
        assertThat(alice.get("/api/sessions").status()).isEqualTo(401);
    }

    @Test
    void administratorsSeeAndEndThoseOfOthers() {
        var bob = Client.person(gateway, "bob", Role.viewer);
        var id = bob.get("/api/me").text("user_id");

        var found = alice.get("/api/sessions?user_id=" + id).json().get("items");

        assertThat(found.size()).isEqualTo(1);
        assertThat(found.get(0).get("current").getBooleanValue()).isFalse();
        assertThat(alice.json("DELETE", "/api/sessions/" + found.get(0).get("id").getStringValue(), "").status())
                .isEqualTo(204);
        assertThat(bob.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void theStoredHashIsNoCookie() {
        var stored = transactions()
                .readSql(connection -> Ask.first(connection, rows -> rows.getString("token_hash"),
                        "SELECT token_hash FROM session"))
                .orElseThrow();
        var thief = new Client(gateway);
        thief.cookies().put(SessionCookie.NAME, stored);

        assertThat(thief.get("/api/me").status()).isEqualTo(401);
        assertThat(alice.cookies()).doesNotContainValue(stored);
    }

    @Test
    void whatHasExpiredIsNotListed() {
        signedIn("alice", "Phone/1");
        gateway.clock().move(Duration.ofHours(11));
        alice.get("/api/me");
        gateway.clock().move(Duration.ofHours(1));

        assertThat(others(alice)).isEmpty();
    }

    @Test
    void oneSessionTooManyEndsTheOneThatWasUsedLongestAgo() {
        var bob = Client.person(gateway, "bob", Role.viewer);
        var id = bob.get("/api/me").text("user_id");
        var old = new Client(gateway);
        old.signIn("bob", Client.PASSWORD);
        transactions().<Integer>writeSql(connection -> Ask.change(connection,
                "UPDATE session SET last_used_at = last_used_at - 60000 WHERE id = (SELECT max(id) FROM session)"));
        for (var n = 2; n < Session.MOST; n++) {
            sessionOf(id, n);
        }
        assertThat(rows(id)).isEqualTo(Session.MOST);

        assertThat(new Client(gateway).signIn("bob", Client.PASSWORD).status()).isBetween(200, 303);

        assertThat(rows(id)).isEqualTo(Session.MOST);
        assertThat(old.get("/api/me").status()).isEqualTo(401);
        assertThat(bob.get("/api/me").status()).isEqualTo(200);
        assertThat(alice.get("/api/me").status()).as("that of another").isEqualTo(200);
    }

    @Test
    void anIdThatIsMadeUpIsNoSession() {
        for (var id : List.of("x", "01JTCW3V5D3XQ0P1T6C2B6E7F8", "%27%20OR%201=1", "x".repeat(5_000))) {
            assertThat(alice.json("DELETE", "/api/sessions/" + id, "").status()).as(id).isEqualTo(404);
        }
        assertThat(alice.get("/api/sessions?user_id=nobody").json().get("items").size()).isZero();
    }

    private Transactions transactions() {
        return gateway.context().getBean(Transactions.class, Qualifiers.byName("gateway"));
    }

    private void sessionOf(String person, int n) {
        var now = gateway.clock().instant();
        transactions().<Integer>writeSql(connection -> Ask.change(connection, """
                INSERT INTO session (id, token_hash, person_id, address, created_at, last_used_at)
                VALUES (?, ?, ?, '127.0.0.1', ?, ?)""", Ids.next(), "%064d".formatted(n), person, now, now));
    }

    private long rows(String person) {
        return transactions().readSql(connection -> Ask.first(connection, rows -> rows.getLong(1),
                "SELECT count(*) FROM session WHERE person_id = ?", person)).orElseThrow();
    }

    private Client signedIn(String name, String browser) {
        var client = new Client(gateway);
        var in = client.post("/api/sessions",
                "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(name, Client.PASSWORD), "User-Agent", browser);
        assertThat(in.status()).as(in.body()).isEqualTo(201);
        return client;
    }

    private static List<String> others(Client client) {
        var items = client.get("/api/sessions").json().get("items");
        return java.util.stream.IntStream.range(0, items.size()).mapToObj(items::get)
                .filter(item -> !item.get("current").getBooleanValue()).map(item -> item.get("id"))
                .map(JsonNode::getStringValue).toList();
    }
}
