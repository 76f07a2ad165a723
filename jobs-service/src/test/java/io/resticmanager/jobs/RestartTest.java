package io.resticmanager.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.OwnProcess;
import io.resticmanager.jobs.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RestartTest {

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void shouldSendAfterARestartWhatWaitedBeforeIt() {
        var host = stage.offlineHost();
        var job = stage.gateway().run(host, JobKind.init);
        stage.stop();
        stage.hub().connect(host);
        stage.hub().online(host);

        stage.start();

        stage.hub().awaitRun(job);
    }

    @Test
    void shouldHearAfterARestartWhatAgentsSaidMeanwhile() {
        var host = stage.connectedHost();
        var job = stage.runningBackup(host);
        stage.stop();
        stage.hub().say(host, Frames.log(job, 1, 3));
        stage.hub().say(host, Frames.succeeded(job, JobKind.backup));

        stage.start();

        stage.awaitStatus(job, JobStatus.succeeded);
        assertThat(stage.gateway().log(job, 0).lines()).hasSize(3);
    }

    @Test
    void shouldGoOnListeningToTheProgressOfWhatRanBefore() {
        var host = stage.connectedHost();
        var job = stage.runningBackup(host);
        stage.stop();
        stage.start();

        stage.hub().progress(host, Frames.progress(job, 50));

        await().until(() -> stage.gateway().job(job).progress() != null);
    }

    @Test
    void shouldAskAgainAfterARestartWhatNobodyAnsweredBefore() {
        var host = stage.connectedHost();
        var job = stage.gateway().run(host, JobKind.init);
        stage.hub().awaitRun(job);
        stage.stop();
        stage.start();

        stage.later(Duration.ofSeconds(31));

        await().until(() -> stage.hub().runs(job).size() == 2);
    }

    @Test
    void shouldLoseAndDoubleNothingWhenItIsKilledBetweenAnyTwoSteps() throws Exception {
        var host = stage.connectedHost();
        stage.stop();
        var service = run();
        var job = ask(host);
        stage.hub().awaitRun(job);
        service.kill();
        stage.hub().say(host, Frames.started(job, JobKind.backup));
        stage.hub().say(host, Frames.log(job, 1, 2));
        service = run();
        awaitStatus(job, JobStatus.running);
        service.kill();
        stage.hub().say(host, Frames.log(job, 3, 4));
        stage.hub().say(host, Frames.succeeded(job, JobKind.backup));
        service = run();
        awaitStatus(job, JobStatus.succeeded);
        service.kill();
        service = run();
        var second = ask(host);

        stage.hub().awaitRun(second);

        assertThat(stage.gateway().log(job, 0).lines()).extracting(LogLine::n).containsExactly(1L, 2L, 3L, 4L);
        stage.hub().say(host, Frames.succeeded(second, JobKind.backup));
        stage.events().await(Event.JobEnded.class, event -> event.jobId().equals(second));
        assertThat(distinct(stage.events().heard(Event.JobEnded.class).stream().map(Event::eventId).toList()))
                .hasSize(2);
        assertThat(distinct(stage.events().heard(Event.JobBegan.class).stream().map(Event::eventId).toList()))
                .hasSize(1);
        service.close();
    }

    private OwnProcess run() throws Exception {
        return OwnProcess.start(stage.nats().environment(), stage.data());
    }

    // The process needs a while before it answers.
    private String ask(String host) {
        var run = new JobsRpc.Run(host, JobKind.backup, Gateway.backupOf(Source.of(List.of("/etc"))));
        return await().atMost(Duration.ofSeconds(60)).ignoreExceptions()
                .until(() -> stage.gateway().ask(JobsRpc.RUN, run, Gateway.ROOT),
                        Reply.Value.class::isInstance) instanceof Reply.Value<JobsRpc.Queued>(var queued)
                                ? queued.jobId()
                                : "";
    }

    private void awaitStatus(String job, JobStatus status) {
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions()
                .until(() -> statusOf(job) == status);
    }

    private JobStatus statusOf(String job) {
        Job found = stage.gateway().job(job);
        return found.status();
    }

    // A killed relay may say an event twice, under the same id: readers see one.
    private static List<String> distinct(List<String> ids) {
        return ids.stream().distinct().toList();
    }
}
