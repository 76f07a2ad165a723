package io.resticmanager.jobs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the heartbeats of a connected agent do to the jobs that we believe it has. */
class LeaseTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    private final Instant soon = Instant.now().plusSeconds(10);

    @Test
    void shouldFailARunningJobThatSeveralHeartbeatsDoNotNameAndGoOnWithTheNext() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);
        var next = STAGE.gateway().run(host, JobKind.snapshots);

        beats(host, 0, 30, 60);

        var over = STAGE.awaitStatus(job, JobStatus.failed);
        assertThat(over.error().cause()).isEqualTo("agent_lost_job");
        assertThat(over.error().message()).contains("connected");
        assertThat(over.startedAt()).isNotNull();
        STAGE.hub().awaitRun(next);
    }

    @Test
    void shouldKeepAJobThatIsNamedInBetween() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);

        beats(host, 0, 30);
        STAGE.hub().heartbeat(host, soon.plusSeconds(45), job);
        beats(host, 75, 105);

        assertStillRunsWhileAnotherIsLost(job);
    }

    @Test
    void shouldNotJudgeWhileTheAgentHasMoreToTell() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);

        for (var second = 0; second < 300; second += 30) {
            STAGE.hub().heartbeat(host, soon.plusSeconds(second), 5, List.of());
        }

        assertStillRunsWhileAnotherIsLost(job);
    }

    @Test
    void shouldTakeNoHostsWordAboutTheJobsOfAnother() {
        var job = STAGE.runningBackup(STAGE.connectedHost());

        beats(STAGE.connectedHost(), 0, 30, 60, 90);

        assertStillRunsWhileAnotherIsLost(job);
    }

    @Test
    void shouldFailAJobThatTheAgentTookAndForgot() {
        var host = STAGE.connectedHost();
        var job = STAGE.gateway().run(host, JobKind.init);
        STAGE.hub().awaitRun(job);
        STAGE.hub().say(host, Frames.accepted(job));
        STAGE.awaitIntake(host);

        beats(host, 0, 30, 60);

        assertThat(STAGE.awaitStatus(job, JobStatus.failed).error().cause()).isEqualTo("agent_lost_job");
    }

    @Test
    void shouldTakeTheAgentsOwnWordShouldItComeAfterAll() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);
        beats(host, 0, 30, 60);
        STAGE.awaitStatus(job, JobStatus.failed);

        STAGE.hub().say(host, Frames.succeeded(job, JobKind.backup));

        STAGE.awaitStatus(job, JobStatus.succeeded);
    }

    private void beats(String host, int... seconds) {
        for (var second : seconds) {
            STAGE.hub().heartbeat(host, soon.plusSeconds(second));
        }
    }

    // Heartbeats are heard in their order, so that what the earlier ones do is done
    // by
    // then.
    private void assertStillRunsWhileAnotherIsLost(String job) {
        var host = STAGE.connectedHost();
        var lost = STAGE.runningBackup(host);
        beats(host, 0, 30, 60);
        STAGE.awaitStatus(lost, JobStatus.failed);
        assertThat(STAGE.gateway().job(job).status()).isEqualTo(JobStatus.running);
    }
}
