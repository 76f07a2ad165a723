package io.resticmanager.jobs.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import io.resticmanager.contracts.agent.AgentMessage.RepositoryReport;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HostOverviewTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void shouldTellOfAHostWithoutHistory() {
        var host = STAGE.offlineHost();

        var onHost = STAGE.onHost(host);

        assertThat(onHost.repositoryState()).isEqualTo(RepositoryState.uninitialised);
        assertThat(onHost.lastBackup()).isNull();
        assertThat(onHost.current()).isNull();
        assertThat(onHost.queued()).isZero();
        assertThat(onHost.snapshots()).isZero();
    }

    @Test
    void shouldNotPretendToKnowAHostItNeverHeardOf() {
        assertThat(STAGE.onHost(Ids.next()).repositoryState()).isEqualTo(RepositoryState.unknown);
    }

    @Test
    void shouldTellWhatRunsWhatWaitsAndWhatWasBackedUpLast() {
        var host = STAGE.connectedHost();
        var first = STAGE.runningBackup(host);
        STAGE.hub().say(host, Frames.succeeded(first, JobKind.backup));
        STAGE.awaitStatus(first, JobStatus.succeeded);
        var running = STAGE.runningBackup(host);
        STAGE.gateway().run(host, JobKind.snapshots);

        var onHost = STAGE.onHost(host);

        assertThat(onHost.lastBackup().id()).isEqualTo(first);
        assertThat(onHost.current().id()).isEqualTo(running);
        assertThat(onHost.queued()).isEqualTo(1);
        assertThat(onHost.lastSource().paths()).containsExactly("/etc");
    }

    @Test
    void shouldNotLetACancelledBackupHideThatTheOneBeforeFailed() {
        var host = STAGE.connectedHost();
        var failed = STAGE.runningBackup(host);
        STAGE.hub().say(host, Frames.failed(failed, JobKind.backup, "wrong_password"));
        STAGE.awaitStatus(failed, JobStatus.failed);
        var cancelled = STAGE.runningBackup(host);
        STAGE.hub().say(host, Frames.cancelled(cancelled, JobKind.backup));
        STAGE.awaitStatus(cancelled, JobStatus.cancelled);

        assertThat(STAGE.onHost(host).lastBackup().id()).isEqualTo(failed);
    }

    @Test
    void shouldFollowWhatJobsProveOfTheRepository() {
        var host = STAGE.connectedHost();

        assertThat(stateAfter(host, JobKind.init, null)).isEqualTo(RepositoryState.ready);
        assertThat(stateAfter(host, JobKind.snapshots, "repository_missing")).isEqualTo(RepositoryState.uninitialised);
        assertThat(stateAfter(host, JobKind.snapshots, null)).isEqualTo(RepositoryState.uninitialised);
        assertThat(stateAfter(host, JobKind.backup, null)).isEqualTo(RepositoryState.ready);
        assertThat(stateAfter(host, JobKind.backup, "wrong_password")).isEqualTo(RepositoryState.ready);
    }

    @Test
    void shouldNotKnowARepositoryThatHasJustTakenTheOldOnesPlace() {
        var host = STAGE.connectedHost();
        STAGE.hub().newCredentials(host, "R1");
        await().until(() -> stateAfter(host, JobKind.init, null) == RepositoryState.ready);

        STAGE.hub().newCredentials(host, "R1");
        STAGE.hub().newCredentials(host, "R2");

        await().until(() -> STAGE.onHost(host).repositoryState() == RepositoryState.unknown);
    }

    @Test
    void shouldKeepWhatTheAgentMeasured() {
        var host = STAGE.connectedHost();

        STAGE.hub().say(host, new RepositoryReport("r", 0, true, "abc", 1_000, 2_000L, 3, null));
        STAGE.awaitIntake(host);

        var event = STAGE.events().await(Event.RepositoryMeasured.class, it -> it.hostId().equals(host));
        assertThat(event.totalSize()).isEqualTo(1_000);
        assertThat(event.snapshots()).isEqualTo(3);
    }

    @Test
    void shouldAnswerForManyHostsInTheOrderAsked() {
        var asked = List.of(STAGE.offlineHost(), Ids.next(), STAGE.offlineHost());

        var answer = STAGE.gateway().get(JobsRpc.HOSTS, new JobsRpc.HostIds(asked)).items();

        assertThat(answer).extracting(HostJobs::hostId).isEqualTo(asked);
        assertThat(STAGE.gateway().refusal(JobsRpc.HOSTS,
                new JobsRpc.HostIds(Collections.nCopies(201, asked.getFirst())), Gateway.CHARLIE).status())
                .isEqualTo(422);
    }

    @Test
    void shouldLeaveOutSourcesThatWouldNotFitIntoOneAnswer() {
        var hosts = IntStream.range(0, 10).mapToObj(_ -> STAGE.offlineHost()).toList();
        hosts.forEach(host -> STAGE.gateway().backup(host,
                IntStream.range(0, 30).mapToObj(i -> "/" + i + "x".repeat(4_000)).toArray(String[]::new)));

        var answer = STAGE.gateway().get(JobsRpc.HOSTS, new JobsRpc.HostIds(hosts)).items();

        assertThat(answer).hasSize(10);
        assertThat(answer.getFirst().lastSource()).isNotNull();
        assertThat(answer.getLast().lastSource()).isNull();
        assertThat(STAGE.onHost(hosts.getLast()).lastSource()).isNotNull();
    }

    private static RepositoryState stateAfter(String host, JobKind kind, String failure) {
        var job = Ids.next();
        STAGE.hub().say(host, failure == null ? Frames.succeeded(job, kind) : Frames.failed(job, kind, failure));
        STAGE.awaitIntake(host);
        return STAGE.onHost(host).repositoryState();
    }
}
