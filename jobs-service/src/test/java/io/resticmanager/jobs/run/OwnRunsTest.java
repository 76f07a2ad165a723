package io.resticmanager.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.run.Run;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.run.RunsRpc;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Plans;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.sqlite.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OwnRunsTest {

    @RegisterExtension
    static final Stage STAGE = new Stage().with("rm.start-grace", "0s");

    private final Plans plans = new Plans(STAGE);

    @Test
    void aPruneThatIsDueBeginsOnceAndSettlesItsRow() {
        var host = plans.readyHost();
        STAGE.hub().connect(host);
        STAGE.hub().online(host);
        var schedule = plans.create(host, Plans.with(Plans.hourly("prune", JobKind.prune), "timeout_s", 600));

        STAGE.later(Duration.ofHours(1));
        var job = await().until(() -> jobs(host), found -> !found.isEmpty()).getFirst();

        assertThat(job.actor()).isEqualTo("schedule");
        assertThat(job.scheduleId()).isEqualTo(schedule.id());
        assertThat(Duration.between(job.queuedAt(), job.expiresAt())).isEqualTo(Duration.ofSeconds(600));
        STAGE.hub().awaitRun(job.id());
        STAGE.hub().say(host, Frames.succeeded(job.id(), JobKind.prune));
        STAGE.awaitStatus(job.id(), JobStatus.succeeded);
        assertThat(due(host)).singleElement().satisfies(run -> {
            assertThat(run.state()).isEqualTo(RunState.ended);
            assertThat(run.jobId()).isEqualTo(job.id());
        });
        STAGE.service().bean(OwnRuns.class).fire();
        assertThat(jobs(host)).hasSize(1);
    }

    @Test
    void theNextIsLeftOutWhileOneWaits() {
        var host = plans.readyHost();
        STAGE.hub().offline(host);
        plans.create(host, Plans.hourly("prune", JobKind.prune));

        STAGE.later(Duration.ofHours(1));
        await().until(() -> jobs(host).size() == 1);
        STAGE.later(Duration.ofHours(1));
        await().until(() -> due(host).getFirst().state() == RunState.skipped);

        assertThat(due(host).getFirst().reason()).contains("still waiting");
        assertThat(jobs(host)).hasSize(1);
    }

    @Test
    void aRefusedOneSaysWhy() {
        var host = plans.readyHost();
        var nightly = plans.create(host, Plans.with(Plans.hourly("nightly"), "retention", Map.of("keep_daily", 7)));
        plans.create(host, Plans.hourly("forget", JobKind.forget));
        losePolicy(nightly);

        STAGE.later(Duration.ofHours(1));
        var job = await().until(() -> jobs(host), found -> !found.isEmpty()).getFirst();

        assertThat(job.status()).isEqualTo(JobStatus.failed);
        assertThat(job.error().cause()).isEqualTo("refused");
        assertThat(job.error().message()).contains("keeps nothing", "no backup schedule of the host has one");
        assertThat(due(host)).filteredOn(run -> run.kind() == JobKind.forget).singleElement()
                .satisfies(run -> assertThat(run.status()).isEqualTo(JobStatus.failed));
    }

    // As before the last policy could no longer be taken away while a forget goes
    // by it.
    private static void losePolicy(Schedule schedule) {
        STAGE.service().bean(Transactions.class, "jobs").<Integer>writeSql(connection -> {
            try (var update = connection.prepareStatement(
                    "UPDATE schedule SET body = json_remove(body, '$.retention') WHERE id = ?")) {
                update.setString(1, schedule.id());
                return update.executeUpdate();
            }
        });
    }

    @Test
    void aForgetKeepsWhatTheBackupsSay() {
        var host = plans.readyHost();
        var nightly = plans.create(host, Plans.with(Plans.hourly("nightly"), "retention", Map.of("keep_daily", 7)));
        plans.create(host, Plans.with(Plans.hourly("forget", JobKind.forget), "retention", Map.of("keep_last", 3)));

        STAGE.later(Duration.ofHours(1));
        var job = await().until(() -> jobs(host), found -> !found.isEmpty()).getFirst();

        assertThat(job.options().get("retention")).isNull();
        var policies = job.options().get("policies");
        assertThat(policies.size()).isEqualTo(2);
        assertThat(policies.get(0).get("schedule_id").getStringValue()).isEqualTo(nightly.id());
        assertThat(policies.get(0).get("name").getStringValue()).isEqualTo("nightly");
        assertThat(policies.get(0).get("retention").get("keep_daily").getIntValue()).isEqualTo(7);
        assertThat(policies.get(1).get("schedule_id")).isNull();
        assertThat(policies.get(1).get("retention").get("keep_last").getIntValue()).isEqualTo(3);
    }

    @Test
    void aForgetWithoutAPolicyOfItsOwnAppliesThoseOfTheBackups() {
        var host = plans.readyHost();
        STAGE.hub().say(host, Frames.report("r1", 0, true, Frames.snapshot(1, STAGE.now())));
        STAGE.awaitIntake(host);
        plans.create(host, Plans.with(Plans.hourly("nightly"), "retention", Map.of("keep_daily", 7)));
        plans.create(host, Plans.hourly("forget", JobKind.forget));

        STAGE.later(Duration.ofHours(1));
        var job = await().until(() -> jobs(host), found -> !found.isEmpty()).getFirst();

        assertThat(job.error()).isNull();
        assertThat(job.options().get("policies").size()).isEqualTo(1);
    }

    private static List<Job> jobs(String host) {
        return STAGE.gateway().get(JobsRpc.LIST, new JobsRpc.Query(host, null, null, 200, null)).items().stream()
                .filter(job -> job.kind() == JobKind.prune || job.kind() == JobKind.forget).toList();
    }

    private static List<Run> due(String host) {
        return STAGE.gateway().get(RunsRpc.LIST, new RunsRpc.RunsOf(host, null, null, 200, null)).items().stream()
                .filter(run -> !run.dueAt().isAfter(STAGE.now()) && run.kind() != JobKind.backup).toList();
    }
}
