package io.resticmanager.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.run.Run;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.run.RunsRpc;
import io.resticmanager.jobs.stage.Plans;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.jobs.stage.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OwnRunsRestartTest {

    @RegisterExtension
    final Stage stage = new Stage();

    private final Plans plans = new Plans(stage);

    @Test
    void nothingBeginsTwice() {
        var host = plans.readyHost();
        plans.create(host, Plans.hourly("prune", JobKind.prune));
        stage.later(Duration.ofHours(1));
        await().until(() -> jobs(host).size() == 1);

        restart();
        stage.later(Duration.ofHours(1));
        stage.service().bean(OwnRuns.class).fire();

        assertThat(jobs(host)).hasSize(1);
        assertThat(due(host)).extracting(Run::state).containsExactly(RunState.arrived);
    }

    @Test
    void afterALongTimeTheLatestIsCaughtUpWithOnce() {
        var host = plans.readyHost();
        plans.create(host, Plans.hourly("prune", JobKind.prune));
        plans.create(host, Plans.with(Plans.hourly("strict", JobKind.prune), "run_missed", false));
        var start = now();

        stage.later(Duration.between(now(), start.plus(Duration.ofHours(5)).truncatedTo(ChronoUnit.HOURS)
                .plus(Duration.ofMinutes(20))));
        await().until(() -> due(host).stream().noneMatch(run -> run.state() == RunState.due));

        assertThat(jobs(host)).hasSize(1);
        assertThat(due(host)).filteredOn(run -> run.scheduleName().equals("prune")).extracting(Run::state)
                .startsWith(RunState.arrived, RunState.skipped, RunState.skipped, RunState.skipped);
        assertThat(due(host)).filteredOn(run -> run.scheduleName().equals("strict")).isNotEmpty()
                .allMatch(run -> run.state() == RunState.skipped && run.reason().startsWith("This server was"));
    }

    private void restart() {
        stage.stop();
        stage.start();
    }

    private List<Job> jobs(String host) {
        return stage.gateway().get(JobsRpc.LIST, new JobsRpc.Query(host, "prune", null, 200, null)).items();
    }

    private List<Run> due(String host) {
        return stage.gateway().get(RunsRpc.LIST, new RunsRpc.RunsOf(host, null, null, 200, null)).items().stream()
                .filter(run -> !run.dueAt().isAfter(now())).toList();
    }

    private Instant now() {
        return stage.service().bean(TestClock.class).instant();
    }
}
