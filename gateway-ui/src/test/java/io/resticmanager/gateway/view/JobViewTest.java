package io.resticmanager.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobStatus;
import org.junit.jupiter.api.Test;

final class JobViewTest {

    @Test
    void aJobThatNeverStartedHasNoDurationOnceItIsOver() {
        assertThat(view(neverStarted(JobStatus.queued)).duration()).isEqualTo("not yet");
        assertThat(view(neverStarted(JobStatus.cancelled)).duration()).isEqualTo("–");
        assertThat(view(Samples.job(JobStatus.cancelled)).duration()).isEqualTo("1 min 1 s");
    }

    private static JobView view(Job job) {
        return new JobView(job, "ada", Samples.NOON);
    }

    private static Job neverStarted(JobStatus status) {
        var job = Samples.job(status);
        return new Job(job.id(), job.hostId(), null, job.kind(), status, null, job.actor(), job.queuedAt(), null,
                job.finishedAt(), null, null, null, 0, null, null, null, job.unreadable(), job.source(), false, null,
                null, null, 0);
    }
}
