package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.Retention;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeFindings;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job's page promises and claims no more than the job did: what went, what stayed, what a warning is about. */
final class JobOutcomesTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
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
        gateway.hub().knows(ADA);
        findings = gateway.get(FakeFindings.class);
        alice = Client.alice(gateway);
        olga = Client.person(gateway, "olga", Role.operator);
        victor = Client.person(gateway, "victor", Role.viewer);
    }

    @Test
    void whoseLocksAreLeftIsToldInWholeSentences() {
        var job = Stories.ended(ADA.id(), JobKind.unlock, null,
                Summary.of(new Finding.Unlocked(0, 1, "restic on bob holds it.")));
        gateway.jobs().knows(job);

        assertThat(alice.page("/jobs/" + job.id()))
                .contains("<strong>0 locks removed, 1 left.</strong> restic on bob holds it.");
    }

    @Test
    void forgettingAgainNeedsTheNameOfTheHost() {
        var job = Stories.ended(ADA.id(), JobKind.forget, Json.tree(new ForgetOptions(WEEKLY, null, "ada.lan")),
                Summary.of(new Finding.Forgotten(false, 1, 3, null)));
        gateway.jobs().knows(job);
        var before = gateway.jobs().runs().size();
        assertThat(alice.page("/jobs/" + job.id())).contains("commandfor=\"again\"", "id=\"again-confirm\"");
        assertThat(olga.page("/jobs/" + job.id())).doesNotContain("/again");

        for (var typed : List.of("", "bob")) {
            var refused = alice.form("/jobs/" + job.id() + "/again",
                    Map.of("confirm", typed, "csrfToken", alice.csrf()));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body()).contains("That was not done.", "Type the host&#39;s name exactly: ada");
        }
        assertThat(alice.form("/jobs/" + job.id() + "/again", Map.of("csrfToken", alice.csrf())).status())
                .isEqualTo(422);
        assertThat(gateway.jobs().runs()).hasSize(before);

        assertThat(alice.form("/jobs/" + job.id() + "/again", Map.of("confirm", "ada", "csrfToken", alice.csrf()))
                .status()).isEqualTo(303);
        assertThat(gateway.jobs().runs()).hasSize(before + 1);
    }

    @Test
    void aForgetThatWasRefusedSaysThatNothingWent() {
        var page = victor.page("/jobs/" + refusedForget("append_only").id());

        assertThat(page).contains("Nothing was removed", ">Stayed<", ">Stays<").doesNotContain("></svg>Goes<");
    }

    @Test
    void aForgetThatBrokeOffDoesNotSayWhatItCanNotKnow() {
        var page = victor.page("/jobs/" + refusedForget("unreachable").id());

        assertThat(page).contains("This was the plan.", ">Was to go<").doesNotContain("></svg>Goes<")
                .doesNotContain("Nothing was removed");
    }

    @Test
    void aFailedHookIsNoLostFile() {
        var hook = new Summary.HookFailed("start-db", "it ended with exit code 7");
        var job = Stories.warned(Stories.ended(ADA.id(), JobKind.backup, null, Summary.EMPTY.with(hook)), 1,
                List.of());
        var worse = Stories.warned(job, 2, List.of("/srv/b"));
        List.of(job, worse).forEach(gateway.jobs()::knows);

        assertThat(victor.page("/jobs/" + job.id()))
                .contains("The hook start-db after the backup failed: it ended with exit code 7.", "With warnings")
                .doesNotContain("could not be read").doesNotContain("in the snapshot");
        assertThat(victor.page("/jobs")).contains("the hook start-db after the backup failed");
        assertThat(victor.page("/jobs/" + worse.id())).contains("The hook start-db after the backup failed",
                "1 file or folder could not be read.", "It is not in the snapshot.", "/srv/b");
    }

    private static Job refusedForget(String cause) {
        var job = Stories.withItems(Stories.failed(ADA.id(), JobKind.forget, cause,
                Json.tree(new ForgetOptions(WEEKLY, null, "ada.lan"))), 2);
        gateway.jobs().knows(job);
        findings.found(job.id(), List.of(
                new Item.Decision(Stories.snapshot("4f1c9a20"), true, List.of("daily snapshot")),
                new Item.Decision(Stories.snapshot("9a3d1c77"), false, List.of())));
        return job;
    }
}
