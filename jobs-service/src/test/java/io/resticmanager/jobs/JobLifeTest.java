package io.resticmanager.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JobLifeTest {

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void shouldRunABackupFromTheClickToItsEnd() {
        var host = stage.connectedHost();

        var job = stage.gateway().backup(host, "/etc", "/home/");
        var command = stage.hub().awaitRun(job);
        stage.hub().say(host, Frames.accepted(job));
        stage.hub().say(host, Frames.started(job, JobKind.backup));
        stage.hub().say(host, Frames.log(job, 1, 3));
        var running = stage.awaitStatus(job, JobStatus.running);
        stage.hub().say(host, Frames.succeeded(job, JobKind.backup));
        var over = stage.awaitStatus(job, JobStatus.succeeded);

        assertThat(Json.text(command.options())).contains("\"paths\":[\"/etc\",\"/home\"]");
        assertThat(running.startedAt()).isNotNull();
        assertThat(over.finishedAt()).isNotNull();
        assertThat(over.actor()).isEqualTo("root");
        assertThat(over.source().paths()).containsExactly("/etc", "/home");
        assertThat(over.resticVersion()).isEqualTo("0.18.0");
        assertThat(stage.gateway().log(job, 0).lines()).extracting(LogLine::n).containsExactly(1L, 2L, 3L);
        assertThat(stage.gateway().log(job, 0).complete()).isTrue();
        assertThat(stage.events().await(Event.JobEnded.class).status()).isEqualTo(JobStatus.succeeded);
        assertThat(stage.events().heard(Event.JobQueued.class)).hasSize(1);
        assertThat(stage.events().heard(Event.JobBegan.class)).hasSize(1);
    }

    @Test
    void shouldKnowThatTheRepositoryIsReadyAfterInit() {
        var host = stage.connectedHost();
        var job = stage.gateway().run(host, JobKind.init);
        stage.hub().awaitRun(job);

        stage.hub().say(host, Frames.succeeded(job, JobKind.init));

        await().until(() -> stateOf(host) == RepositoryState.ready);
    }

    private RepositoryState stateOf(String host) {
        return stage.gateway().get(JobsRpc.HOSTS, new JobsRpc.HostIds(List.of(host))).items().getFirst()
                .repositoryState();
    }
}
