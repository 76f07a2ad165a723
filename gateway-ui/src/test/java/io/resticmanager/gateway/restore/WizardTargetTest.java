package io.resticmanager.gateway.restore;

import static io.resticmanager.gateway.fake.FakeLooks.file;
import static io.resticmanager.gateway.fake.FakeLooks.folder;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.snapshot.Snapshot;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeFindings;
import io.resticmanager.gateway.fake.FakeLooks;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.HostStory;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a restore goes, and how much room there is. */
final class WizardTargetTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final HubHost BOB = Stories.host("bob", Presence.online);
    private static final HubHost GONE = Stories.host("gone", Presence.offline);
    private static final HubHost DEAD = Stories.host("dead", Presence.online);
    private static final HubHost BACK = Stories.host("back", Presence.online);
    private static final HubHost OLD = HostStory.of("old", Presence.online).having("0.14.0").host();
    private static final Snapshot NEW = Stories.snapshot("4f1c9a20");
    private static final String CHOSEN = "snapshot=" + NEW.id();

    @AutoClose
    private static Gateway gateway;
    private static FakeLooks looks;
    private static Client alice;
    private static Client olga;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        List.of(ADA, BOB, GONE, OLD, DEAD, BACK).forEach(gateway.hub()::knows);
        gateway.get(FakeFindings.class).keeps(List.of(NEW, Stories.snapshot("9a3d1c77")), List.of());
        gateway.readFleet();
        looks = gateway.get(FakeLooks.class);
        List.of(ADA, BOB, OLD).forEach(host -> looks.connect(host.id()));
        looks.holds("/", List.of(folder("etc"), folder("srv")));
        looks.holds("/srv", List.of(file("a.txt", 3L << 30), folder("www")));
        alice = Client.alice(gateway);
        olga = Client.person(gateway, "olga", Role.operator);
    }

    @Test
    void anOldResticIsOfferedNoChoiceOfWhatIsOverwritten() {
        var wizard = Wizarding.begin(alice, OLD.id(), CHOSEN + "&target=in_place&overwrite=never");
        wizard.folder("/");

        assertThat(wizard.choose("/etc")).contains("as restic 0.14.0 can do nothing else")
                .doesNotContain("id=\"overwrite\"");
    }

    @Test
    void anotherHostTakesThemWhereItsOwnIsGone() {
        var wizard = Wizarding.begin(alice, GONE.id(), CHOSEN);
        assertThat(wizard.page()).contains("gone is not connected.", "Read through it", ">bob</option>");
        assertThat(wizard.folder("/")).contains("role=\"alert\"", "The agent of gone is not connected",
                "Try again");
        var before = looks.looks().size();

        var through = Wizarding.begin(alice, GONE.id(), CHOSEN + "&target=other&on=" + BOB.id());
        assertThat(through.page()).contains("Read through <strong>bob</strong>");
        through.folder("/");
        assertThat(through.choose("/etc")).contains("bob can then read all backups of gone.");
        through.start("");

        assertThat(looks.asked().get(before)).isEqualTo(BOB.id());
        assertThat(looks.looks().get(before).forHostId()).isEqualTo(GONE.id());
        assertThat(gateway.jobs().runs().getLast().hostId()).isEqualTo(GONE.id());
        assertThat(Json.text(gateway.jobs().runs().getLast().options())).contains(
                "\"target\":{\"mode\":\"new_directory\",\"host_id\":\"" + BOB.id() + "\"}");
    }

    @Test
    void aHostThatJustDiedIsReadThroughAnotherAtOnce() {
        var wizard = Wizarding.begin(alice, DEAD.id(), CHOSEN);
        assertThat(wizard.page()).contains("id=\"through\"", "hx-trigger=\"host-gone from:body\"")
                .doesNotContain("Read through it");

        var refused = wizard.press("folder", "at", SnapshotPath.coded("/"), "HX-Request", "true");

        assertThat(refused.header("HX-Trigger")).isEqualTo("host-gone");
        assertThat(wizard.page()).contains("dead is not connected.", "Read through it", ">bob</option>");
        assertThat(Wizarding.begin(olga, DEAD.id(), CHOSEN).page()).doesNotContain("Read through it");
        var through = Wizarding.begin(alice, DEAD.id(), CHOSEN + "&target=other&on=" + BOB.id());
        assertThat(through.folder("/")).contains(">etc<");
        assertThat(looks.asked().getLast()).isEqualTo(BOB.id());
        assertThat(looks.looks().getLast().forHostId()).isEqualTo(DEAD.id());
    }

    @Test
    void aHostThatAnswersAgainIsReadItself() throws Exception {
        var wizard = Wizarding.begin(alice, BACK.id(), CHOSEN);
        wizard.folder("/");
        assertThat(wizard.page()).contains("Read through it");

        try (var connected = looks.connect(BACK.id())) {
            assertThat(connected).isNotNull();
            wizard.folder("/");
        }

        assertThat(wizard.page()).doesNotContain("Read through it");
    }

    @Test
    void anOperatorReadsThroughNoOtherHost() {
        var wizard = Wizarding.begin(olga, GONE.id(), CHOSEN + "&target=other&on=" + BOB.id());

        assertThat(wizard.page()).doesNotContain("Read through");
        assertThat(wizard.folder("/")).contains("The agent of gone is not connected");
    }

    @Test
    void freeSpaceIsToldWithTheNumber() {
        var wizard = Wizarding.begin(olga, ADA.id(), CHOSEN);
        wizard.folder("/");
        wizard.press("open", "at", SnapshotPath.coded("/srv"));
        wizard.folder("/srv");
        wizard.choose("/srv/a.txt");
        var space = "/fragments" + wizard.host() + "/" + wizard.id() + "/space?" + CHOSEN;

        looks.hasFree(14L << 30);
        assertThat(olga.page(space)).contains("There is room on ada.", "Needs about 3.0 GiB; 14.0 GiB free at /var.");
        assertThat(wizard.page()).contains("usually /var/restic-restore/&lt;job id&gt;/");
        looks.restoresTo("/data/restores");
        olga.page(space);
        assertThat(wizard.page()).contains("In &lt;job id&gt;, a new directory below /data/restores")
                .doesNotContain("/var/restic-restore");
        looks.restoresTo("/var");
        looks.hasFree(1L << 30);
        assertThat(olga.page(space)).contains("There is not enough room on ada.", "1.0 GiB free", "role=\"alert\"");
        looks.refuses(Problem.unavailable("The agent is busy."));
        assertThat(olga.page(space)).contains("is not known", "The agent is busy.");
    }
}
