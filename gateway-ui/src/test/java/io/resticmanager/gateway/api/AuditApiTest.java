package io.resticmanager.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.audit.AuditLog;
import io.resticmanager.gateway.audit.AuditLog.Result;
import io.resticmanager.gateway.audit.AuditLog.Target;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditApiTest {

    private static final Actor OLGA = new Actor("01ARZ3NDEKTSV4RRFFQ69G5FAV", "olga", Role.operator, "10.20.1.5");
    private static final Actor AGENT = new Actor(null, "agent:h1", Role.operator, "203.0.113.40");

    @AutoClose
    private Gateway gateway;
    private Client alice;

    @BeforeEach
    void start(@TempDir Path data) {
        gateway = Gateway.aloneIn(data);
        alice = Client.alice(gateway);
    }

    @Test
    void rowsAreListedNewestFirstWithAllThatIsKnown() {
        acts(OLGA, "job.run", new Target("job", "j1"), "backup of Nightly");
        later();
        acts(AGENT, "host.enroll", new Target("host", "h1"), "");

        var items = items("/api/audit?limit=2");

        assertThat(items).hasSize(2);
        assertThat(items.get(0).get("actor").getStringValue()).isEqualTo("agent:h1");
        assertThat(items.get(0).get("host_id").getStringValue()).isEqualTo("h1");
        var job = items.get(1);
        assertThat(job.get("actor_id").getStringValue()).isEqualTo(OLGA.userId());
        assertThat(job.get("address").getStringValue()).isEqualTo("10.20.1.5");
        assertThat(job.get("target_kind").getStringValue()).isEqualTo("job");
        assertThat(job.get("details").getStringValue()).isEqualTo("backup of Nightly");
        assertThat(job.get("result").getStringValue()).isEqualTo("ok");
        assertThat(job.get("hash").getStringValue()).hasSize(64);
    }

    @Test
    void eachFilterLeavesOutWhatItSays() {
        acts(OLGA, "job.run", new Target("job", "j1"), "backup");
        later();
        var between = gateway.clock().instant().minusMillis(1);
        acts(OLGA, "job.cancel", new Target("job", "j1"), "backup");
        acts(AGENT, "host.enroll", new Target("host", "h1"), "Debian 13, Größe");
        acts(new Actor(null, "system:jobs", Role.admin, null), "log.forget", new Target("job", "j9"), "");

        assertThat(actions("actor=olga")).containsExactly("job.cancel", "job.run");
        assertThat(actions("actor=agent:*")).containsExactly("host.enroll");
        assertThat(actions("action=job.*")).containsExactly("job.cancel", "job.run");
        assertThat(actions("action=job.run")).containsExactly("job.run");
        assertThat(actions("target=j9")).containsExactly("log.forget");
        assertThat(actions("host_id=h1")).containsExactly("host.enroll");
        assertThat(actions("actor=olga&from=" + between)).containsExactly("job.cancel");
        assertThat(actions("actor=olga&to=" + between)).containsExactly("job.run");
        assertThat(actions("q=DEBIAN")).containsExactly("host.enroll");
        assertThat(actions("q=203.0.113")).containsExactly("host.enroll");
        assertThat(actions("q=Gr%C3%B6%C3%9Fe")).containsExactly("host.enroll");
        assertThat(actions("q=nothing+has+this")).isEmpty();
    }

    @Test
    void pagesFollowOneAnotherWithoutAGapOrARepeatThoughRowsAreAdded() {
        for (var i = 0; i < 7; i++) {
            acts(OLGA, "job.run", new Target("job", "j" + i), "");
            later();
        }

        var seen = new ArrayList<String>();
        var path = "/api/audit?actor=olga&limit=3";
        for (var next = path; next != null;) {
            var page = alice.get(next).json();
            page.get("items").values().forEach(item -> seen.add(item.get("target_id").getStringValue()));
            next = page.get("next_cursor") == null
                    ? null
                    : path + "&cursor=" + page.get("next_cursor").getStringValue();
            acts(OLGA, "job.cancel", new Target("job", "later"), "");
        }

        assertThat(seen).containsExactly("j6", "j5", "j4", "j3", "j2", "j1", "j0");
    }

    @Test
    void whatCanNotBeReadIsToldAtItsField() {
        var refused = alice.get("/api/audit?from=yesterday&to=9999999999999-01-01T00:00:00Z&q=" + "x".repeat(201));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("\"field\":\"from\"", "\"field\":\"to\"", "\"field\":\"q\"");
        assertThat(alice.get("/api/audit?cursor=far").body()).contains("\"field\":\"cursor\"");
        assertThat(alice.get("/api/audit?actor=a&actor=b").status()).isEqualTo(422);
        assertThat(alice.get("/api/audit.csv?from=yesterday").status()).isEqualTo(422);
        assertThat(alice.get("/api/audit?limit=201").status()).isEqualTo(422);
    }

    @Test
    void theCsvHasAllThatTheFilterLetsThroughQuotedAndWithoutFormulas() {
        for (var i = 0; i < 1_005; i++) {
            acts(OLGA, "job.run", new Target("job", "j" + i), "with, \"quotes\"");
        }
        acts(OLGA, "host.rename", new Target("host", "h1"), "=HYPERLINK(\"http://evil\")\nsecond");
        acts(OLGA, "host.rename", new Target("host", "+1"), "-2");
        acts(OLGA, "host.rename", new Target("host", "@SUM"), "a=b");

        var all = alice.get("/api/audit.csv?actor=olga");

        assertThat(all.status()).isEqualTo(200);
        assertThat(all.header("Content-Type")).startsWith("text/csv");
        assertThat(all.header("Content-Disposition")).contains("attachment", "audit.csv");
        var lines = List.of(all.body().split("\r\n"));
        assertThat(lines).hasSize(1 + 1_008);
        assertThat(lines.getFirst()).startsWith("n,occurred_at,recorded_at,actor,actor_id,address,action,");
        assertThat(all.body()).contains("\"with, \"\"quotes\"\"\"", ",'+1,", ",'-2,", ",'@SUM,", ",a=b,",
                "\"'=HYPERLINK(\"\"http://evil\"\")\\u000asecond\"");
        assertThat(alice.get("/api/audit.csv?action=host.rename").body().split("\r\n")).hasSize(4);
    }

    @Test
    void verifyTellsThatItIsWhole() {
        acts(OLGA, "job.run", new Target("job", "j1"), "");

        var verdict = alice.get("/api/audit/verify");

        assertThat(verdict.status()).isEqualTo(200);
        assertThat(verdict.body()).contains("\"ok\":true", "none is missing").doesNotContain("first_bad");
    }

    @Test
    void othersThanAdministratorsAreRefused() {
        for (var role : List.of(Role.viewer, Role.operator)) {
            var person = Client.person(gateway, role.name() + "1", role);
            for (var path : List.of("/api/audit", "/api/audit.csv", "/api/audit/verify")) {
                assertThat(person.get(path).status()).as(role + " " + path).isEqualTo(403);
            }
        }
    }

    private List<String> actions(String query) {
        return items("/api/audit?" + query).stream().map(item -> item.get("action").getStringValue()).toList();
    }

    private List<JsonNode> items(String path) {
        var answer = alice.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return StreamSupport.stream(answer.json().get("items").values().spliterator(), false).toList();
    }

    private void acts(Actor actor, String action, Target target, String details) {
        gateway.get(AuditLog.class).record(actor, action, target, details, Result.ok);
    }

    private void later() {
        gateway.clock().move(Duration.ofSeconds(1));
    }
}
