package io.resticmanager.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.RepositoryHealth;
import io.resticmanager.contracts.job.RepositoryHealth.Measurement;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeFindings;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operations over the API: what may be asked for, what was found, and what somebody has looked at. */
final class OperationsApiTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final String HOST = "/api/hosts/" + ADA.id();

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
    void theOptionsOfEveryKindAndItsTimeLimitGoOnAsTheyCame() {
        Map.of(JobKind.forget, "{\"retention\":{\"keep_daily\":7,\"keep_tags\":[]},\"dry_run\":true}", JobKind.prune,
                "{\"max_unused\":\"5%\",\"max_repack_size\":\"2G\",\"dry_run\":true}", JobKind.check,
                "{\"read_data_subset\":\"1/7\"}", JobKind.stats, "{\"mode\":\"raw-data\"}", JobKind.diff,
                "{\"a\":\"4bba301e\",\"b\":\"9a3d1c77\"}", JobKind.unlock, "{}")
                .forEach((kind, options) -> {
                    var answer = olga.post(HOST + "/jobs",
                            "{\"kind\": \"%s\", \"options\": %s, \"timeout_s\": 3600}".formatted(kind, options));

                    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
                    var run = gateway.jobs().runs().getLast();
                    assertThat(run.kind()).isEqualTo(kind);
                    assertThat(run.timeoutS()).isEqualTo(3_600);
                    assertThat(alice.get("/api/jobs/" + answer.text("job_id")).body())
                            .contains("\"options\":" + options, "\"timeout_s\":3600");
                });
    }

    @Test
    void whatIsWrongWithAnOptionIsToldAtItsField() {
        gateway.jobs().refuses(Problem.invalid(List.of(
                new FieldError("options.retention.keep_daily", "A number to keep is 1 to 9,999."),
                new FieldError("timeout_s", "A time limit is 1 minute or more."))));

        var answer = alice.post(HOST + "/jobs", "{\"kind\": \"forget\", \"options\": {\"retention\": "
                + "{\"keep_daily\": 0, \"keep_tags\": []}}, \"timeout_s\": 1}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("invalid");
        assertThat(answer.body()).contains("\"field\":\"options.retention.keep_daily\"", "\"field\":\"timeout_s\"");
    }

    @Test
    void anOptionOneLevelTooHighRunsNothing() {
        var before = gateway.jobs().runs().size();

        var refused = alice.post(HOST + "/jobs", "{\"kind\": \"prune\", \"dry_run\": true, \"dryrun\": 1}");

        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("\"field\":\"dry_run\"", "Did you mean options.dry_run?",
                "\"field\":\"dryrun\"", "There are: kind, options, timeout_s.");
        assertThat(gateway.jobs().runs()).hasSize(before);
    }

    @Test
    void whatDeletesForRealIsRefusedToAnOperator() {
        var real = "{\"kind\": \"prune\", \"options\": {}}";

        assertThat(olga.post(HOST + "/jobs", real).problem()).isEqualTo("forbidden");
        assertThat(alice.post(HOST + "/jobs", real).status()).isEqualTo(202);
    }

    @Test
    void whatAJobFoundIsToldPageByPageAndFiltered() {
        var job = Stories.ended(ADA.id(), JobKind.diff, null, null);
        gateway.jobs().knows(job);
        findings.found(job.id(), IntStream.rangeClosed(1, 5)
                .mapToObj(n -> new Item.Change("/srv/file-" + n, n % 2 == 0 ? "+" : "M")).toList());
        var items = "/api/jobs/" + job.id() + "/items";

        var first = victor.get(items + "?limit=2");
        assertThat(first.body()).contains("/srv/file-1", "/srv/file-2", "\"next\":2").doesNotContain("/srv/file-3");
        assertThat(victor.get(items + "?limit=200&after=" + first.text("next")).body()).contains("file-3", "file-5")
                .doesNotContain("file-2", "\"next\"");
        assertThat(victor.get(items + "?only=%2B&q=FILE").body()).contains("file-2", "file-4").doesNotContain("file-1");
        assertThat(victor.get(items + "?limit=201").body()).contains("\"field\":\"limit\"");
        assertThat(victor.get(items + "?after=-1").body()).contains("\"field\":\"after\"");
    }

    @Test
    void aLogIsSearchedByTheService() {
        var job = Stories.ended(ADA.id(), JobKind.backup, null, null);
        gateway.jobs().knows(job);

        assertThat(victor.get("/api/jobs/" + job.id() + "/log?q=SHADOW").body()).contains("cannot read /etc/shadow")
                .doesNotContain("scanning");
        assertThat(victor.get("/api/jobs/" + job.id() + "/log?q=").body()).contains("scanning");
    }

    @Test
    void aLogIsReadBackwardsAndByWhoSaidIt() {
        var job = Stories.ended(ADA.id(), JobKind.backup, null, null);
        gateway.jobs().knows(job);
        findings.said(job.id(), Stories.lines(1_200));
        var log = "/api/jobs/" + job.id() + "/log";

        assertThat(victor.get(log + "?before=9007199254740991").body()).contains("\"n\":201,", "\"n\":1200,",
                "\"next\":1200,", "\"previous\":201,", "\"last\":1200").doesNotContain("\"n\":200,");
        assertThat(victor.get(log + "?before=201").body()).contains("\"n\":1,", "\"n\":200,")
                .doesNotContain("\"n\":201,").doesNotContain("previous");
        assertThat(victor.get(log + "?only=err").body()).contains("\"n\":100,", "\"n\":1200,")
                .doesNotContain("\"n\":101,");
    }

    @Test
    void aSuspectBackupIsConfirmedByAnOperatorAndByNobodyBelow() {
        var job = Stories.suspect(ADA.id(), "shrunk", "It has 10 % of the usual size.");
        gateway.jobs().knows(job);
        var confirm = "/api/jobs/" + job.id() + "/confirm";

        assertThat(victor.post(confirm, "").problem()).isEqualTo("forbidden");
        assertThat(olga.post(confirm, "").body()).contains("\"confirmed_by\":\"olga\"");
        assertThat(new Client(gateway).post(confirm, "").status()).isEqualTo(401);
    }

    @Test
    void snapshotsThatNoJobExplainsAreMarkedAndAcceptedByAnAdministrator() {
        var strange = Stories.snapshot();
        findings.keeps(List.of(strange), List.of(strange.id()));
        assertThat(victor.get(HOST + "/snapshots").body()).contains("\"unexplained\":[\"" + strange.id() + "\"]");

        assertThat(olga.post(HOST + "/snapshots/accept", "{}").problem()).isEqualTo("forbidden");
        var accepted = alice.post(HOST + "/snapshots/accept", "{\"snapshot_ids\": [\"" + strange.id() + "\"]}");

        assertThat(accepted.status()).as(accepted.body()).isEqualTo(200);
        assertThat(accepted.body()).contains("\"unexplained\":[]");
        assertThat(findings.accepted().getLast().snapshotIds()).containsExactly(strange.id());
    }

    @Test
    void allSnapshotsAreAcceptedOnlyByAnExplicitWord() {
        var strange = Stories.snapshot();
        findings.keeps(List.of(strange), List.of(strange.id()));
        for (var unclear : List.of("{}", "{\"snapshot_ids\": []}", "{\"snapshots\": [\"x\"]}", "{\"all\": false}")) {
            var refused = alice.post(HOST + "/snapshots/accept", unclear);
            assertThat(refused.status()).as(unclear).isEqualTo(422);
            assertThat(refused.body()).contains("\"field\":\"snapshot_ids\"");
        }

        assertThat(alice.post(HOST + "/snapshots/accept", "{\"all\": true}").body()).contains("\"unexplained\":[]");
        assertThat(findings.accepted().getLast().all()).isTrue();
    }

    @Test
    void theHealthOfARepositoryIsTold() {
        findings.knows(new RepositoryHealth(ADA.id(), RepositoryState.ready, "6b1f30c2",
                List.of(new Measurement(Stories.NOON, 4_096, null, 3, 8_192L)), null, null, List.of(), null, 2,
                List.of("bob")));

        var health = victor.get(HOST + "/repository");

        assertThat(health.status()).as(health.body()).isEqualTo(200);
        assertThat(health.text("unexplained")).isEqualTo("2");
        assertThat(health.body()).contains("\"total_size\":4096", "\"restore_size\":8192", "\"shared_with\":[\"bob\"]");
    }
}
