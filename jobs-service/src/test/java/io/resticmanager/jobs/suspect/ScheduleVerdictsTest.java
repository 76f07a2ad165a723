package io.resticmanager.jobs.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage.JobFinished;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.jobs.stage.Plans;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ScheduleVerdictsTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    private final Plans plans = new Plans(STAGE);

    @Test
    void warningsAreAFailureWhereTheScheduleSaysSo() {
        var host = plans.readyHost();
        var strict = plans.create(host, Plans.with(Plans.hourly("strict"), "treat_warnings_as_failure", true));
        var mild = plans.create(host, Plans.hourly("mild"));

        var failed = finish(host, strict, 10, 1);

        assertThat(failed.status()).isEqualTo(JobStatus.failed);
        assertThat(failed.error().cause()).isEqualTo("warnings");
        assertThat(failed.error().message()).contains("1 warning,").contains("strict");
        assertThat(failed.warnings()).isEqualTo(1);
        assertThat(finish(host, strict, 10, 0).status()).isEqualTo(JobStatus.succeeded);
        assertThat(finish(host, mild, 10, 1).status()).isEqualTo(JobStatus.succeeded);
    }

    @Test
    void howMuchLessIsSuspectIsTheSchedules() {
        var host = plans.readyHost();
        var strict = plans.create(host, Plans.with(Plans.hourly("strict"), "suspect_shrink_percent", 10));
        for (var i = 0; i < 3; i++) {
            finish(host, strict, 1_000, 0);
        }

        assertThat(finish(host, strict, 899, 0).suspect().reason()).isEqualTo("shrunk");
        assertThat(finish(host, strict, 900, 0).suspect()).isNull();
    }

    private static Job finish(String host, Schedule schedule, long bytes, long warnings) {
        var job = Ids.next();
        STAGE.hub().say(host, new JobFinished(job, schedule.kind(), JobStatus.succeeded, 0, null, warnings,
                Instant.now(), Instant.now(), summary(bytes), null, List.of(), schedule.id(), Instant.now(), 1));
        STAGE.awaitIntake(host);
        return STAGE.gateway().job(job);
    }

    private static Summary summary(long bytes) {
        return new Summary(null, null, null, null, null, null, 1L, bytes, null, null, null, null);
    }
}
