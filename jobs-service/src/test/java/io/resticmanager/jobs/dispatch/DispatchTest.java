package io.resticmanager.jobs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DispatchTest {

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void shouldKeepAJobForAnOfflineHostUntilItConnects() {
        var host = stage.offlineHost();

        var job = stage.gateway().run(host, JobKind.init);
        var waiting = stage.gateway().job(job);
        stage.hub().connect(host);
        stage.hub().online(host);
        stage.hub().awaitRun(job);

        assertThat(waiting.status()).isEqualTo(JobStatus.queued);
        stage.awaitStatus(job, JobStatus.dispatched);
    }

    @Test
    void shouldTakeAJobBackWhenNobodyAnswersAndSendItOnceSomebodyDoes() {
        var host = stage.enrolledHost();
        stage.hub().online(host);

        var job = stage.gateway().run(host, JobKind.init);
        stage.awaitStatus(job, JobStatus.queued);
        stage.hub().connect(host);

        stage.hub().awaitRun(job);
        assertThat(stage.awaitStatus(job, JobStatus.dispatched).id()).isEqualTo(job);
    }

    @Test
    void shouldGiveAHostOneJobAtATimeInTheOrderOfTheQueue() {
        var host = stage.connectedHost();
        var first = stage.gateway().run(host, JobKind.init);
        var second = stage.gateway().run(host, JobKind.snapshots);
        var third = stage.gateway().backup(host, "/etc");

        stage.hub().awaitRun(first);
        stage.hub().say(host, Frames.started(first, JobKind.init));
        stage.awaitStatus(first, JobStatus.running);
        var meanwhile = List.of(stage.hub().runs(second).size(), stage.hub().runs(third).size());
        stage.hub().say(host, Frames.succeeded(first, JobKind.init));
        stage.hub().awaitRun(second);
        stage.hub().say(host, Frames.failed(second, JobKind.snapshots, "locked"));
        stage.hub().awaitRun(third);

        assertThat(meanwhile).containsExactly(0, 0);
        assertThat(stage.onHost(host).current().id()).isEqualTo(third);
    }

    @Test
    void shouldServeTwoHostsAtOnce() {
        var ada = stage.connectedHost();
        var bob = stage.connectedHost();

        var first = stage.runningBackup(ada);
        var second = stage.runningBackup(bob);

        assertThat(stage.gateway().job(first).status()).isEqualTo(JobStatus.running);
        assertThat(stage.gateway().job(second).status()).isEqualTo(JobStatus.running);
    }

    @Test
    void shouldAskAgainWhenTheAgentDoesNotTakeTheJob() {
        var host = stage.connectedHost();
        var job = stage.gateway().run(host, JobKind.init);
        stage.hub().awaitRun(job);

        stage.later(Duration.ofSeconds(31));

        await().until(() -> stage.hub().runs(job).size() == 2);
        assertThat(stage.hub().runs(job))
                .allSatisfy(run -> assertThat(run).isEqualTo(stage.hub().runs(job).getFirst()));
    }

    @Test
    void shouldNotAskAgainWhileTheJobWaitsInTheAgentsQueue() {
        var host = stage.connectedHost();
        var job = stage.gateway().run(host, JobKind.init);
        stage.hub().awaitRun(job);
        stage.hub().say(host, Frames.accepted(job));
        stage.awaitIntake(host);

        stage.later(Duration.ofSeconds(31));
        stage.service().bean(Sweep.class).run();

        assertThat(stage.hub().runs(job)).hasSize(1);
    }

    @Test
    void shouldFailAJobWhoseHostStaysOfflineForADay() {
        var host = stage.offlineHost();
        var job = stage.gateway().run(host, JobKind.init);

        stage.later(Duration.ofHours(24).minusMinutes(1));
        stage.service().bean(Sweep.class).run();
        var before = stage.gateway().job(job).status();
        stage.later(Duration.ofMinutes(2));
        var over = stage.awaitStatus(job, JobStatus.failed);

        assertThat(before).isEqualTo(JobStatus.queued);
        assertThat(over.error().cause()).isEqualTo("host_offline");
        assertThat(over.error().message()).isEqualTo("host was offline");
        assertThat(stage.events().await(Event.JobEnded.class).error().cause()).isEqualTo("host_offline");
    }

    @Test
    void shouldCallARunningJobLostWhenItsHostIsGoneForADayAndBelieveTheAgentAfterAll() {
        var host = stage.connectedHost();
        var job = stage.runningBackup(host);
        stage.hub().disconnect(host);
        stage.hub().offline(host);

        stage.later(Duration.ofHours(25));
        var lost = stage.awaitStatus(job, JobStatus.failed);
        stage.hub().say(host, Frames.succeeded(job, JobKind.backup));
        stage.awaitStatus(job, JobStatus.succeeded);

        assertThat(lost.error().cause()).isEqualTo("lost");
        await().until(() -> stage.events().heard(Event.JobEnded.class).size() == 2);
        assertThat(stage.events().heard(Event.JobEnded.class)).extracting(Event.JobEnded::status)
                .containsExactly(JobStatus.failed, JobStatus.succeeded);
        assertThat(stage.events().heard(Event.JobEnded.class)).extracting(Event.JobEnded::revision).isSorted();
    }

    @Test
    void shouldEndTheJobsOfAHostThatIsRemoved() {
        var host = stage.connectedHost();
        var running = stage.runningBackup(host);
        var waiting = stage.gateway().run(host, JobKind.snapshots);

        stage.hub().removed(host);

        assertThat(stage.awaitStatus(running, JobStatus.failed).error().cause()).isEqualTo("host_removed");
        assertThat(stage.awaitStatus(waiting, JobStatus.failed).error().cause()).isEqualTo("host_removed");
    }
}
