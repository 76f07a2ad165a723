package io.resticmanager.jobs.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;

import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.schedule.SchedulesRpc;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Plans;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RunScheduleTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    private final Plans plans = new Plans(STAGE);

    @Test
    void aPersonRunsABackupOfASchedule() throws Json.Malformed {
        var host = plans.readyHost();
        STAGE.hub().connect(host);
        STAGE.hub().online(host);
        var schedule = plans.create(host, Plans.with(Plans.hourly("nightly"), "timeout_s", 3_600));

        var job = STAGE.gateway().get(SchedulesRpc.RUN, new SchedulesRpc.ScheduleId(schedule.id())).jobId();

        var command = STAGE.hub().awaitRun(job);
        var options = Json.read(command.options(), BackupOptions.class);
        assertThat(options.scheduleId()).isEqualTo(schedule.id());
        assertThat(options.source()).isEqualTo(schedule.source());
        assertThat(STAGE.gateway().job(job).actor()).isEqualTo("alice");
        assertThat(STAGE.gateway().job(job).scheduleId()).isEqualTo(schedule.id());
        assertThat(STAGE.gateway().job(job).timeoutS()).isEqualTo(3_600);
        STAGE.hub().say(host, Frames.succeeded(job, JobKind.backup));
        STAGE.awaitStatus(job, JobStatus.succeeded);
        assertThat(STAGE.onHost(host).standing().reason()).isNull();
        assertThat(STAGE.onHost(host).lastSource()).as("a schedule's paths are not the ad hoc ones").isNull();
    }

    @Test
    void anOrderMayNameTheScheduleInstead() {
        var host = plans.readyHost();
        var schedule = plans.create(host, Plans.hourly("nightly"));
        var options = Json.tree(Map.of("schedule_id", schedule.id()));

        var job = STAGE.gateway().get(JobsRpc.RUN, new JobsRpc.Run(host, JobKind.backup, options)).jobId();

        assertThat(STAGE.gateway().job(job).scheduleId()).isEqualTo(schedule.id());
        var elsewhere = new JobsRpc.Run(plans.readyHost(), JobKind.backup, options);
        assertThat(STAGE.gateway().refusal(JobsRpc.RUN, elsewhere, Gateway.ALICE).errors().getFirst().field())
                .isEqualTo("options.schedule_id");
    }

    @Test
    void anOrderThatNamesTheScheduleAndMoreIsRefused() {
        var host = plans.readyHost();
        var schedule = plans.create(host, Plans.hourly("nightly"));
        var order = new JobsRpc.Run(host, JobKind.backup,
                Json.tree(Map.of("schedule_id", schedule.id(), "dry_run", true)));

        assertThat(STAGE.gateway().refusal(JobsRpc.RUN, order, Gateway.ALICE).errors()).singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("options.dry_run"));
    }

    @Test
    void whatDeletesIsForAdministrators() {
        var host = plans.readyHost();
        var prune = new SchedulesRpc.ScheduleId(
                plans.create(host, Plans.hourly("prune", JobKind.prune)).id());
        var check = new SchedulesRpc.ScheduleId(
                plans.create(host, Plans.hourly("check", JobKind.check)).id());

        assertThat(STAGE.gateway().refusal(SchedulesRpc.RUN, check, Gateway.CHARLIE).status()).isEqualTo(403);
        assertThat(STAGE.gateway().get(SchedulesRpc.RUN, check).status()).isEqualTo(JobStatus.queued);
        assertThat(STAGE.gateway().refusal(SchedulesRpc.RUN, prune, Gateway.ALICE).status()).isEqualTo(403);
        assertThat(STAGE.gateway().get(SchedulesRpc.RUN, prune, Gateway.ROOT).status()).isEqualTo(JobStatus.queued);
        assertThat(STAGE.gateway().refusal(SchedulesRpc.RUN, new SchedulesRpc.ScheduleId(Ids.next()), Gateway.ROOT)
                .status()).isEqualTo(404);
    }

    @Test
    void allSchedulesOfAHostFitIntoOneConfiguration() {
        var host = plans.readyHost();
        var paths = new ArrayList<String>();
        for (var i = 0; i < 30; i++) {
            paths.add("/srv/" + i + "x".repeat(4_000));
        }
        var large = Plans.with(Plans.hourly("large"), "source", Map.of("paths", paths));
        plans.create(host, large);

        var problem = STAGE.gateway().refusal(SchedulesRpc.CREATE,
                new SchedulesRpc.Create(host, Json.tree(Plans.with(large, "name", "second"))), Gateway.ROOT);

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors()).singleElement()
                .satisfies(error -> assertThat(error.message()).contains("192 KiB"));
        assertThat(problem.errors().getFirst().field()).isEqualTo("source");
    }
}
