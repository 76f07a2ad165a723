package io.resticmanager.jobs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CancelJobTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void shouldEndAtOnceWhatOnlyWaits() {
        var host = STAGE.offlineHost();
        var job = STAGE.gateway().run(host, JobKind.init);

        var cancelled = cancel(job);

        assertThat(cancelled.status()).isEqualTo(JobStatus.cancelled);
        assertThat(STAGE.events().await(Event.JobEnded.class, event -> event.jobId().equals(job)).status())
                .isEqualTo(JobStatus.cancelled);
        assertThat(STAGE.hub().cancels(job)).isZero();
    }

    @Test
    void shouldLetTheAgentEndWhatItHas() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);

        var cancelling = cancel(job);
        await().until(() -> STAGE.hub().cancels(job) == 1);
        STAGE.hub().say(host, Frames.cancelled(job, JobKind.backup));
        var over = STAGE.awaitStatus(job, JobStatus.cancelled);

        assertThat(cancelling.status()).isEqualTo(JobStatus.running);
        assertThat(cancelling.cancelling()).isTrue();
        assertThat(over.cancelling()).isFalse();
        assertThat(over.error()).isNull();
    }

    @Test
    void shouldTellTheTruthWhenAJobSucceedsInSpiteOfTheCancel() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);

        cancel(job);
        STAGE.hub().say(host, Frames.succeeded(job, JobKind.backup));

        assertThat(STAGE.awaitStatus(job, JobStatus.succeeded).cancelling()).isFalse();
    }

    @Test
    void shouldCancelWhatTheAgentHasInItsOwnQueue() {
        var host = STAGE.connectedHost();
        var job = STAGE.gateway().run(host, JobKind.init);
        STAGE.hub().awaitRun(job);
        STAGE.hub().say(host, Frames.accepted(job));
        STAGE.awaitIntake(host);

        var cancelling = cancel(job);
        await().until(() -> STAGE.hub().cancels(job) == 1);

        assertThat(cancelling.status()).isEqualTo(JobStatus.dispatched);
        assertThat(cancelling.cancelling()).isTrue();
    }

    @Test
    void shouldAskOnceMoreWhenAskedOnceMore() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);

        var first = cancel(job);
        var second = cancel(job);

        await().until(() -> STAGE.hub().cancels(job) == 2);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void shouldSayThatAJobIsOver() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);
        STAGE.hub().say(host, Frames.succeeded(job, JobKind.backup));
        STAGE.awaitStatus(job, JobStatus.succeeded);

        var problem = STAGE.gateway().refusal(JobsRpc.CANCEL, new JobsRpc.JobId(job), Gateway.ALICE);

        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.detail()).contains("succeeded");
    }

    @Test
    void shouldNotCancelForWhoMayOnlyLookNorWhatIsNotThere() {
        var job = STAGE.gateway().run(STAGE.offlineHost(), JobKind.init);

        assertThat(STAGE.gateway().refusal(JobsRpc.CANCEL, new JobsRpc.JobId(job), Gateway.CHARLIE).status())
                .isEqualTo(403);
        assertThat(STAGE.gateway().refusal(JobsRpc.CANCEL, new JobsRpc.JobId(Ids.next()), Gateway.ALICE).status())
                .isEqualTo(404);
    }

    @Test
    void shouldStopAJobThatAnAgentBeginsAfterItWasCancelledHere() {
        var host = STAGE.offlineHost();
        var job = STAGE.gateway().backup(host, "/etc");
        cancel(job);
        STAGE.hub().connect(host);

        STAGE.hub().say(host, Frames.started(job, JobKind.backup));

        await().until(() -> STAGE.hub().cancels(job) == 1);
    }

    @Test
    void shouldCancelAgainWhenTheHostComesBackWithTheJob() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);
        STAGE.hub().disconnect(host);
        cancel(job);

        STAGE.hub().connect(host);
        STAGE.hub().say(host, Frames.hello(List.of(job), List.of()));

        await().until(() -> STAGE.hub().cancels(job) >= 1);
        assertThat(STAGE.gateway().job(job).status()).isEqualTo(JobStatus.running);
    }

    @Test
    void shouldTakeItAsCancelledWhenTheAgentDoesNotHaveTheJob() {
        var host = STAGE.connectedHost();
        var job = STAGE.gateway().run(host, JobKind.init);
        STAGE.hub().awaitRun(job);
        cancel(job);

        STAGE.hub().say(host, Frames.unknown(job));

        assertThat(STAGE.awaitStatus(job, JobStatus.cancelled).error()).isNull();
    }

    @Test
    void shouldSayThatARunningJobIsLostWhenTheAgentDoesNotKnowItAnyMore() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);
        cancel(job);

        STAGE.hub().say(host, Frames.unknown(job));

        assertThat(STAGE.awaitStatus(job, JobStatus.failed).error().cause()).isEqualTo("agent_lost_job");
    }

    @Test
    void shouldFreeTheHostWhenNobodyEverTookTheCancelledJob() {
        var host = STAGE.connectedHost();
        var job = STAGE.gateway().run(host, JobKind.init);
        STAGE.hub().awaitRun(job);
        cancel(job);

        STAGE.later(Duration.ofSeconds(31));

        STAGE.awaitStatus(job, JobStatus.cancelled);
        STAGE.hub().awaitRun(STAGE.gateway().run(host, JobKind.snapshots));
    }

    private static Job cancel(String job) {
        return STAGE.gateway().get(JobsRpc.CANCEL, new JobsRpc.JobId(job));
    }
}
