package io.resticmanager.jobs.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.JobsRpc.ChangedKeeping;
import io.resticmanager.contracts.job.JobsRpc.Keeping;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Stage;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long logs are kept, and who may say so. */
class LogKeepingTest {

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void shouldKeepThemAsLongAsAnAdminSaysFromTheNextTimeOn() {
        assertThat(keeping()).isEqualTo(new Keeping(90, false));
        var job = finishedJob();
        var packing = stage.service().bean(LogPacking.class);
        stage.later(Duration.ofDays(8));
        packing.forgetOld();
        assertThat(stage.gateway().log(job, 0).lines()).hasSize(10);

        assertThat(change(7)).isEqualTo(new Keeping(7, false));
        change(7);
        packing.forgetOld();

        assertThat(stage.gateway().log(job, 0).lines()).isEmpty();
        stage.stop();
        stage.start();
        assertThat(keeping()).isEqualTo(new Keeping(7, false));
        assertThat(change(3650).jobLogDays()).isEqualTo(3650);
        stage.events().await(Event.AuditRecorded.class, it -> String.valueOf(it.details()).contains("3650"));
        assertThat(stage.events().heard(Event.AuditRecorded.class))
                .filteredOn(it -> it.action().equals("settings.change"))
                .extracting(Event.AuditRecorded::actor, Event.AuditRecorded::targetId, Event.AuditRecorded::details)
                .containsExactly(
                        Tuple.tuple("root", "job_log_days", "logs of jobs are kept 7 days, before 90"),
                        Tuple.tuple("root", "job_log_days", "logs of jobs are kept 3650 days, before 7"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 3651})
    void shouldRefuseWhatNobodyMeans(int days) {
        assertThat(refusal(days).errors()).containsExactly(new FieldError("job_log_days", "1 to 3650 days."));
        assertThat(keeping()).isEqualTo(new Keeping(90, false));
    }

    @Test
    void shouldBeForAdmins() {
        var gateway = stage.gateway();

        assertThat(gateway.refusal(JobsRpc.KEEPING, Nothing.NOTHING, Gateway.ALICE).status()).isEqualTo(403);
        assertThat(gateway.refusal(JobsRpc.CHANGE_KEEPING, new ChangedKeeping(7), Gateway.ALICE).status())
                .isEqualTo(403);
    }

    @Test
    void shouldLetTheEnvironmentWin() {
        change(30);
        stage.stop();
        stage.with("rm.job.log-kept", "P10D").start();

        assertThat(keeping()).isEqualTo(new Keeping(10, true));
        assertThat(refusal(20).errors()).singleElement()
                .matches(it -> it.field().equals("job_log_days") && it.message().contains("RM_JOB_LOG_KEPT"));
        var job = finishedJob();
        stage.later(Duration.ofDays(11));
        stage.service().bean(LogPacking.class).forgetOld();
        assertThat(stage.gateway().log(job, 0).lines()).isEmpty();
    }

    private String finishedJob() {
        var host = stage.connectedHost();
        var job = stage.runningBackup(host);
        stage.hub().say(host, Frames.log(job, 1, 10));
        stage.hub().say(host, Frames.succeeded(job, JobKind.backup));
        stage.awaitIntake(host);
        stage.service().bean(LogPacking.class).pack();
        return job;
    }

    private Keeping keeping() {
        return stage.gateway().get(JobsRpc.KEEPING, Nothing.NOTHING, Gateway.ROOT);
    }

    private Keeping change(int days) {
        return stage.gateway().get(JobsRpc.CHANGE_KEEPING, new ChangedKeeping(days), Gateway.ROOT);
    }

    private Problem refusal(int days) {
        var problem = stage.gateway().refusal(JobsRpc.CHANGE_KEEPING, new ChangedKeeping(days), Gateway.ROOT);
        assertThat(problem.status()).isEqualTo(422);
        return problem;
    }
}
