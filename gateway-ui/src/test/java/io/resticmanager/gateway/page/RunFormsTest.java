package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.agent.LocalPolicy;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.HostStory;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forms of Run now, one for each kind: what they send, and what they show when it was not good. */
final class RunFormsTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final String HOST = "/hosts/" + ADA.id();

    @AutoClose
    private static Gateway gateway;
    private static Client alice;
    private static Client olga;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        gateway.hub().knows(ADA);
        gateway.jobs().knows(Stories.jobsOf(ADA, RepositoryState.ready, null));
        alice = Client.alice(gateway);
        olga = Client.person(gateway, "olga", Role.operator);
    }

    @Test
    void everyFieldOfABackupGoesWithIt() {
        var options = sent(alice, "backup", Map.ofEntries(Map.entry("adHoc", "true"), Map.entry("paths", "/srv"),
                Map.entry("one_file_system", "true"), Map.entry("exclude_caches", "true"),
                Map.entry("upload_limit_kib_s", "512"), Map.entry("read_concurrency", "4"),
                Map.entry("compression", "max"), Map.entry("before_hook", "dump"), Map.entry("after_hook", "tell"),
                Map.entry("timeout", "90")));

        assertThat(options).contains("\"one_file_system\":true", "\"exclude_caches\":true",
                "\"upload_limit_kib_s\":512", "\"read_concurrency\":4", "\"compression\":\"max\"",
                "\"before_hook\":\"dump\"", "\"after_hook\":\"tell\"");
        assertThat(gateway.jobs().runs().getLast().timeoutS()).isEqualTo(5_400);
    }

    @Test
    void aPolicyGoesWithAForget() {
        assertThat(sent(olga, "forget", Map.of("keep_daily", "7", "keep_within", "14d", "keep_tags", "gold, x",
                "group_by", "host", "dry_run", "true")))
                .isEqualTo("{\"retention\":{\"keep_daily\":7,\"keep_within\":\"14d\",\"keep_tags\":[\"gold\",\"x\"],"
                        + "\"group_by\":\"host\"},\"dry_run\":true}");
    }

    @Test
    void aForgetWithoutAPolicyOfItsOwnIsOneByThoseOfTheSchedules() {
        assertThat(sent(olga, "forget", Map.of("keep_daily", "", "group_by", "", "dry_run", "true")))
                .isEqualTo("{\"dry_run\":true}");
        assertThat(alice.page(HOST)).contains("Snapshots of a backup schedule that has a <em>Keep</em> of its own");
    }

    @Test
    void theDepthOfACheckBecomesASubset() {
        assertThat(sent(olga, "check", Map.of("depth", "structure", "read_data_subset", "5%"))).isEqualTo("{}");
        assertThat(sent(olga, "check", Map.of("depth", "part", "read_data_subset", "1/7")))
                .isEqualTo("{\"read_data_subset\":\"1/7\"}");
        assertThat(sent(olga, "check", Map.of("depth", "all"))).isEqualTo("{\"read_data_subset\":\"100%\"}");
    }

    @Test
    void pruneStatsAndUnlockTakeWhatTheyNeed() {
        assertThat(sent(olga, "prune", Map.of("max_unused", "10%", "max_repack_size", "2G", "dry_run", "true")))
                .isEqualTo("{\"max_unused\":\"10%\",\"max_repack_size\":\"2G\",\"dry_run\":true}");
        assertThat(sent(olga, "stats", Map.of("mode", "raw-data"))).isEqualTo("{\"mode\":\"raw-data\"}");
        assertThat(sent(olga, "unlock", Map.of())).isEqualTo("none");
    }

    @Test
    void whatIsNoNumberIsToldAtItsFieldAndStaysAsTyped() {
        var page = refused(Map.of("kind", "forget", "keep_daily", "seven", "keep_weekly", "4", "timeout", "x",
                "group_by", "host"));

        assertThat(page).contains("id=\"forget-keep_daily-error\"", "value=\"seven\"",
                "id=\"forget-timeout-error\"", "value=\"host\" selected=\"selected\"",
                "<details name=\"run\" id=\"run-forget\" open=\"open\"")
                .doesNotContain("id=\"forget-keep_weekly-error\"", "value=\"host,tags\"");
    }

    @Test
    void aPartOfTheDataHasToBeNamed() {
        assertThat(refused(Map.of("kind", "check", "depth", "part", "read_data_subset", " ")))
                .contains("id=\"check-read_data_subset-error\"", "value=\"part\" checked=\"checked\"");
    }

    @Test
    void whatTheServiceRefusesIsToldAtItsField() {
        gateway.jobs().refuses(Problem.invalid(List.of(
                new FieldError("options.max_unused", "A percentage, a size or unlimited."),
                new FieldError("options.unheard_of", "Nobody shows this."))));

        assertThat(refused(Map.of("kind", "prune", "max_unused", "lots", "dry_run", "true")))
                .contains("id=\"prune-max_unused-error\"", "value=\"lots\"", "Nobody shows this.")
                .contains("id=\"prune-dry_run\" name=\"dry_run\" value=\"true\" checked=\"checked\"");
    }

    @Test
    void whatThePageAndTheServiceFindIsToldAtOnce() {
        var runs = gateway.jobs().runs().size();
        gateway.jobs().refuses(Problem.invalid(List.of(
                new FieldError("options.retention", "Keep something."),
                new FieldError("options.retention.keep_within", "A duration such as 14d."),
                new FieldError("timeout_s", "A minute to a week."))));

        assertThat(refused(Map.of("kind", "forget", "keep_last", "1e5", "keep_within", "forever", "confirm", "bob")))
                .contains("id=\"forget-keep_last-error\"", "id=\"forget-keep_within-error\"",
                        "id=\"forget-confirm-error\"")
                .doesNotContain("Keep something.").doesNotContain("id=\"forget-timeout-error\"");
        assertThat(refused(Map.of("kind", "prune", "max_unused", "x", "timeout", "-3", "dry_run", "false")))
                .contains("A box is true, or is not sent.", "id=\"prune-timeout-error\"");
        assertThat(gateway.jobs().runs()).hasSize(runs);
    }

    @Test
    void aTimeLimitIsTypedAndRefusedInMinutes() {
        assertThat(refused(Map.of("kind", "stats", "timeout", "0")))
                .contains("id=\"stats-timeout-error\"", "From 1 to 10,080 minutes: a minute to a week.")
                .doesNotContain("604,800 seconds");
    }

    @Test
    void snapshotsAreNotForgottenWithoutTheNameOfTheHost() {
        assertThat(refused(Map.of("kind", "forget", "keep_daily", "7", "confirm", "bob")))
                .contains("id=\"forget-confirm-error\"")
                .doesNotContain("id=\"forget-dry_run\" name=\"dry_run\" value=\"true\" checked");
        assertThat(sent(alice, "forget", Map.of("keep_daily", "7", "confirm", "ada"))).contains("\"dry_run\":false");
    }

    @Test
    void anOperatorIsOfferedDryRunsAlone() {
        assertThat(olga.page(HOST)).contains("This is a dry run.", "Only an administrator may prune for real.")
                .doesNotContain("id=\"forget-dry_run\"").doesNotContain("id=\"forget-confirm\"")
                .doesNotContain("id=\"prune-dry_run\"").doesNotContain("id=\"backup-use_vss\"");
        assertThat(alice.page(HOST)).contains("id=\"forget-dry_run\"", "id=\"prune-dry_run\"");
        assertThat(send(olga, Map.of("kind", "prune")).status()).isEqualTo(403);
    }

    @Test
    void whatTheResticOfTheHostIsTooOldForCanNotBeFilledIn() {
        var old = HostStory.of("old", Presence.online).having("0.14.0").host();
        gateway.hub().knows(old);
        gateway.jobs().knows(Stories.jobsOf(old, RepositoryState.ready, null));

        assertThat(alice.get("/hosts/" + old.id(), "Accept", "text/html").body())
                .contains("Not available: needs restic 0.15; this host has 0.14.0.")
                .containsPattern("<input[^>]*id=\"backup-read_concurrency\"[^>]*disabled=\"disabled\"");
        assertThat(alice.page(HOST)).doesNotContain("Not available: needs restic")
                .doesNotContain("disabled=\"disabled\"");
    }

    @Test
    void whatThePolicyOfTheHostForbidsIsSaidBeforeItIsSent() {
        var strict = HostStory.of("strict", Presence.online)
                .allowing(new LocalPolicy(true, List.of("backup"), List.of(), List.of("dump"), List.of())).host();
        gateway.hub().knows(strict);
        gateway.jobs().knows(Stories.jobsOf(strict, RepositoryState.ready, null));

        assertThat(alice.get("/hosts/" + strict.id(), "Accept", "text/html").body())
                .contains("The policy of the host does not allow it", "<option value=\"dump\">");
    }

    private static String sent(Client client, String kind, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("kind", kind);
        var answer = send(client, all);
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        var run = gateway.jobs().runs().getLast();
        assertThat(run.kind()).isEqualTo(JobKind.valueOf(kind));
        return run.options() == null ? "none" : Json.text(run.options());
    }

    private static String refused(Map<String, String> fields) {
        var answer = send(alice, fields);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        return answer.body();
    }

    private static Client.Answer send(Client client, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("csrfToken", client.csrf());
        return client.form(HOST + "/jobs", all);
    }
}
