package io.resticmanager.jobs.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.resticmanager.contracts.agent.AgentCommand;
import io.resticmanager.contracts.agent.AgentMessage.JobFinished;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobCounts;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.jobs.dispatch.Sweep;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.QueryPlan;
import io.resticmanager.jobs.stage.Restores;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.jobs.stage.Watcher;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What one host restores from another's snapshots: the job is the source's, and runs on the target. */
class RestoreElsewhereTest {

    @RegisterExtension
    final Stage stage = new Stage();

    private final Restores restores = new Restores(stage);

    @Test
    void shouldRunOnTheTargetForTheSourceAndTakeTheTargetsWord() {
        var ada = restores.offlineHost("ada", "0.18.0");
        var bob = stage.connectedHost();

        var id = restores.order(ada, Restores.toDirectoryOf(bob, "/a"), Gateway.ROOT);
        stage.hub().awaitRun(id);
        stage.hub().say(bob, Frames.started(id, JobKind.restore));
        stage.awaitStatus(id, JobStatus.running);
        var found = new Finding.Restored(true, "/var/restic-restore/" + id, 3L, 4_096L, null, 0);
        stage.hub().say(bob, new JobFinished(id, JobKind.restore, JobStatus.succeeded, 0, null, 0, Instant.now(),
                Instant.now(), Summary.of(found), null, List.of(), null, null, 1));

        assertThat(stage.awaitStatus(id, JobStatus.succeeded).summary().finding()).isEqualTo(found);
        assertThat(stage.hub().commands()).filteredOn(it -> it.run() != null && it.run().jobId().equals(id))
                .extracting(AgentCommand::forHostId).containsOnly(ada);
        assertThat(stage.events().await(Event.AuditRecorded.class, it -> ada.equals(it.hostId())).details())
                .endsWith("1 path: /a, to a new directory on host ada (" + bob + ")");
        for (var host : List.of(ada, bob)) {
            assertThat(list(host, JobKind.restore)).singleElement().satisfies(job -> {
                assertThat(job.id()).isEqualTo(id);
                assertThat(job.hostId()).isEqualTo(ada);
                assertThat(job.runsOnHostId()).isEqualTo(bob);
                assertThat(job.summary().finding()).isEqualTo(found);
                assertThat(Json.text(job.options())).contains(Restores.SNAPSHOT, "\"path_count\":1");
            });
        }
        assertThat(list(bob, null)).isEmpty();
    }

    @Test
    void shouldWaitItsTurnOnTheTargetAndNotOnTheSource() {
        var ada = restores.connectedHost("ada");
        var bob = stage.connectedHost();
        stage.runningBackup(ada);
        var busy = stage.runningBackup(bob);

        var id = restores.order(ada, Restores.toDirectoryOf(bob, "/a"), Gateway.ROOT);
        stage.hub().heartbeat(bob, Instant.now(), busy);
        var waiting = stage.gateway().job(id).status();
        stage.hub().say(bob, Frames.succeeded(busy, JobKind.backup));

        stage.hub().awaitRun(id);
        assertThat(waiting).isEqualTo(JobStatus.queued);
        assertThat(stage.onHost(bob).current().id()).isEqualTo(id);
    }

    @Test
    void shouldGiveUpWhenTheTargetStaysAway() {
        var ada = restores.connectedHost("ada");
        var bob = stage.offlineHost();
        var id = restores.order(ada, Restores.toDirectoryOf(bob, "/a"), Gateway.ROOT);

        stage.later(Duration.ofHours(24));

        assertThat(stage.awaitStatus(id, JobStatus.failed).error().cause()).isEqualTo("host_offline");
        assertThat(stage.hub().runs(id)).isEmpty();
    }

