package io.resticmanager.gateway.api;

import static io.resticmanager.gateway.fake.FakeLooks.file;
import static io.resticmanager.gateway.fake.FakeLooks.folder;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeLooks;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking into a snapshot over the API, and ordering a restore. */
final class SnapshotTreeApiTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final HubHost GONE = Stories.host("gone", Presence.offline);
    private static final String TREE = "/api/hosts/" + ADA.id() + "/snapshots/4f1c9a20/tree";
    private static final String FIND = "/api/hosts/" + ADA.id() + "/snapshots/4f1c9a20/find";

    @AutoClose
    private static Gateway gateway;
    private static FakeLooks looks;
    private static Client alice;
    private static Client olga;
    private static Client victor;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        List.of(ADA, GONE).forEach(gateway.hub()::knows);
        looks = gateway.get(FakeLooks.class);
        looks.connect(ADA.id());
        looks.holds("/", List.of(folder("srv"), file("a\nb", 3)));
        looks.holds("/a b/ü+%", List.of(file("deep", 1)));
        looks.holds("/srv", IntStream.range(0, 1_500).mapToObj(n -> file("file-" + n, n)).toList());
        alice = Client.alice(gateway);
        olga = Client.person(gateway, "olga", Role.operator);
        victor = Client.person(gateway, "victor", Role.viewer);
    }

    @Test
    void aFolderComesInPages() {
        var first = olga.get(TREE + "?path=/srv&limit=1000");
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.json().get("items").size()).isEqualTo(1_000);
        assertThat(first.text("total")).isEqualTo("1500");

        var rest = olga.get(TREE + "?path=/srv&limit=1000&cursor=" + first.text("next_cursor"));

        assertThat(rest.json().get("items").size()).isEqualTo(500);
        assertThat(rest.json().get("items").get(0).get("name").getStringValue()).isEqualTo("file-1000");
        assertThat(rest.json().get("next_cursor")).isNull();
        assertThat(looks.listed("/srv")).as("three pages of the agent, each asked for once").isEqualTo(3);
    }

    @Test
    void theTopIsUsualAndNamesComeAsTheyAre() {
        assertThat(olga.get(TREE).json().get("items").get(1).get("name").getStringValue()).isEqualTo("a\nb");
        assertThat(olga.get(TREE + "?path=%2Fa%20b%2F%C3%BC%2B%25").body()).contains("deep");
    }

    @Test
    void aViewerIsRefusedWhateverIsKept() {
        olga.get(TREE);

        for (var path : List.of(TREE, FIND + "?q=file", "/api/hosts/" + ADA.id() + "/free-space")) {
            assertThat(victor.get(path).status()).as(path).isEqualTo(403);
        }
    }

    @Test
    void throughAnotherHostOnlyForAdministrators() {
        var through = "/api/hosts/" + GONE.id() + "/snapshots/4f1c9a20/tree?via=" + ADA.id();

        assertThat(olga.get(through).status()).isEqualTo(403);
        assertThat(alice.get(through).status()).isEqualTo(200);
        assertThat(looks.looks().getLast().forHostId()).isEqualTo(GONE.id());
        assertThat(olga.get(through).status()).as("though it is kept for somebody").isEqualTo(403);
    }

    @Test
    void anotherHostThatThereIsNotIsNoneAlsoOfWhatIsKept() {
        assertThat(alice.get(TREE).status()).isEqualTo(200);

        assertThat(alice.get(TREE + "?via=zzz").status()).isEqualTo(404);
    }

    @Test
    void theIdOfASnapshotMayBeInCapitals() {
        var capitals = olga.get(TREE.replace("4f1c9a20", "4F1C9A20"));

        assertThat(capitals.status()).as(capitals.body()).isEqualTo(200);
        assertThat(looks.looks()).filteredOn(look -> look.list() != null)
                .allSatisfy(look -> assertThat(look.list().snapshotId()).isEqualTo("4f1c9a20"));
    }

    @Test
    void aHostThatIsOfflineIsSaidToBe() {
        var answer = alice.get("/api/hosts/" + GONE.id() + "/snapshots/4f1c9a20/tree");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("host-offline");
    }

    @Test
    void namesAreFoundUpToALimit() {
        var found = olga.get(FIND + "?q=file-14&limit=50");

        assertThat(found.json().get("items").size()).isEqualTo(50);
        assertThat(found.json().get("more").getBooleanValue()).isTrue();
        assertThat(olga.get(FIND + "?q=file-1499").json().get("items").get(0).get("path").getStringValue())
                .isEqualTo("/srv/file-1499");
        assertThat(olga.get(FIND + "?q=x").problem()).isEqualTo("invalid");
    }

    @Test
    void whatCanNotBeIsRefusedAtItsParameter() {
        for (var query : List.of("?path=srv", "?path=/srv/../etc", "?limit=0", "?limit=5000", "?cursor=x")) {
            assertThat(olga.get(TREE + query).status()).as(query).isEqualTo(422);
        }
        assertThat(olga.get("/api/hosts/" + ADA.id() + "/snapshots/--help/tree").status()).isEqualTo(422);
        assertThat(olga.get("/api/hosts/nobody/snapshots/4f1c9a20/tree").status()).isEqualTo(404);
    }

    @Test
    void freeSpaceIsToldInBytes() {
        var space = olga.get("/api/hosts/" + ADA.id() + "/free-space?path=/srv");

        assertThat(space.text("free_bytes")).isEqualTo(String.valueOf(14L << 30));
        assertThat(space.text("path")).isEqualTo("/srv");
    }

    @Test
    void aRestoreIsAJobAndItsOptionsPassThrough() {
        var options = "{\"snapshot_id\":\"4f1c9a20\",\"paths\":[\"/srv\"],\"target\":{\"mode\":\"new_directory\"}}";
        var jobs = "/api/hosts/" + ADA.id() + "/jobs";

        assertThat(olga.post(jobs, "{\"kind\":\"restore\",\"options\":" + options + "}").status()).isEqualTo(202);
        assertThat(Json.text(gateway.jobs().runs().getLast().options()))
                .isEqualTo(options);
        assertThat(olga.post(jobs, "{\"kind\":\"restore\",\"options\":%s}".formatted(
                options.replace("new_directory", "in_place"))).status()).isEqualTo(403);
        assertThat(victor.post(jobs, "{\"kind\":\"snapshots\"}").status()).isEqualTo(403);
    }
}
