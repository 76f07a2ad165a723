package io.resticmanager.gateway.restore;

import static io.resticmanager.gateway.fake.FakeLooks.file;
import static io.resticmanager.gateway.fake.FakeLooks.folder;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.snapshot.Snapshot;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeFindings;
import io.resticmanager.gateway.fake.FakeLooks;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Shown;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of the wizard, from the snapshot to the job. */
final class WizardPageTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final Snapshot NEW = Stories.snapshot("4f1c9a20");
    private static final String CHOSEN = "snapshot=" + NEW.id();

    @AutoClose
    private static Gateway gateway;
    private static FakeLooks looks;
    private static Client alice;
    private static Client olga;
    private static Client victor;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        gateway.hub().knows(ADA);
        gateway.get(FakeFindings.class).keeps(List.of(NEW, Stories.snapshot("9a3d1c77")), List.of());
        gateway.readFleet();
        looks = gateway.get(FakeLooks.class);
        looks.connect(ADA.id());
        looks.holds("/", List.of(folder("etc"), folder("srv")));
        looks.holds("/srv", List.of(file("a.txt", 3L << 30), folder("www")));
        alice = Client.alice(gateway);
        olga = Client.person(gateway, "olga", Role.operator);
        victor = Client.person(gateway, "victor", Role.viewer);
    }

    @Test
    void eachStepOpensWhenTheOneBeforeIsCompleteAndSaysWhyItIsClosed() {
        var empty = Wizarding.begin(olga, ADA.id(), "").page();
        assertThat(empty).contains("Pick the point in time", "value=\"" + NEW.id() + "\"", "Choose a snapshot first.",
                "aria-describedby=\"s2-why\"", "aria-describedby=\"s4-why\"").doesNotContain("id=\"tree\"");

        var chosen = Wizarding.begin(olga, ADA.id(), CHOSEN);
        assertThat(chosen.page()).contains("id=\"tree\"", "Loading the snapshot", "aria-describedby=\"s3-why\"",
                "Opens when something is selected.").doesNotContain("aria-describedby=\"s2-why\"");

        chosen.folder("/");
        assertThat(chosen.choose("/srv"))
                .contains("New directory", "In its restore directory, usually /var/restic-restore/&lt;job id&gt;/",
                        "without ownership", "Start restore", "1 item selected")
                .doesNotContain("aria-describedby=\"s4-why\"");
    }

    @Test
    void whatWasChosenAndOpenedIsThereAfterAReload() {
        var wizard = Wizarding.begin(olga, ADA.id(), CHOSEN);
        wizard.folder("/");
        wizard.press("open", "at", SnapshotPath.coded("/srv"));
        wizard.folder("/srv");
        wizard.choose("/srv/a.txt");

        assertThat(wizard.page()).contains("aria-expanded=\"true\" aria-label=\"Close srv\"",
                "1 item selected, about 3.0 GiB.", "<code class=\"break\">/srv/a.txt</code>");
    }

    @Test
    void aViewerMayNot() {
        assertThat(victor.get("/hosts/" + ADA.id() + "/restore", "Accept", "text/html").status()).isEqualTo(403);
    }

    @Test
    void nobodyElseSeesIt() {
        var wizard = Wizarding.begin(olga, ADA.id(), CHOSEN);
        wizard.folder("/");
        wizard.choose("/etc");

        var other = alice.get(wizard.address(), "Accept", "text/html");
        assertThat(other.header("Location")).contains("lost=true").doesNotContain(wizard.id());
        var stolen = new Wizarding(alice, wizard.host(), wizard.address()).press("choose", "choice", "+%2Fsrv",
                "HX-Request", "true");
        assertThat(stolen.status()).isEqualTo(204);
        assertThat(stolen.header("HX-Redirect")).contains("lost=true");
        assertThat(wizard.page()).contains("1 item selected");
    }

    @Test
    void halfAnHourAfterItsLastUseItIsForgottenAndSaysSo() {
        var wizard = Wizarding.begin(olga, ADA.id(), CHOSEN);
        wizard.folder("/");
        wizard.choose("/etc");
        gateway.clock().move(Duration.ofMinutes(31));

        var again = olga.get(wizard.address(), "Accept", "text/html");

        assertThat(again.status()).isEqualTo(303);
        assertThat(olga.page(again.header("Location"))).contains("What was selected here before is gone.",
                "Nothing is selected yet.");
    }

    @Test
    void anOperatorRestoresIntoANewDirectoryOnce() {
        var wizard = Wizarding.begin(olga, ADA.id(), CHOSEN);
        wizard.folder("/");
        wizard.choose("/etc");
        var before = gateway.jobs().runs().size();

        var first = wizard.start("");
        var second = wizard.start("");

        assertThat(first.header("Location")).startsWith("/jobs/").isEqualTo(second.header("Location"));
        assertThat(gateway.jobs().runs()).hasSize(before + 1);
        assertThat(Json.text(gateway.jobs().runs().getLast().options())).isEqualTo(
                "{\"snapshot_id\":\"%s\",\"paths\":[\"/etc\"],\"target\":{\"mode\":\"new_directory\"}}"
                        .formatted(NEW.id()));
    }

    @Test
    void everythingIsTheSnapshotWithoutPaths() {
        var wizard = Wizarding.begin(olga, ADA.id(), CHOSEN);
        wizard.choose("/");

        wizard.start("");

        assertThat(Json.text(gateway.jobs().runs().getLast().options())).contains("\"paths\":[]");
    }

    @Test
    void inPlaceIsForAdministratorsWhoTypeTheName() {
        var hers = Wizarding.begin(olga, ADA.id(), CHOSEN + "&target=in_place");
        hers.folder("/");
        assertThat(hers.choose("/etc")).contains("Only an administrator can restore in place")
                .doesNotContain("value=\"in_place\"");
        assertThat(hers.start("ada").status()).isEqualTo(403);

        confirmed();
        var wizard = Wizarding.begin(alice, ADA.id(), CHOSEN + "&target=in_place&overwrite=never");
        wizard.folder("/");
        assertThat(wizard.choose("/etc"))
                .contains("This writes among the files of ada.", "Files that are there already",
                        "No file that is there is replaced.", "also what was deleted on purpose")
                .doesNotContain("writes over files", "can not be brought back");
        assertThat(replacing(wizard).page()).contains("This writes over files on ada.", "can not be brought back");
        wizard.start("ada");

        assertThat(Json.text(gateway.jobs().runs().getLast().options())).contains("\"mode\":\"in_place\"",
                "\"confirm_host_name\":\"ada\"", "\"overwrite\":\"never\"");
    }

    private static Wizarding replacing(Wizarding wizard) {
        return new Wizarding(alice, wizard.host(), wizard.address().replace("&overwrite=never", ""));
    }

    @Test
    void inPlaceWantsThePasswordEnteredLately() {
        confirmed();
        gateway.clock().move(Duration.ofMinutes(11));
        var wizard = Wizarding.begin(alice, ADA.id(), CHOSEN + "&target=in_place");
        wizard.folder("/");
        wizard.choose("/etc");
        var before = gateway.jobs().runs().size();

        assertThat(wizard.page()).contains("data-password-first=\"true\"");
        assertThat(wizard.start("ada").body()).contains("name=\"password_now\"");
        var byProgram = alice.post("/api/hosts/" + ADA.id() + "/jobs", """
                {"kind": "restore", "options": {"snapshot_id": "%s", "paths": ["/etc"], "confirm_host_name": "ada",
                "target": {"mode": "in_place"}}}""".formatted(NEW.id()));
        assertThat(byProgram.problem()).isEqualTo("password-required");

        assertThat(gateway.jobs().runs()).hasSize(before);
    }

    private static void confirmed() {
        alice.post("/api/sessions/confirm", "{\"password\": \"%s\"}".formatted(Client.PASSWORD));
    }

    @Test
    void whatIsRefusedStandsAtItsFieldAndTheInputIsKept() {
        confirmed();
        var wizard = Wizarding.begin(alice, ADA.id(), CHOSEN + "&target=in_place");
        wizard.folder("/");
        wizard.choose("/etc");
        gateway.jobs().refuses(Problem.invalid(List.of(
                new FieldError("options.confirm_host_name", "Type the host's name exactly: ada"),
                new FieldError("options.paths[0]", "This is not in the snapshot."))));

        var refused = wizard.start("adda");

        assertThat(refused.status()).isEqualTo(422);
        var shown = new Shown(refused.body());
        assertThat(shown.message("confirm")).isEqualTo("Type the host's name exactly: ada");
        assertThat(shown.value("confirm")).isEqualTo("adda");
        assertThat(refused.body()).contains("Entry 1: This is not in the snapshot.", "1 item selected");
        assertThat(wizard.start("ada").header("Location")).startsWith("/jobs/");
    }

    @Test
    void aRefusalOfNoFieldStandsAbove() {
        var wizard = Wizarding.begin(olga, ADA.id(), CHOSEN);
        wizard.folder("/");
        wizard.choose("/etc");
        gateway.jobs().refuses(Problem.conflict("Too many jobs are waiting."));

        var refused = wizard.start("");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(new Shown(refused.body()).note()).contains("Too many jobs are waiting.");
    }

    @Test
    void whatWasChangedInAnotherWindowIsLookedOverAgain() {
        var wizard = Wizarding.begin(olga, ADA.id(), CHOSEN);
        wizard.folder("/");
        wizard.choose("/etc");
        var seen = wizard.seen();
        wizard.choose("/srv");

        var answer = olga.form(wizard.host() + "/" + wizard.id() + "/start?" + CHOSEN,
                Map.of("csrfToken", olga.csrf(), "seen", seen));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(new Shown(answer.body()).note()).contains("changed in another window");
    }

    @Test
    void aSnapshotThatIsGoneIsSaidAndAnotherIsChosen() {
        assertThat(Wizarding.begin(olga, ADA.id(), "snapshot=deadbeef").page())
                .contains("This host has no snapshot <code>deadbeef</code> any more.", "Choose a snapshot first.");
    }

    @Test
    void snapshotsAreFoundByDayIdPathAndTag() {
        var found = Wizarding.begin(olga, ADA.id(), "").with("find=9a3d").page();

        assertThat(found).contains("9a3d1c77").doesNotContain("value=\"" + NEW.id() + "\"");
        assertThat(Wizarding.begin(olga, ADA.id(), "").with("find=nowhere").page()).contains("No snapshot matches");
    }

    @Test
    void aShortIdInTheAddressIsEnough() {
        assertThat(Wizarding.begin(olga, ADA.id(), "snapshot=4f1c9a20").page()).contains("id=\"tree\"");
        assertThat(Wizarding.begin(olga, ADA.id(), "snapshot=4F1C9A20").page()).contains("id=\"tree\"");
    }

    @Test
    void theAddressOfAButtonLeadsToThePage() {
        var wizard = Wizarding.begin(olga, ADA.id(), CHOSEN);

        var answer = olga.get(wizard.host() + "/" + wizard.id() + "/start?" + CHOSEN, "Accept", "text/html");

        assertThat(answer.header("Location")).isEqualTo(wizard.address());
    }
}