    @Test
    void shouldTellTheTargetToEndIt() {
        var ada = restores.connectedHost("ada");
        var bob = stage.connectedHost();
        var id = restores.order(ada, Restores.toDirectoryOf(bob, "/a"), Gateway.ROOT);
        stage.hub().awaitRun(id);
        stage.hub().say(bob, Frames.started(id, JobKind.restore));
        stage.awaitStatus(id, JobStatus.running);

        stage.gateway().get(JobsRpc.CANCEL, new JobsRpc.JobId(id), Gateway.ROOT);
        stage.hub().say(bob, Frames.cancelled(id, JobKind.restore));

        stage.awaitStatus(id, JobStatus.cancelled);
        assertThat(stage.hub().cancels(id)).isPositive();
    }

    @Test
    void shouldLoseItWhenTheTargetNoLongerNamesIt() {
        var ada = restores.connectedHost("ada");
        var bob = stage.connectedHost();
        var id = restores.order(ada, Restores.toDirectoryOf(bob, "/a"), Gateway.ROOT);
        stage.hub().awaitRun(id);
        stage.hub().say(bob, Frames.started(id, JobKind.restore));
        stage.awaitStatus(id, JobStatus.running);

        for (var minute = 1; minute <= 4; minute++) {
            stage.hub().heartbeat(bob, Instant.now().plus(Duration.ofMinutes(minute)));
        }

        assertThat(stage.awaitStatus(id, JobStatus.failed).error().cause()).isEqualTo("agent_lost_job");
    }

    @Test
    void shouldBelieveNoThirdHost() {
        var ada = restores.connectedHost("ada");
        var bob = stage.connectedHost();
        var eve = stage.connectedHost();
        var id = restores.order(ada, Restores.toDirectoryOf(bob, "/a"), Gateway.ROOT);
        stage.hub().awaitRun(id);
        stage.hub().say(bob, Frames.started(id, JobKind.restore));
        stage.awaitStatus(id, JobStatus.running);

        stage.hub().say(eve, Frames.succeeded(id, JobKind.restore));
        stage.awaitIntake(eve);

        assertThat(stage.gateway().job(id).status()).isEqualTo(JobStatus.running);
    }

    @Test
    void shouldWaitForThePruneOfTheRepositoryThatItReads() {
        var ada = restores.connectedHost("ada");
        var bob = stage.connectedHost();
        var prune = stage.gateway().order(ada, JobKind.prune, Map.of());
        stage.hub().awaitRun(prune);
        stage.hub().say(ada, Frames.started(prune, JobKind.prune));
        stage.awaitStatus(prune, JobStatus.running);

        var id = restores.order(ada, Restores.toDirectoryOf(bob, "/a"), Gateway.ROOT);
        stage.service().bean(Sweep.class).run();
        var meanwhile = stage.hub().runs(id).size();
        stage.hub().say(ada, Frames.succeeded(prune, JobKind.prune));

        stage.hub().awaitRun(id);
        assertThat(meanwhile).isZero();
    }

    @Test
    void shouldEndWithEitherHost() {
        var ada = restores.offlineHost("ada", "0.18.0");
        var eve = restores.offlineHost("eve", "0.18.0");
        var bob = stage.offlineHost();
        var sourceGoes = restores.order(ada, Restores.toDirectoryOf(bob, "/a"), Gateway.ROOT);
        stage.hub().removed(ada);
        assertThat(stage.awaitStatus(sourceGoes, JobStatus.failed).error().cause()).isEqualTo("host_removed");

        var targetGoes = restores.order(eve, Restores.toDirectoryOf(bob, "/a"), Gateway.ROOT);
        stage.hub().removed(bob);
        assertThat(stage.awaitStatus(targetGoes, JobStatus.failed).error().cause()).isEqualTo("host_removed");
    }

    @Test
    void shouldStirThePagesOfBothHosts() throws Exception {
        var ada = restores.offlineHost("ada", "0.18.0");
        var bob = stage.offlineHost();

        try (var atAda = new Watcher(stage, Subjects.liveHost(ada));
                var atBob = new Watcher(stage, Subjects.liveHost(bob))) {
            restores.order(ada, Restores.toDirectoryOf(bob, "/a"), Gateway.ROOT);

            assertThat(atAda.next()).contains(ada, "jobs");
            assertThat(atBob.next()).contains(bob, "jobs");
        }
    }

