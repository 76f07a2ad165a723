package io.resticmanager.jobs.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
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
            assertThat(one.actorId()).isEqualTo(one.actor().equals("root") ? "u0" : "u1");
            assertThat(one.via()).isNull();
        });
    }

    @Test
    void shouldTellWhatWasOrderedAndWithWhichToken() {
        var host = STAGE.connectedHost();
        var program = new Actor("u0", "root", Role.admin, "127.0.0.1", "API token t1 “deploy”");

        var dry = STAGE.gateway().get(JobsRpc.RUN, new JobsRpc.Run(host, JobKind.prune,
                Json.tree(Map.of("dry_run", true, "max_unused", "5%"))), program).jobId();
        var forReal = STAGE.gateway().get(JobsRpc.RUN, new JobsRpc.Run(host, JobKind.prune,
                Json.tree(Map.of("max_repack_size", "2G"))), program).jobId();
        var backup = STAGE.gateway().get(JobsRpc.RUN, new JobsRpc.Run(host, JobKind.backup,
                Json.tree(Map.of("source", Source.of(List.of("/srv", "/home"))))), program).jobId();

        await().untilAsserted(() -> {
            assertThat(told(dry)).extracting(Event.AuditRecorded::details)
                    .containsExactly("prune, dry run, max_unused 5%");
            assertThat(told(forReal)).extracting(Event.AuditRecorded::details)
                    .containsExactly("prune, for real, max_repack_size 2G");
            assertThat(told(backup)).extracting(Event.AuditRecorded::details)
                    .containsExactly("backup, paths /srv /home");
            assertThat(told(backup)).extracting(Event.AuditRecorded::via).containsExactly("API token t1 “deploy”");
        });
    }

    private static List<Event.AuditRecorded> told(String job) {
        return STAGE.events().heard(Event.AuditRecorded.class).stream().filter(one -> one.targetId().equals(job))
                .toList();
    }
}
