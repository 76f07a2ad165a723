package io.resticmanager.gateway.restore;

import static io.resticmanager.gateway.fake.FakeLooks.folder;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.snapshot.Snapshot;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeFindings;
import io.resticmanager.gateway.fake.FakeLooks;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is wanted becomes one job; and what else is wanted from the same page becomes another. */
final class WizardStartTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final HubHost BOB = Stories.host("bob", Presence.online);
    private static final Snapshot NEW = Stories.snapshot("4f1c9a20");
    private static final Snapshot OLD = Stories.snapshot("9a3d1c77");
    private static final String CHOSEN = "snapshot=" + NEW.id();

    @AutoClose
    private static Gateway gateway;
    private static Client alice;

    private Wizarding wizard;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        List.of(ADA, BOB).forEach(gateway.hub()::knows);
        gateway.get(FakeFindings.class).keeps(List.of(NEW, OLD), List.of());
        gateway.readFleet();
        var looks = gateway.get(FakeLooks.class);
        looks.connect(ADA.id());
        looks.holds("/", List.of(folder("etc"), folder("srv")));
        alice = Client.alice(gateway);
    }

    @BeforeEach
    void chooses() {
        alice.post("/api/sessions/confirm", "{\"password\": \"%s\"}".formatted(Client.PASSWORD));
        wizard = Wizarding.begin(alice, ADA.id(), CHOSEN);
        wizard.folder("/");
        wizard.choose("/etc");
    }

    @Test
    void anotherSelectionAfterTheFirstJobIsAnotherJob() {
        var first = job(wizard);
        wizard.choose("/srv");
        var second = job(wizard);

        assertThat(second).isNotEqualTo(first);
        assertThat(Json.text(gateway.jobs().runs().getLast().options())).contains("\"paths\":[\"/etc\",\"/srv\"]");
        wizard.drop("/srv");
        assertThat(job(wizard)).as("the first wish again, whose job is not over").isEqualTo(first);
    }

    @Test
    void anotherTargetIsAnotherJob() {
        var aside = job(wizard);
        var inPlace = job(wizard.with("target=in_place"));
        var careful = job(wizard.with("target=in_place&overwrite=never"));
        var elsewhere = job(wizard.with("target=other&on=" + BOB.id()));

        assertThat(List.of(aside, inPlace, careful, elsewhere)).doesNotHaveDuplicates();
        assertThat(Json.text(gateway.jobs().runs().getLast().options())).contains(BOB.id());
    }

    @Test
    void anotherSnapshotIsAnotherJob() {
        var first = job(wizard);
        var other = new Wizarding(alice, wizard.host(), wizard.address().replace(NEW.id(), OLD.id()));
        other.page();
        other.folder("/");
        other.choose("/etc");

        assertThat(job(other)).isNotEqualTo(first);
        assertThat(Json.text(gateway.jobs().runs().getLast().options())).contains(OLD.id());
    }

    @Test
    void theSameIsTheSameJobUntilThatIsOver() {
        var first = job(wizard);
        gateway.clock().move(Duration.ofMinutes(5));

        assertThat(job(wizard)).isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(value = JobStatus.class, names = {"failed", "cancelled", "succeeded"})
    void afterItIsOverItIsStartedAgainButNotByADoubleClick(JobStatus how) {
        var first = job(wizard);
        gateway.jobs().knows(Stories.as(first, ADA.id(), JobKind.restore, how));

        assertThat(job(wizard)).as("a double click on a job that was quick").isEqualTo(first);
        gateway.clock().move(Started.ONE_PRESS);

        assertThat(job(wizard)).isNotEqualTo(first);
    }

    @Test
    void whatWasRefusedIsSentAgain() {
        gateway.jobs().refuses(Problem.conflict("Too many jobs are waiting."));
        assertThat(wizard.start("").status()).isEqualTo(409);

        assertThat(job(wizard)).isNotEmpty();
    }

    private static String job(Wizarding wizard) {
        var answer = wizard.start("ada");
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return answer.header("Location").replace("/jobs/", "");
    }
}