    @Test
    void shouldFindAndCountWhatWaitsAndWhatFailedAtBothHosts() {
        var ada = restores.offlineHost("ada", "0.18.0");
        var bob = stage.offlineHost();
        var failed = restores.order(ada, Restores.toDirectoryOf(bob, "/a"), Gateway.ROOT);
        stage.later(Duration.ofHours(24));
        stage.awaitStatus(failed, JobStatus.failed);
        var waiting = restores.order(ada, Restores.toDirectoryOf(bob, "/b"), Gateway.ROOT);
        restores.order(ada, Restores.toDirectory("/c"), Gateway.ROOT);

        assertThat(counts(ada)).isEqualTo(new JobCounts.Found(0, 2, 1));
        assertThat(counts(bob)).isEqualTo(new JobCounts.Found(0, 1, 1));
        for (var words : List.of("ada", waiting, waiting.substring(0, 24))) {
            assertThat(stage.gateway().get(JobsRpc.LIST, new JobsRpc.Query(bob, "restore", null, 10, null, null, "7d",
                    words)).items()).extracting(Job::id).as(words).contains(waiting);
        }
        var first = stage.gateway().get(JobsRpc.LIST, new JobsRpc.Query(bob, "restore", null, 1, null));
        assertThat(first.items()).extracting(Job::id).containsExactly(waiting);
        assertThat(stage.gateway().get(JobsRpc.LIST, new JobsRpc.Query(bob, "restore", null, 1, first.nextCursor()))
                .items()).extracting(Job::id).containsExactly(failed);
    }

    @Test
    void shouldTellAFullPageOfLongRestores() {
        var ada = restores.offlineHost("ada", "0.18.0");
        var name = "\\".repeat(2_000);
        var targets = new ArrayList<String>();
        for (var i = 0; i < 2; i++) {
            var paths = IntStream.range(i, 24 + i).mapToObj(n -> "/" + n + name).toArray(String[]::new);
            targets.add(restores.order(ada, Restores.toDirectory(paths), Gateway.ALICE));
        }

        var listed = list(ada, JobKind.restore);

        assertThat(listed).extracting(Job::id).isEqualTo(targets.reversed());
        assertThat(listed).allSatisfy(job -> {
            assertThat(Json.bytes(job).length).isLessThan(10_000);
            assertThat(Json.text(job.options())).contains("\"path_count\":24");
        });
        assertThat(stage.gateway().job(targets.getFirst()).options().get("paths").size()).isEqualTo(24);
    }

    @Test
    void shouldFindWhatWasRestoredOnAHostByAnIndex() {
        assertThat(QueryPlan.of(stage, "SELECT id FROM job WHERE runs_on_host_id = 'h' AND kind = 'restore'"))
                .singleElement().asString().contains("job_restored_on");
    }

    private JobCounts.Found counts(String host) {
        return stage.gateway().get(JobsRpc.COUNTS, new JobsRpc.Query(host, "restore", null, 10, null)).found();
    }

    @Test
    void shouldListARestoreThatIsKnownOnlyFromItsAgent() {
        var ada = stage.connectedHost();
        var id = Ids.next();
        stage.hub().say(ada, Frames.succeeded(id, JobKind.restore));
        stage.awaitIntake(ada);

        assertThat(list(ada, JobKind.restore)).singleElement()
                .satisfies(job -> assertThat(Json.text(job.options())).isEqualTo("{}"));
        assertThat(stage.gateway().job(id).status()).isEqualTo(JobStatus.succeeded);
    }

    private List<Job> list(String host, @Nullable JobKind kind) {
        return stage.gateway().get(JobsRpc.LIST, new JobsRpc.Query(host, kind == null ? null : kind.name(), null, 10,
                null)).items();
    }
}
