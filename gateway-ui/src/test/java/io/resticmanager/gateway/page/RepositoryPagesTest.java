package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.RepositoryHealth;
import io.resticmanager.contracts.job.RepositoryHealth.Check;
import io.resticmanager.contracts.job.RepositoryHealth.LockMet;
import io.resticmanager.contracts.job.RepositoryHealth.Measurement;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeFindings;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.HostStory;
import io.resticmanager.gateway.fake.Stories;
import io.resticmanager.platform.id.Ids;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host's repository: its health on its own page and in the head of every page of the host. */
final class RepositoryPagesTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final HubHost BOB = Stories.host("bob", Presence.online);
    private static final HubHost EVE = Stories.host("eve", Presence.online);
    private static final HubHost KIM = Stories.host("kim", Presence.online);
    private static final HubHost SAM = Stories.host("sam", Presence.online);
    private static final String GIB = "1.0 GiB";
    private static final String CHECK = Ids.next();
    private static final String DAMAGE = Ids.next();

    @AutoClose
    private static Gateway gateway;
    private static Client alice;
    private static Client victor;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        List.of(ADA, BOB, EVE, KIM, SAM).forEach(gateway.hub()::knows);
        gateway.jobs().knows(Stories.jobsOf(ADA, RepositoryState.ready, null));
        gateway.get(FakeFindings.class).knows(new RepositoryHealth(ADA.id(), RepositoryState.ready, "6b1f30c2",
                List.of(new Measurement(Stories.NOON, 1L << 29, 1L << 30, 4, 1L << 32),
                        new Measurement(Stories.NOON.plus(Duration.ofDays(30)), 1L << 30, 1L << 31, 5, 1L << 34)),
                new Check(CHECK, Stories.NOON, true, "5%"), null,
                List.of(new Item.Lock("9b1de2c4", Stories.NOON, true, "bob.lan", "root", 4_127,
                        Item.Lock.Holder.elsewhere, null)),
                Stories.NOON, 2, List.of(BOB.id(), "gone")));
        gateway.get(FakeFindings.class).knows(damaged(EVE));
        gateway.get(FakeFindings.class).knows(unlocked(KIM));
        gateway.get(FakeFindings.class).knows(lockMet(SAM));
        alice = Client.alice(gateway);
        victor = Client.person(gateway, "victor", Role.viewer);
    }

    @Test
    void sizeRatiosChecksLocksAndTheOthersStandThere() {
        var page = page(alice, ADA);

        assertThat(page).contains(GIB, "8.0×", "2.0×", "6b1f30c2", "No errors found", "Data read: 5%.",
                "All data was never read back.", "PID 4127 of root", "href=\"/hosts/" + BOB.id() + "\"", ">gone<",
                "2 snapshots are not explained.");
    }

    @Test
    void howItGrewIsALineAndATable() {
        assertThat(page(alice, ADA)).contains("+512 MiB in 30 days", ",0.500],[", ",1.000]]\" data-unit=\"GiB\"",
                "aria-label=\"What the snapshots need: 512 MiB at first, 1.0 GiB at last, +512 MiB in 30 days.\"",
                "As a table");
    }

    @Test
    void theOverviewShowsHowItGrewToo() {
        assertThat(alice.page("/hosts/" + ADA.id())).contains("id=\"size\"", "+512 MiB in 30 days",
                ",0.500],[", ",1.000]]\" data-unit=\"GiB\"", "As a table");
        assertThat(size(BOB)).contains("Nobody has measured it yet.").doesNotContain("<canvas")
                .doesNotContain("As a table");
        assertThat(size(EVE)).contains("Measured once so far: 1.0 GiB.", "As a table").doesNotContain("<canvas");
    }

    private static String size(HubHost host) {
        return alice.page("/fragments/hosts/" + host.id() + "/size");
    }

    @Test
    void whoMayNotActIsOfferedNothing() {
        assertThat(page(alice, ADA)).contains("?run=forget#run", "id=\"unlock\"", "id=\"refresh\"");
        assertThat(page(victor, ADA)).contains(GIB).doesNotContain("?run=").doesNotContain("id=\"unlock\"")
                .doesNotContain("id=\"refresh\"");
    }

    @Test
    void aButtonOpensTheFormOfItsKind() {
        assertThat(alice.get("/hosts/" + ADA.id() + "?run=check", "Accept", "text/html").body())
                .contains("id=\"run-check\" open=\"open\"").doesNotContain("id=\"run-backup\" open=\"open\"");
    }

    @Test
    void nothingKnownIsUnknownAndNotWell() {
        assertThat(page(alice, BOB)).contains("Nobody has measured it yet.", "Nobody has looked yet.", ">Never<")
                .doesNotContain("No errors found").doesNotContain("No locks");
    }

    @Test
    void theHeadOfEveryPageTellsSizeLastCheckAndLocks() {
        var head = alice.get("/fragments/hosts/" + ADA.id() + "/head", "Accept", "text/html").body();

        assertThat(head).contains(">Repository</dt>", GIB, "measured <time", ">Last check</dt>", "No errors found",
                "1 lock");
    }

    @Test
    void noMarkSaysThatAllIsWellWhileDamageStands() {
        assertThat(page(alice, EVE)).contains("Damage was found.", "Errors found since", "/jobs/" + DAMAGE)
                .doesNotContain("No errors found");
        assertThat(head(EVE)).contains("Errors found").doesNotContain("No errors found");
    }

    @Test
    void theHeadTellsWhenTheLocksWereSeen() {
        assertThat(lockOf(head(KIM))).contains("None", "seen <time", "2026-05-04T12:00:00Z");
        assertThat(lockOf(head(ADA))).contains("1 lock", "seen <time");
        assertThat(lockOf(head(BOB))).contains("Unknown").doesNotContain("<time");
    }

    @Test
    void aLockThatNobodyCouldLookAtIsToldWithTheJobThatMetIt() {
        assertThat(page(alice, SAM)).contains("met a lock <time", "2026-05-04T12:00:00Z", "/jobs/" + CHECK,
                "could not see whose").doesNotContain("Nobody has looked yet.");
        assertThat(lockOf(head(SAM))).contains("Met, not seen whose", "/jobs/" + CHECK).doesNotContain("Unknown");
    }

    @Test
    void aRepositoryThatTheHostRefusesIsNotCalledInitialised() {
        var zoe = HostStory.of("zoe", Presence.online).refusing("policy.repository_host: This host does not allow it.")
                .host();
        gateway.hub().knows(zoe);
        gateway.get(FakeFindings.class).knows(unlocked(zoe));

        assertThat(page(alice, zoe)).contains("Refused by the host", "The host refuses this repository.",
                "still go to the one that it had before", "Configuration refused").doesNotContain(">Initialised<")
                .doesNotContain("</svg>Initialised");
        assertThat(page(alice, ADA)).contains("Initialised").doesNotContain("Refused by the host");
    }

    @Test
    void aRepositoryThatTheHostRefusesIsNotToBeInitialisedWhileItsJobsGoToTheOneBefore() {
        var refused = "policy.repository_host: This host does not allow it.";
        var yan = HostStory.of("yan", Presence.online).refusing(refused).host();
        var new1 = HostStory.of("new-1", Presence.online).refusing(refused).host();
        List.of(yan, new1).forEach(gateway.hub()::knows);
        gateway.jobs().knows(Stories.jobsOf(yan, RepositoryState.uninitialised,
                Stories.job(yan.id(), JobKind.backup, JobStatus.succeeded)));
        gateway.jobs().knows(Stories.jobsOf(new1, RepositoryState.uninitialised, null));

        assertThat(page(alice, yan)).contains("The host refuses this repository.")
                .doesNotContain("command=\"show-modal\" commandfor=\"init\"")
                .doesNotContain("Not set up");
        assertThat(page(alice, new1)).contains("command=\"show-modal\" commandfor=\"init\"", "Not set up");
    }

    @Test
    void thatNothingHoldsItIsSaidOfTheTimeOfTheLook() {
        assertThat(page(alice, KIM)).contains("As seen <time", "Nothing held the repository then.");
    }

    private static RepositoryHealth lockMet(HubHost host) {
        return new RepositoryHealth(host.id(), RepositoryState.ready, "6b1f30c2", List.of(), null, null, List.of(),
                null, 0, List.of(), null, new LockMet(CHECK, Stories.NOON));
    }

    private static RepositoryHealth damaged(HubHost host) {
        return new RepositoryHealth(host.id(), RepositoryState.ready, "6b1f30c2",
                List.of(new Measurement(Stories.NOON, 1L << 30, null, 3, null)),
                new Check(CHECK, Stories.NOON.plusSeconds(120), true, null),
                new Check(CHECK, Stories.NOON, true, "100%"), List.of(), null, 0, List.of(),
                new Check(DAMAGE, Stories.NOON.plusSeconds(60), false, "500M"));
    }

    private static RepositoryHealth unlocked(HubHost host) {
        return new RepositoryHealth(host.id(), RepositoryState.ready, "6b1f30c2", List.of(), null, null, List.of(),
                Stories.NOON, 0, List.of());
    }

    private static String head(HubHost host) {
        return alice.get("/fragments/hosts/" + host.id() + "/head", "Accept", "text/html").body();
    }

    private static String lockOf(String head) {
        return head.substring(head.indexOf(">Lock</dt>"), head.indexOf(">Last backup</dt>"));
    }

    private static String page(Client client, HubHost host) {
        return client.page("/hosts/" + host.id() + "/repository");
    }
}
