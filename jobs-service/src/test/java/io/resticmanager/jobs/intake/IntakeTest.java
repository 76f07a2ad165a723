package io.resticmanager.jobs.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.Intake;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.jobs.stage.Watcher;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IntakeTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void shouldTakeEachFrameOnceHoweverOftenItComes() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);

        var end = STAGE.hub().say(host, Frames.succeeded(job, JobKind.backup));
        STAGE.hub().repeat(end);
        STAGE.hub().say(host, Frames.failed(job, JobKind.backup, "locked"));
        STAGE.awaitIntake(host);

        assertThat(STAGE.gateway().job(job).status()).isEqualTo(JobStatus.succeeded);
        assertThat(STAGE.events().heard(Event.JobEnded.class)).filteredOn(end(job)).hasSize(1);
    }

    @Test
    void shouldAcceptAnEndWhoseBeginningIsMissing() {
        var host = STAGE.connectedHost();
        var job = STAGE.gateway().backup(host, "/etc");
        STAGE.hub().awaitRun(job);

        STAGE.hub().say(host, Frames.succeeded(job, JobKind.backup));
        STAGE.hub().say(host, Frames.started(job, JobKind.backup));
        STAGE.hub().say(host, Frames.log(job, 1, 2));
        STAGE.awaitIntake(host);

        assertThat(STAGE.gateway().job(job).status()).isEqualTo(JobStatus.succeeded);
        assertThat(STAGE.gateway().log(job, 0).lines()).hasSize(2);
        assertThat(STAGE.events().heard(Event.JobBegan.class)).filteredOn(event -> event.jobId().equals(job)).isEmpty();
    }

    @Test
    void shouldBelieveAnAgentAboutAJobThatStillWaitsHere() {
        var host = STAGE.offlineHost();
        var job = STAGE.gateway().backup(host, "/etc");

        STAGE.hub().say(host, Frames.started(job, JobKind.backup));

        assertThat(STAGE.awaitStatus(job, JobStatus.running).startedAt()).isNotNull();
    }

    @Test
    void shouldNotBelieveAHostAboutTheJobOfAnother() {
        var ada = STAGE.connectedHost();
        var eve = STAGE.connectedHost();
        var job = STAGE.runningBackup(ada);

        STAGE.hub().say(eve, Frames.log(job, 1, 1));
        STAGE.hub().say(eve, Frames.failed(job, JobKind.backup, "locked"));
        STAGE.awaitIntake(eve);

        assertThat(STAGE.gateway().job(job).status()).isEqualTo(JobStatus.running);
        assertThat(STAGE.gateway().log(job, 0).lines()).isEmpty();
        var audit = STAGE.events().await(Event.AuditRecorded.class,
                event -> event.targetId().equals(job) && event.action().equals("job.report"));
        assertThat(audit.actor()).isEqualTo("agent:" + eve);
        assertThat(audit.result()).isEqualTo("refused");
        assertThat(STAGE.events().heard(Event.AuditRecorded.class))
                .filteredOn(it -> it.targetId().equals(job) && it.action().equals("job.report")).hasSize(1);
    }

    @Test
    void shouldTakeInAJobThatTheAgentBeganByItself() {
        var host = STAGE.connectedHost();
        var job = Ids.next();
        var began = Instant.parse("2026-05-04T02:00:00Z");

        STAGE.hub().say(host, new AgentMessage.JobStarted(job, JobKind.backup, began, "0.18.0", "S1", began, 7));
        STAGE.hub().say(host, Frames.succeeded(job, JobKind.backup));
        STAGE.awaitIntake(host);

        var adopted = STAGE.gateway().job(job);
        assertThat(adopted.status()).isEqualTo(JobStatus.succeeded);
        assertThat(adopted.actor()).isEqualTo("schedule");
        assertThat(adopted.scheduleId()).isEqualTo("S1");
        assertThat(adopted.queuedAt()).isEqualTo(began);
        assertThat(STAGE.events().await(Event.JobEnded.class, end(job)).dueAt()).isEqualTo(began);
    }

    @Test
    void shouldExplainARefusalByTheHostsOwnPolicy() {
        var host = STAGE.connectedHost();
        var job = STAGE.gateway().backup(host, "/etc");
        STAGE.hub().awaitRun(job);

        STAGE.hub().say(host, Frames.rejected(job));

        var over = STAGE.awaitStatus(job, JobStatus.failed);
        assertThat(over.error().cause()).isEqualTo("refused_by_host");
        assertThat(over.error().message()).contains("This host does not allow backup").contains("kinds");
    }

    @Test
    void shouldCorrectItsOwnVerdictWhenTheAgentKnowsBetter() {
        var host = STAGE.offlineHost();
        var job = STAGE.gateway().backup(host, "/etc");
        STAGE.gateway().get(JobsRpc.CANCEL, new JobsRpc.JobId(job));

        STAGE.hub().say(host, Frames.succeeded(job, JobKind.backup));

        assertThat(STAGE.awaitStatus(job, JobStatus.succeeded).finishedAt()).isNotNull();
    }

    @Test
    void shouldKeepWhatAnAgentSaysOfAFailure() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);

        STAGE.hub().say(host, Frames.failed(job, JobKind.backup, "wrong_password"));

        var over = STAGE.awaitStatus(job, JobStatus.failed);
        assertThat(over.error().cause()).isEqualTo("wrong_password");
        assertThat(over.error().nextStep()).isEqualTo("Try again.");
        assertThat(over.exitCode()).isEqualTo(10);
    }

    @Test
    void shouldNotBeHeldUpByNonsense() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);

        say(host, "job.finished",
                Map.of("job_id", job, "kind", "backup", "status", "running", "finished_at", "2026-05-04T02:00:00Z"));
        say(host, "job.finished", Map.of("job_id", job));
        say(host, "job.started", Map.of("job_id", "../../etc", "kind", "backup", "started_at", "2026-05-04T02:00:00Z"));
        say(host, "job.log", Map.of("job_id", job, "lines",
                List.of(Map.of("n", -1, "at", "2026-05-04T02:00:00Z", "stream", "out", "text", "x"))));
        say(host, "job.log", Map.of("job_id", job, "lines", List.of(Map.of("n", 1))));
        say(host, "job.log", Map.of("job_id", job, "lines", Collections.singletonList(null)));
        say(host, "hello", Map.of("running_jobs", Collections.singletonList(null)));
        say(host, "snapshots.report", Map.of("report_id", "r", "part", -1, "last", true));
        say(host, "repository.report",
                Map.of("report_id", "r", "part", 0, "last", true, "total_size", -5, "snapshots", -1));
        say(host, "a.new.type", Map.of("x", 1));
        say("not-a-host", "hello", Map.of());
        STAGE.hub().publish("intake." + host, Ids.next(), "{".getBytes(StandardCharsets.UTF_8));
        STAGE.hub().say(host, Frames.succeeded(job, JobKind.backup));

        assertThat(STAGE.awaitStatus(job, JobStatus.succeeded).error()).isNull();
        assertThat(deadLetters()).isEqualTo(2);
    }

    @Test
    void shouldShowHowFarARunningJobIs() {
        var host = STAGE.connectedHost();
        var eve = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);

        STAGE.hub().progress(eve, Frames.progress(job, 99));
        STAGE.hub().progress(host, Frames.progress(job, 62));
        await().until(() -> STAGE.gateway().job(job).progress() != null);
        var half = STAGE.gateway().job(job).progress();
        STAGE.hub().say(host, Frames.succeeded(job, JobKind.backup));
        var over = STAGE.awaitStatus(job, JobStatus.succeeded);

        assertThat(half.percent()).isEqualTo(62);
        assertThat(over.progress()).isNull();
    }

    @Test
    void shouldHandOnProgressToWhoWatches() throws Exception {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);
        try (var watcher = new Watcher(STAGE, "live.job.progress." + job)) {
            STAGE.hub().progress(host, Frames.progress(job, 62));

            assertThat(watcher.next()).contains("\"percent\":62");
        }
    }

    @Test
    void shouldNudgePagesOfTheHostWithEveryState() throws Exception {
        var host = STAGE.connectedHost();
        try (var watcher = new Watcher(STAGE, "live.host." + host)) {
            STAGE.runningBackup(host);

            assertThat(watcher.next()).contains(host).contains("jobs");
        }
    }

    private static Predicate<Event.JobEnded> end(String job) {
        return event -> event.jobId().equals(job);
    }

    private static void say(String host, String type, Map<String, Object> payload) {
        STAGE.hub().repeat(new Intake(host, "token-of-" + host, null, Instant.now(), type, Json.tree(payload)));
    }

    // The text that is no JSON, and the report with a part below zero.
    private static int deadLetters() {
        return STAGE.service().bean(Transactions.class, "jobs").readSql(connection -> {
            try (var select = connection.createStatement();
                    var rows = select.executeQuery("SELECT count(*) FROM dead_letter")) {
                return rows.getInt(1);
            }
        });
    }
}
