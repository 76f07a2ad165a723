package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.ForgetOptions.Policy;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.PruneOptions;
import io.resticmanager.contracts.job.Retention;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeFindings;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Stories;
import io.resticmanager.platform.id.Ids;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job's page: what was found, what helps, and the buttons that go on from there. */
final class JobOperationsTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final HubHost BOB = Stories.host("bob", Presence.online);
    private static final Retention WEEKLY = new Retention(null, null, 7, null, null, null, null, List.of(), null);

    @AutoClose
    private static Gateway gateway;
    private static FakeFindings findings;
    private static Client alice;
    private static Client olga;
    private static Client victor;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        List.of(ADA, BOB).forEach(gateway.hub()::knows);
        findings = gateway.get(FakeFindings.class);
        alice = Client.alice(gateway);
        olga = Client.person(gateway, "olga", Role.operator);
        victor = Client.person(gateway, "victor", Role.viewer);
    }

    @Test
    void aDryRunShowsWhatGoesAndWhyAndWhatStays() {
        var page = alice.page("/jobs/" + rehearsal().id());

        assertThat(page).contains("1 snapshot would go, 1 would stay.", "This was a dry run: nothing was changed.",
                "Would go", "No rule keeps it", "Would stay", "Daily snapshot", "Forget for real");
    }

    @Test
    void whereNothingWouldGoThereIsNothingToDoForReal() {
        var job = Stories.ended(ADA.id(), JobKind.forget, Json.tree(new ForgetOptions(WEEKLY, true, "ada.lan")),
                Summary.of(new Finding.Forgotten(true, 2, 0, null)));
        gateway.jobs().knows(job);

        assertThat(alice.page("/jobs/" + job.id())).contains("0 snapshots would go, 2 would stay.", "Run again")
                .doesNotContain("for-real").doesNotContain("Forget for real");
    }

    @Test
    void onlyAnAdministratorIsOfferedToGoOn() {
        var job = rehearsal();

        assertThat(olga.page("/jobs/" + job.id())).doesNotContain("for-real").contains("Run again");
        assertThat(victor.page("/jobs/" + job.id())).doesNotContain("for-real").doesNotContain("Run again");
    }

    @Test
    void forgettingForRealNeedsTheNameOfTheHost() {
        var job = rehearsal();
        var before = gateway.jobs().runs().size();

        var refused = alice.form("/jobs/" + job.id() + "/for-real", Map.of("confirm", "bob", "csrfToken",
                alice.csrf()));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"confirm-error\"", "value=\"bob\"",
                "Type the host&#39;s name exactly: ada");
        assertThat(gateway.jobs().runs()).hasSize(before);
    }

    @Test
    void forgettingForRealTakesTheSameOptionsAndLeavesTheHostsNameToTheService() {
        var job = rehearsal();

        var answer = alice.form("/jobs/" + job.id() + "/for-real", Map.of("confirm", "ada", "csrfToken",
                alice.csrf()));

        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        var run = gateway.jobs().runs().getLast();
        assertThat(Json.text(run.options())).isEqualTo("{\"retention\":{\"keep_daily\":7,\"keep_tags\":[]}}");
    }

    @Test
    void aForgetBySchedulesSaysWhoseRuleKeepsASnapshotAndIsDoneWithItsOwnPolicyAlone() {
        var nightly = Ids.next();
        var hourly = Ids.next();
        var options = new ForgetOptions(null, true, null, null, null, List.of(new Policy(nightly, "<nightly>", WEEKLY),
                new Policy(hourly, "hourly", WEEKLY), Policy.ofTheRest(WEEKLY)));
        var job = withItems(Stories.ended(ADA.id(), JobKind.forget, Json.tree(options),
                Summary.of(new Finding.Forgotten(true, 2, 2, null))));
        findings.found(job.id(), List.of(
                new Item.Decision(Stories.snapshot("4f1c9a20"), true, List.of("daily snapshot"), List.of(nightly)),
                new Item.Decision(Stories.snapshot("9a3d1c77"), false, List.of(), List.of(nightly, hourly)),
                new Item.Decision(Stories.snapshot("1b3d1c77"), true, List.of("no policy is for it")),
                new Item.Decision(Stories.snapshot("2c3d1c77"), false, List.of())));

        var page = alice.page("/jobs/" + job.id());
        alice.form("/jobs/" + job.id() + "/for-real", Map.of("confirm", "ada", "csrfToken", alice.csrf()));

        assertThat(page).contains("Daily snapshot, by the schedule &lt;nightly&gt;",
                "No rule of the schedule &lt;nightly&gt; or hourly keeps it", "No policy is for it", "No rule keeps it",
                "Snapshots of &lt;nightly&gt;", "Other snapshots", "keep daily 7; grouped by host,paths");
        assertThat(Json.text(gateway.jobs().runs().getLast().options()))
                .isEqualTo("{\"retention\":{\"keep_daily\":7,\"keep_tags\":[]}}");
    }

    @Test
    void whatAnOperatorSendsAnywayIsRefusedByTheService() {
        var answer = olga.form("/jobs/" + rehearsal().id() + "/for-real", Map.of("confirm", "ada", "csrfToken",
                olga.csrf()));

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void aPruneThatWasTriedOutIsDoneWithoutAName() {
        var job = Stories.ended(ADA.id(), JobKind.prune, Json.tree(new PruneOptions("5%", null, true)), null);
        gateway.jobs().knows(job);

        alice.form("/jobs/" + job.id() + "/for-real", Map.of("csrfToken", alice.csrf()));

        assertThat(Json.text(gateway.jobs().runs().getLast().options())).isEqualTo("{\"max_unused\":\"5%\"}");
    }

    @Test
    void aRunThatTriedNothingOutCanNotBeDoneForReal() {
        var job = Stories.ended(ADA.id(), JobKind.prune, null, null);
        gateway.jobs().knows(job);

        assertThat(alice.form("/jobs/" + job.id() + "/for-real", Map.of("csrfToken", alice.csrf())).status())
                .isEqualTo(409);
    }

    @Test
    void anotherTryTakesTheSameOptionsAndTheSameTimeLimit() {
        var job = Stories.failed(ADA.id(), JobKind.prune, "timeout",
                Json.tree(new PruneOptions("5%", "2G", true)));
        gateway.jobs().knows(job);
        assertThat(olga.page("/jobs/" + job.id())).contains("1, timeout", "Retry");

        olga.form("/jobs/" + job.id() + "/again", Map.of("csrfToken", olga.csrf()));

        var run = gateway.jobs().runs().getLast();
        assertThat(Json.text(run.options()))
                .contains("\"max_unused\":\"5%\"", "\"max_repack_size\":\"2G\"", "\"dry_run\":true");
        assertThat(run.timeoutS()).isEqualTo(600);
    }

    @Test
    void aLockThatStandsInTheWayIsTakenAwayOnItsOwnMachine() {
        var job = withItems(Stories.failed(ADA.id(), JobKind.check, "locked", null));
        findings.found(job.id(), List.of(new Item.Lock("9b1de2c4".repeat(8), Stories.NOON, false, "BOB.lan", "root",
                4_127, Item.Lock.Holder.elsewhere, null)));

        assertThat(olga.page("/jobs/" + job.id())).contains("action=\"/hosts/" + BOB.id() + "/jobs\"",
                "Unlock on BOB.lan", "PID 4127 of root");
    }

    @Test
    void aSuspectBackupIsConfirmedWithOneButton() {
        var job = Stories.suspect(ADA.id(), "shrunk", "It has 10 % of the usual size.");
        gateway.jobs().knows(job);
        assertThat(victor.page("/jobs/" + job.id())).contains("much smaller than usual", "It has 10 %")
                .doesNotContain("Confirm, it is good");
        assertThat(olga.page("/jobs/" + job.id())).contains("Confirm, it is good");

        var answer = olga.form("/jobs/" + job.id() + "/confirm", Map.of("csrfToken", olga.csrf()));

        assertThat(answer.header("Location")).isEqualTo("/jobs/" + job.id());
        assertThat(victor.page("/jobs/" + job.id())).contains("finds it good", "by olga")
                .doesNotContain(">Suspect<");
    }

    @Test
    void aLogIsSearchedWithoutAScript() {
        var job = Stories.ended(ADA.id(), JobKind.backup, null, null);
        gateway.jobs().knows(job);

        var page = victor.page("/jobs/" + job.id() + "?q=SHADOW");

        assertThat(page).contains("cannot read /etc/shadow", "1 line, 1 on stderr contains it", "value=\"SHADOW\"",
                "Show all lines").doesNotContain("scanning").doesNotContain("data-log=");
        assertThat(victor.page("/jobs/" + job.id())).contains("scanning", "data-log=");
    }

    @Test
    void whatWasFoundIsFilteredAndPagedByTheService() {
        var job = withItems(Stories.ended(ADA.id(), JobKind.forget, Json.tree(new ForgetOptions(WEEKLY, true, null)),
                Summary.of(new Finding.Forgotten(true, 150, 150, null))));
        findings.found(job.id(), IntStream.range(0, 300).mapToObj(n -> new Item.Decision(
                Stories.snapshot("%08x".formatted(n)), n % 2 == 0, List.of("daily snapshot"))).toList());

        var page = victor.page("/jobs/" + job.id() + "?only=keep");

        assertThat(page).contains(">00000000<", "value=\"keep\" checked=\"checked\"", "?after=199&amp;only=keep#found")
                .doesNotContain(">00000001<").doesNotContain("No rule keeps it");
        assertThat(victor.page("/jobs/" + job.id() + "?find=0000012b")).contains(">0000012b<")
                .doesNotContain(">00000000<");
        assertThat(victor.page("/jobs/" + job.id() + "?find=none")).contains("Nothing matches.");
    }

    @Test
    void aJobSaysThatItWaitedForALockAndForWhose() {
        var lock = new Item.Lock("9b1de2c4".repeat(8), Stories.NOON, false, "BOB.lan", "root", 4_127,
                Item.Lock.Holder.elsewhere, null);
        var job = Stories.ended(ADA.id(), JobKind.check, null,
                Summary.EMPTY.after(new Summary.Waited(125, List.of(lock))));
        gateway.jobs().knows(job);

        assertThat(victor.page("/jobs/" + job.id())).contains("This job waited 2 min 5 s for a lock.",
                "It was held by PID 4127 of root on BOB.lan.");
        assertThat(victor.page("/hosts/" + ADA.id() + "/jobs")).contains("waited 2 min 5 s for a lock");
    }

    @Test
    void aDryRunSaysWhyARealOneWouldBeRefused() {
        var job = Stories.ended(ADA.id(), JobKind.forget, Json.tree(new ForgetOptions(WEEKLY, true, null)),
                Summary.of(new Finding.Forgotten(true, 2, 1, null, "Another machine is called <ada> too.")));
        gateway.jobs().knows(job);

        var page = victor.page("/jobs/" + job.id());

        assertThat(page).contains("A real forget would be refused.", "Another machine is called &lt;ada&gt; too.",
                "1 snapshot would go, 2 would stay");
        assertThat(victor.page("/jobs/" + rehearsal().id())).doesNotContain("would be refused");
    }

    private static Job rehearsal() {
        var job = withItems(Stories.ended(ADA.id(), JobKind.forget,
                Json.tree(new ForgetOptions(WEEKLY, true, "ada.lan")),
                Summary.of(new Finding.Forgotten(true, 1, 1, null))));
        findings.found(job.id(), List.of(
                new Item.Decision(Stories.snapshot("4f1c9a20"), true, List.of("daily snapshot")),
                new Item.Decision(Stories.snapshot("9a3d1c77"), false, List.of())));
        return job;
    }

    private static Job withItems(Job job) {
        var found = Stories.withItems(job, 2);
        gateway.jobs().knows(found);
        return found;
    }
}
