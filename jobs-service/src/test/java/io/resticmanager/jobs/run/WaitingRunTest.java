package io.resticmanager.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import io.resticmanager.jobs.host.Hosts;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Plans;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.Transactions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run that its agent has taken and that waits there behind another job. */
class WaitingRunTest {

    @RegisterExtension
    static final Stage STAGE = new Stage().with("rm.start-grace", "0s");

    private final Plans plans = new Plans(STAGE);
    private String host;
    private Schedule schedule;
    private Instant due;
    private String job;

    @BeforeEach
    void aRunWaits() {
        host = plans.readyHost();
        STAGE.hub().connect(host);
        STAGE.hub().online(host);
        schedule = plans.create(host, Plans.hourly("nightly"));
        due = STAGE.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
        STAGE.later(Duration.between(STAGE.now(), due).plusSeconds(1));
        job = Ids.next();
        STAGE.hub().say(host, Plans.accepted(job, schedule, due), STAGE.now());
        STAGE.awaitStatus(job, JobStatus.dispatched);
    }

    @Test
    void itIsInTheListOfJobsAndItsRunHasArrived() {
        var listed = STAGE.gateway().get(JobsRpc.LIST, new JobsRpc.Query(host, "backup", "dispatched", 200, null));

        assertThat(listed.items()).singleElement().satisfies(it -> {
            assertThat(it.id()).isEqualTo(job);
            assertThat(it.actor()).isEqualTo("schedule");
            assertThat(it.scheduleId()).isEqualTo(schedule.id());
        });
        assertThat(run().state()).isEqualTo(RunState.arrived);
        assertThat(run().jobId()).isEqualTo(job);
        assertThat(run().status()).isEqualTo(JobStatus.dispatched);
    }

    @Test
    void othersMayWaitThereToo() {
        var check = plans.create(host, Plans.hourly("check", JobKind.check));
        var ours = STAGE.gateway().order(host, JobKind.stats, Map.of());
        var other = Ids.next();

        STAGE.hub().say(host, Plans.accepted(other, check, due), STAGE.now());

        STAGE.awaitStatus(other, JobStatus.dispatched);
        assertThat(STAGE.gateway().job(job).status()).isEqualTo(JobStatus.dispatched);
        assertThat(STAGE.gateway().job(ours).status()).isEqualTo(JobStatus.queued);
    }

    @Test
    void theyMayComeWhileOneIsSent() {
        var second = plans.create(host, Plans.hourly("second"));
        STAGE.hub().say(host, Plans.started(job, schedule, due), STAGE.now());
        STAGE.hub().say(host, Plans.succeeded(job, schedule, due, 0), STAGE.now());
        STAGE.awaitStatus(job, JobStatus.succeeded);
        var ours = STAGE.gateway().order(host, JobKind.stats, Map.of());
        STAGE.hub().awaitRun(ours);
        var waiting = Ids.next();

        STAGE.hub().say(host, Plans.accepted(waiting, second, due), STAGE.now());

        STAGE.awaitStatus(waiting, JobStatus.dispatched);
        assertThat(STAGE.gateway().job(ours).status()).isEqualTo(JobStatus.dispatched);
    }

    @Test
    void itGoesOnAsAnyOtherWhenItsTurnComes() {
        STAGE.hub().say(host, Plans.accepted(job, schedule, due), STAGE.now());
        STAGE.hub().say(host, Plans.started(job, schedule, due), STAGE.now());
        STAGE.awaitStatus(job, JobStatus.running);
        STAGE.hub().say(host, Plans.succeeded(job, schedule, due, 0), STAGE.now());

        STAGE.awaitStatus(job, JobStatus.succeeded);
        assertThat(run().state()).isEqualTo(RunState.ended);
        assertThat(jobs()).extracting(Job::id).containsExactly(job);
    }

    @Test
    void itIsNeverSentHoweverLongItWaits() {
        STAGE.later(Duration.ofMinutes(16));
        await().until(() -> STAGE.gateway().job(job).status() == JobStatus.dispatched);
        STAGE.hub().say(host, Frames.hello(List.of(), List.of(job)), STAGE.now());
        STAGE.awaitIntake(host);

        assertThat(STAGE.gateway().job(job).status()).isEqualTo(JobStatus.dispatched);
        assertThat(STAGE.hub().runs(job)).isEmpty();
    }

    @Test
    void itFailsWhenItsAgentHasLostIt() {
        STAGE.later(Duration.ofSeconds(1));
        STAGE.hub().say(host, Frames.hello(List.of(), List.of()), STAGE.now());

        var lost = STAGE.awaitStatus(job, JobStatus.failed);

        assertThat(lost.error().cause()).isEqualTo("agent_lost_job");
        await().until(() -> run().state() == RunState.ended);
        assertThat(STAGE.onHost(host).standing().reason()).contains("nightly failed");
        assertThat(STAGE.hub().runs(job)).isEmpty();
    }

    @Test
    void itFailsWhenItsHostIsGoneForGood() {
        STAGE.hub().offline(host);
        var transactions = STAGE.service().bean(Transactions.class, "jobs");
        await().until(() -> transactions.<Boolean>write(() -> STAGE.service().bean(Hosts.class).reach(host).offline()));
        STAGE.later(Duration.ofHours(25));

        assertThat(STAGE.awaitStatus(job, JobStatus.failed).error().cause()).isEqualTo("lost");
        assertThat(run().state()).isEqualTo(RunState.ended);
    }

    @Test
    void itCanBeCancelledWhereItWaits() {
        STAGE.gateway().get(JobsRpc.CANCEL, new JobsRpc.JobId(job), Gateway.ROOT);

        await().until(() -> STAGE.hub().cancels(job) > 0);
        STAGE.hub().say(host, Frames.unknown(job), STAGE.now());
        STAGE.awaitStatus(job, JobStatus.cancelled);
    }

    @Test
    void anotherHostsScheduleMakesNoJob() {
        var stranger = plans.readyHost();
        var made = Ids.next();

        STAGE.hub().say(stranger, Plans.accepted(made, schedule, due), STAGE.now());
        STAGE.awaitIntake(stranger);

        assertThat(STAGE.gateway().get(JobsRpc.LIST, new JobsRpc.Query(stranger, "backup", null, 200, null)).items())
                .isEmpty();
    }

    @Test
    void itsAgentKnowsBestWhatKindItIs() {
        STAGE.hub().say(host, Frames.started(job, JobKind.check), STAGE.now());

        assertThat(STAGE.awaitStatus(job, JobStatus.running).kind()).isEqualTo(JobKind.check);
    }

    private List<Job> jobs() {
        return STAGE.gateway().get(JobsRpc.LIST, new JobsRpc.Query(host, "backup", null, 200, null)).items();
    }

    private Run run() {
        return STAGE.gateway().get(RunsRpc.LIST, new RunsRpc.RunsOf(host, schedule.id(), null, 200, null)).items()
                .stream().filter(run -> run.dueAt().equals(due)).findFirst().orElseThrow();
    }
}
