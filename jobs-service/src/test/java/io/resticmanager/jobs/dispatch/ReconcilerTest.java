package io.resticmanager.jobs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReconcilerTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void shouldSendAgainWhatTheAgentNeverGot() {
        var host = STAGE.connectedHost();
        var job = STAGE.gateway().run(host, JobKind.init);
        STAGE.hub().awaitRun(job);

        STAGE.hub().say(host, Frames.hello(List.of(), List.of()));

        await().until(() -> STAGE.hub().runs(job).size() == 2);
        STAGE.awaitStatus(job, JobStatus.dispatched);
    }

    @Test
    void shouldFailARunningJobThatTheAgentLostAndGoOnWithTheNext() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);
        var next = STAGE.gateway().run(host, JobKind.snapshots);

        STAGE.hub().say(host, Frames.hello(List.of(), List.of()));

        var over = STAGE.awaitStatus(job, JobStatus.failed);
        assertThat(over.error().cause()).isEqualTo("agent_lost_job");
        assertThat(over.startedAt()).isNotNull();
        STAGE.hub().awaitRun(next);
    }

    @Test
    void shouldLeaveAloneWhatTheAgentSaysItHas() {
        var host = STAGE.connectedHost();
        var running = STAGE.runningBackup(host);

        STAGE.hub().say(host, Frames.hello(List.of(running), List.of()));
        STAGE.awaitIntake(host);

        assertThat(STAGE.gateway().job(running).status()).isEqualTo(JobStatus.running);
        assertThat(STAGE.hub().runs(running)).hasSize(1);
    }

    @Test
    void shouldNotBelieveAHelloOlderThanWhatItSent() {
        var host = STAGE.connectedHost();
        var job = STAGE.gateway().run(host, JobKind.init);
        STAGE.hub().awaitRun(job);

        STAGE.hub().say(host, Frames.hello(List.of(), List.of()), Instant.now().minusSeconds(60));
        STAGE.awaitIntake(host);

        assertThat(STAGE.hub().runs(job)).hasSize(1);
    }

    @Test
    void shouldServeAHostThatSpeaksThoughItIsSaidToBeOffline() {
        var host = STAGE.offlineHost();
        var job = STAGE.gateway().run(host, JobKind.init);
        STAGE.hub().connect(host);

        STAGE.hub().say(host, Frames.hello(List.of(), List.of()));

        STAGE.hub().awaitRun(job);
    }

    @Test
    void shouldTakeTheEndThatComesBeforeTheHello() {
        var host = STAGE.connectedHost();
        var job = STAGE.runningBackup(host);

        STAGE.hub().say(host, Frames.failed(job, JobKind.backup, "interrupted"));
        STAGE.hub().say(host, Frames.hello(List.of(), List.of()));
        STAGE.awaitIntake(host);

        assertThat(STAGE.gateway().job(job).error().cause()).isEqualTo("interrupted");
    }
}
