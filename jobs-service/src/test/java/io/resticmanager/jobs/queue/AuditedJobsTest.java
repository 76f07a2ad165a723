package io.resticmanager.jobs.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who ordered a job and who ended it is told to the audit log, once. */
class AuditedJobsTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void shouldTellWhoOrderedAndWhoCancelled() {
        var host = STAGE.connectedHost();
        var job = STAGE.gateway().run(host, JobKind.snapshots);
        STAGE.gateway().get(JobsRpc.CANCEL, new JobsRpc.JobId(job), Gateway.ROOT);

        await().untilAsserted(() -> assertThat(told(job))
                .extracting(one -> one.actor() + " " + one.action() + " " + one.details() + " " + one.result())
                .containsExactly("alice job.run snapshots ok", "root job.cancel snapshots ok"));
        assertThat(told(job)).allSatisfy(one -> {
            assertThat(one.hostId()).isEqualTo(host);
            assertThat(one.address()).isEqualTo("127.0.0.1");
        });
    }

    private static List<Event.AuditRecorded> told(String job) {
        return STAGE.events().heard(Event.AuditRecorded.class).stream().filter(one -> one.targetId().equals(job))
                .toList();
    }
}
