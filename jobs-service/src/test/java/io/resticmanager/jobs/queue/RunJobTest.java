package io.resticmanager.jobs.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RunJobTest {

    @RegisterExtension
    static final Stage STAGE = new Stage().with("rm.job.waiting", 3);

    @Test
    void shouldQueueAJobAndSayWhoAskedForIt() {
        var host = STAGE.offlineHost();

        var job = STAGE.gateway().job(STAGE.gateway().run(host, JobKind.init));

        assertThat(job.status()).isEqualTo(JobStatus.queued);
        assertThat(job.actor()).isEqualTo("alice");
        assertThat(job.expiresAt()).isEqualTo(job.queuedAt().plusSeconds(24 * 3_600));
        assertThat(STAGE.events().await(Event.JobQueued.class, event -> event.jobId().equals(job.id())).revision())
                .isEqualTo(1);
    }

    @Test
    void shouldRefuseWhoMayOnlyLook() {
        var host = STAGE.offlineHost();

        var problem = STAGE.gateway().refusal(JobsRpc.RUN, new JobsRpc.Run(host, JobKind.init, null), Gateway.CHARLIE);

        assertThat(problem.status()).isEqualTo(403);
        assertThat(problem.detail()).contains("operator");
    }

    @Test
    void shouldNotFindAHostThatNobodyEnrolled() {
        assertThat(refusal(Ids.next(), JobKind.init, null).status()).isEqualTo(404);
        assertThat(refusal("not.an*id", JobKind.init, null).status()).isEqualTo(404);
    }

    @Test
    void shouldAskTheHubOnceForAHostWhoseEventIsLate() {
        var host = Ids.next();
        STAGE.hub().answerFor(host, "windows");
        var before = STAGE.hub().questions();

        STAGE.gateway().backup(host, "D:\\Data");
        STAGE.gateway().run(host, JobKind.snapshots);

        assertThat(STAGE.hub().questions()).isEqualTo(before + 1);
    }

    @Test
    void shouldNameTheKindsThatItRuns() {
        var problem = refusal(STAGE.offlineHost(), JobKind.restore_test, null);

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("kind");
        assertThat(problem.detail())
                .contains("init, backup, forget, prune, check, unlock, snapshots, stats, diff, restore;")
                .contains("restore_test is not");
    }

    @Test
    void shouldAskForPathsWhenAHostHasNoneYet() {
        var problem = STAGE.gateway().refusal(JobsRpc.RUN,
                new JobsRpc.Run(STAGE.offlineHost(), JobKind.backup, null), Gateway.ROOT);

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("options.source.paths");
        assertThat(problem.detail()).startsWith("This host has no paths to back up yet. Name at least one");
    }

    @Test
    void shouldBackUpAgainWhatWasBackedUpLast() {
        var host = STAGE.offlineHost();
        STAGE.gateway().backup(host, "/etc");
        var second = STAGE.gateway().order(host, JobKind.backup,
                Map.of("source", Source.of(List.of("/srv", "/home"))));
        cancel(second);

        var third = STAGE.gateway().run(host, JobKind.backup);

        assertThat(STAGE.gateway().job(third).source().paths()).containsExactly("/srv", "/home");
        assertThat(STAGE.onHost(host).lastSource().paths()).containsExactly("/srv", "/home");
    }

    @Test
    void shouldLetAnOperatorBackUpNothingButWhatIsStored() {
        var host = STAGE.offlineHost();
        cancel(STAGE.gateway().backup(host, "/srv", "/home"));

        var problem = refusal(host, JobKind.backup, Gateway.backupOf(Source.of(List.of("/etc/hostname"))));

        assertThat(problem.status()).isEqualTo(403);
        assertThat(problem.detail()).startsWith("This needs the role admin.").contains("what is stored for the host",
                "run one of the host's schedules", "ask an administrator");
        assertThat(STAGE.onHost(host).lastSource()).isEqualTo(Source.of(List.of("/srv", "/home")));
        assertThat(STAGE.onHost(host).queued()).as("nothing waits").isZero();
    }

    @Test
    void shouldNotLetAnOperatorAddAHookToWhatIsStored() {
        var host = STAGE.offlineHost();
        cancel(STAGE.gateway().backup(host, "/srv"));
        var hooked = Json.tree(Map.of("source", Map.of("paths", List.of("/srv"), "before_hook", "dump")));

        assertThat(refusal(host, JobKind.backup, hooked).status()).isEqualTo(403);
    }

    @Test
    void shouldLetAnOperatorNameWhatIsStoredAsABackupThatIsRunAgainDoes() {
        var host = STAGE.offlineHost();
        cancel(STAGE.gateway().backup(host, "/srv"));

        var again = STAGE.gateway().get(JobsRpc.RUN,
                new JobsRpc.Run(host, JobKind.backup, Gateway.backupOf(Source.of(List.of("/srv")))));

        assertThat(STAGE.gateway().job(again.jobId()).source().paths()).containsExactly("/srv");
        assertThat(STAGE.gateway().job(again.jobId()).actor()).isEqualTo("alice");
    }

    @Test
    void shouldTellAnOperatorWhoSaysWhatANewHostBacksUp() {
        var host = STAGE.offlineHost();

        assertThat(refusal(host, JobKind.backup, null).detail()).contains("only an administrator may name them");
        assertThat(refusal(host, JobKind.backup, Gateway.backupOf(Source.of(List.of("/etc")))).status()).isEqualTo(403);
        assertThat(STAGE.onHost(host).lastSource()).isNull();
    }

    @Test
    void shouldPointAtThePathThatIsWrong() {
        var source = Gateway.backupOf(Source.of(List.of("/etc", "home", "/a/../b", "/nul\0")));

        var problem = refusal(STAGE.offlineHost(), JobKind.backup, source);

        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("options.source.paths[1]",
                "options.source.paths[2]", "options.source.paths[3]");
    }

    @Test
    void shouldReadPathsAsTheHostsSystemDoes() {
        var windows = STAGE.offlineHost("windows");

        assertThat(STAGE.gateway().backup(windows, "D:\\Data")).isNotEmpty();
        assertThat(refusal(windows, JobKind.backup, Gateway.backupOf(Source.of(List.of("/etc")))).status())
                .isEqualTo(422);
    }

    @Test
    void shouldNotRememberASourceThatItRefused() {
        var host = STAGE.offlineHost();

        refusal(host, JobKind.backup, Gateway.backupOf(Source.of(List.of("home"))));

        assertThat(STAGE.onHost(host).lastSource()).isNull();
    }

    @Test
    void shouldRefuseOptionsOfAnotherShape() {
        var host = STAGE.offlineHost();

        for (var options : List.of(Json.tree(Map.of("source", "all")),
                Json.tree(Map.of("source", Map.of("paths", "/etc"))),
                Json.tree(List.of("x")))) {
            var problem = refusal(host, JobKind.backup, options);
            assertThat(problem.status()).as(Json.text(options)).isEqualTo(422);
            assertThat(problem.errors().getFirst().field()).startsWith("options");
        }
    }

    @Test
    void shouldSeeThroughTheBrokerThatATextIsNone() throws Json.Malformed {
        var options = Json.read("{\"source\":{\"paths\":[\"/\\ud800\"]}}", JsonNode.class);

        assertThat(refusal(STAGE.offlineHost(), JobKind.backup, options).errors()).extracting(FieldError::field)
                .containsExactly("options.source.paths[0]");
    }

    @Test
    void shouldNotQueueTheSameBackupTwice() {
        var host = STAGE.offlineHost();
        var waiting = STAGE.gateway().backup(host, "/etc");

        var problem = refusal(host, JobKind.backup, Gateway.backupOf(Source.of(List.of("/etc"))));

        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.detail()).contains(waiting);
        assertThat(STAGE.gateway().backup(host, "/srv")).isNotEqualTo(waiting);
    }

    @Test
    void shouldBoundWhatWaitsForOneHost() {
        var host = STAGE.offlineHost();
        for (var i = 0; i < 3; i++) {
            STAGE.gateway().run(host, JobKind.snapshots);
        }

        assertThat(refusal(host, JobKind.snapshots, null).status()).isEqualTo(429);
        assertThat(STAGE.gateway().run(STAGE.offlineHost(), JobKind.snapshots)).isNotEmpty();
    }

    private static Problem refusal(String host, JobKind kind, JsonNode options) {
        return STAGE.gateway().refusal(JobsRpc.RUN, new JobsRpc.Run(host, kind, options), Gateway.ALICE);
    }

    private static void cancel(String job) {
        STAGE.gateway().get(JobsRpc.CANCEL, new JobsRpc.JobId(job));
    }
}
