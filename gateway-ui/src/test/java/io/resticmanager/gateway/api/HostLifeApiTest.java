package io.resticmanager.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;

import io.resticmanager.contracts.agent.LocalPolicy;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.host.HubRpc.TokenState;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.HostStory;
import io.resticmanager.gateway.fake.Stories;
import io.resticmanager.platform.id.Ids;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostLifeApiTest {

    @AutoClose
    private static Gateway gateway;
    private static Client alice;
    private static Client olga;
    private static Client victor;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        alice = Client.alice(gateway);
        olga = Client.person(gateway, "olga", Role.operator);
        victor = Client.person(gateway, "victor", Role.viewer);
    }

    @Test
    void aHostIsRenamedTaggedAndPausedAndWhatIsAbsentStays() {
        var ada = known("ada", "prod");

        var renamed = change(alice, ada, "{\"name\": \" ada-2 \"}");
        var tagged = change(alice, ada, "{\"tags\": [\"lab\", \" west \"]}");
        var paused = change(alice, ada, "{\"paused\": true}");

        assertThat(renamed.status()).as(renamed.body()).isEqualTo(200);
        assertThat(renamed.text("name")).isEqualTo("ada-2");
        assertThat(renamed.body()).contains("\"tags\":[\"prod\"]", "\"paused\":false");
        assertThat(tagged.body()).contains("\"tags\":[\"lab\",\"west\"]", "\"name\":\"ada-2\"");
        assertThat(paused.body()).contains("\"paused\":true", "\"name\":\"ada-2\"");
        assertThat(alice.get(path(ada)).body()).contains("\"paused\":true", "\"tags\":[\"lab\",\"west\"]");
        assertThat(change(alice, ada, "{\"paused\": false}").body()).contains("\"paused\":false");
    }

    @Test
    void whatIsWrongIsToldAtItsField() {
        var bob = known("bob");
        known("taken-name");

        assertThat(field(change(alice, bob, "{\"name\": \"taken-name\"}"))).isEqualTo("name");
        assertThat(field(change(alice, bob, "{\"name\": \"<script>alert(1)</script>\"}"))).isEqualTo("name");
        assertThat(field(change(alice, bob, "{\"name\": \"%s\"}".formatted("a".repeat(64))))).isEqualTo("name");
        assertThat(field(change(alice, bob, "{\"name\": \"\"}"))).isEqualTo("name");
        assertThat(field(change(alice, bob, "{\"tags\": [\"ok\", \"<b>\"]}"))).isEqualTo("tags[1]");
        assertThat(field(change(alice, bob, "{\"tags\": [\"ok\", null]}"))).isEqualTo("tags[1]");
        assertThat(field(change(alice, bob, "{\"paused\": \"perhaps\"}"))).isEqualTo("paused");
        assertThat(field(change(alice, bob, "{\"pause\": true}"))).isEqualTo("pause");
        assertThat(change(alice, bob, "[]").status()).isEqualTo(400);
        assertThat(change(alice, bob, "{\"paused\": null, \"name\": null}").status()).isEqualTo(200);
        assertThat(alice.get(path(bob)).text("name")).isEqualTo("bob");
    }

    @Test
    void onlyAnAdministratorChangesAndRemoves() {
        var carol = known("carol");

        for (var other : new Client[]{olga, victor}) {
            assertThat(change(other, carol, "{\"paused\": true}").problem()).isEqualTo("forbidden");
            assertThat(other.json("DELETE", path(carol) + "?confirm=carol", "").problem()).isEqualTo("forbidden");
            assertThat(other.get("/api/enrolment-tokens").problem()).isEqualTo("forbidden");
            assertThat(other.json("DELETE", "/api/enrolment-tokens/" + Ids.next(), "").problem())
                    .isEqualTo("forbidden");
        }
        assertThat(alice.get(path(carol)).body()).contains("\"paused\":false");
    }

    @Test
    void aHostGoesOnlyWhenItsNameIsTyped() {
        var dora = known("dora");

        assertThat(field(alice.json("DELETE", path(dora), ""))).isEqualTo("confirm");
        assertThat(field(alice.json("DELETE", path(dora) + "?confirm=DORA", ""))).isEqualTo("confirm");
        var removed = alice.json("DELETE", path(dora) + "?confirm=dora", "");

        assertThat(removed.status()).as(removed.body()).isEqualTo(204);
        assertThat(alice.get(path(dora)).status()).isEqualTo(404);
        assertThat(alice.json("DELETE", path(dora) + "?confirm=dora", "").status()).isEqualTo(404);
        assertThat(change(alice, dora, "{\"paused\": true}").status()).isEqualTo(404);
    }

    @Test
    void nothingChangesWithoutTheTokenOfOurPages() {
        var eve = known("eve");

        var changed = alice.send("PATCH", path(eve), BodyPublishers.ofString("{\"paused\": true}"), "Content-Type",
                "application/json");
        var removed = alice.send("DELETE", path(eve) + "?confirm=eve", BodyPublishers.noBody());

        assertThat(changed.problem()).isEqualTo("csrf");
        assertThat(removed.problem()).isEqualTo("csrf");
        assertThat(alice.get(path(eve)).body()).contains("\"paused\":false");
    }

    @Test
    void openTokensAreListedAndRevoked() {
        var minted = alice.post("/api/enrolment-tokens", "{\"name\": \"fay\", \"repo_url\": \"/srv/repo\"}")
                .text("token_id");
        var used = Ids.next();
        gateway.hub().knows(new TokenState(used, "gus", Stories.NOON, Ids.next(), false), false);

        assertThat(alice.get("/api/enrolment-tokens").body()).contains(minted, "\"name\":\"fay\"")
                .doesNotContain(used);
        assertThat(alice.json("DELETE", "/api/enrolment-tokens/" + minted, "").status()).isEqualTo(204);
        assertThat(alice.get("/api/enrolment-tokens").body()).doesNotContain(minted);
        assertThat(alice.json("DELETE", "/api/enrolment-tokens/" + used, "").status()).isEqualTo(409);
        assertThat(alice.json("DELETE", "/api/enrolment-tokens/" + Ids.next(), "").status()).isEqualTo(404);
    }

    @Test
    void aTokenThatReplacesAHostNamesIt() {
        var hal = known("hal");

        var ticket = alice.post("/api/enrolment-tokens",
                "{\"name\": \"hal\", \"repo_url\": \"/srv/repo\", \"replaces_host_id\": \"%s\"}".formatted(hal.id()));

        assertThat(ticket.status()).as(ticket.body()).isEqualTo(201);
        assertThat(gateway.hub().minted().getLast().replacesHostId()).isEqualTo(hal.id());
    }

    @Test
    void whatTheAgentSaidOfItselfIsTold() {
        var ivy = HostStory.of("ivy", Presence.online).refused("clone", "Two machines.").holding(3)
                .refusing("policy.repository_host: no")
                .allowing(new LocalPolicy(true, List.of("backup"), List.of(), List.of(),
                        List.of("local")))
                .host();
        gateway.hub().knows(ivy);

        assertThat(alice.get(path(ivy)).body()).contains("\"outbox_depth\":3", "\"protocol\":1",
                "\"time_zone\":\"UTC\"", "\"code\":\"clone\"", "\"from_file\":true",
                "\"config_refused\":[\"policy.repository_host: no\"]", "\"protection\":\"at_risk\"");
    }

    private static HubHost known(String name, String... tags) {
        var host = Stories.host(name, Presence.online, tags);
        gateway.hub().knows(host);
        return host;
    }

    private static Client.Answer change(Client who, HubHost host, String json) {
        return who.json("PATCH", path(host), json);
    }

    private static String path(HubHost host) {
        return "/api/hosts/" + host.id();
    }

    private static String field(Client.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        return answer.json().get("errors").get(0).get("field").getStringValue();
    }
}
