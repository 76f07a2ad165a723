package io.resticmanager.jobs.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage.JobFinished;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.snapshot.Snapshot;
import io.resticmanager.contracts.snapshot.SnapshotList;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UnexplainedTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void shouldPointAtSnapshotsThatNoJobOfOursMade() {
        var host = STAGE.connectedHost();
        var named = backup(host, id(61));
        var open = STAGE.runningBackup(host);

        report(host, snapshot(61, null), snapshot(2, open), snapshot(3, null), snapshot(4, Ids.next()),
                snapshot(5, named));

        // 5 says that it comes from a job, but that job made 61.
        assertThat(list(host).unexplained()).containsExactlyInAnyOrder(id(3), id(4), id(5));
    }

    @Test
    void shouldLetAJobExplainOneSnapshotOnly() {
        var host = STAGE.connectedHost();
        var open = STAGE.runningBackup(host);

        report(host, snapshot(1, open), snapshot(2, open));

        assertThat(list(host).unexplained()).containsExactly(id(2), id(1));
    }

    @Test
    void shouldNotTakeAnotherHostsWordForASnapshotUnlessItIsGone() {
        var host = STAGE.connectedHost();
        var other = STAGE.connectedHost();
        var job = backup(other, id(71));
        report(host, snapshot(71, null), snapshot(72, STAGE.runningBackup(other)), snapshot(73, job));

        var claimed = list(host).unexplained();
        STAGE.hub().removed(other);

        assertThat(claimed).containsExactly(id(73), id(72), id(71));
        Awaitility.await("what a host made that is gone")
                .until(() -> list(host).unexplained().equals(List.of(id(73))));
    }

    @Test
    void shouldTellOfThoseOnThePageOnly() {
        var host = STAGE.offlineHost();
        report(host, snapshot(1, null), snapshot(2, null));

        var newest = STAGE.gateway().get(JobsRpc.SNAPSHOTS, new JobsRpc.SnapshotsOf(host, 1, null));

        assertThat(newest.unexplained()).containsExactly(id(2));
    }

    @Test
    void shouldTakeAnAdministratorsWordOnceAndForGood() {
        var host = STAGE.offlineHost();
        report(host, snapshot(1, null), snapshot(2, null), snapshot(3, null));

        var left = accept(host, id(1)).unexplained();
        var again = accept(host, id(1)).unexplained();
        report(host, snapshot(1, null), snapshot(2, null), snapshot(3, null), snapshot(4, null));
        var afterAll = list(host).unexplained();
        accept(host);

        assertThat(left).containsExactly(id(3), id(2));
        assertThat(again).containsExactly(id(3), id(2));
        assertThat(afterAll).containsExactly(id(4), id(3), id(2));
        assertThat(list(host).unexplained()).isEmpty();
        var audited = STAGE.events().await(Event.AuditRecorded.class, it -> it.targetId().equals(host));
        assertThat(audited.action()).isEqualTo("snapshots.accept");
        assertThat(audited.actor()).isEqualTo("root");
    }

    @Test
    void shouldNotAcceptWhatTheHostDoesNotHaveNorFromAnOperator() {
        var host = STAGE.offlineHost();
        report(host, snapshot(1, null));
        var asked = new JobsRpc.Accept(host, List.of(id(1), id(9)));

        assertThat(STAGE.gateway().refusal(JobsRpc.ACCEPT, asked, Gateway.ALICE).status()).isEqualTo(403);
        assertThat(STAGE.gateway().refusal(JobsRpc.ACCEPT, asked, Gateway.ROOT).errors()).extracting(FieldError::field)
                .containsExactly("snapshot_ids[1]");
        assertThat(list(host).unexplained()).containsExactly(id(1));
    }

    @Test
    void shouldNotCallAnAcceptedOneMadeByTheJobThatItsTagClaims() {
        var host = STAGE.offlineHost();
        var made = backup(host, id(1));
        report(host, snapshot(1, made), snapshot(2, made));

        accept(host);

        assertThat(list(host).accepted()).containsExactly(id(2));
        assertThat(list(host).unexplained()).isEmpty();
    }

    @Test
    void shouldAcceptAllOfThemOnlyWhenThatIsSaid() {
        var host = STAGE.offlineHost();
        report(host, snapshot(1, null), snapshot(2, null));
        var nothing = new JobsRpc.Accept(host, List.of());
        var both = new JobsRpc.Accept(host, List.of(id(1)), true);

        for (var unclear : List.of(nothing, both)) {
            var refused = STAGE.gateway().refusal(JobsRpc.ACCEPT, unclear, Gateway.ROOT);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.errors()).extracting(FieldError::field).containsExactly("snapshot_ids");
        }

        assertThat(list(host).unexplained()).containsExactly(id(2), id(1));
        assertThat(accept(host).unexplained()).isEmpty();
    }

    private static String backup(String host, String snapshot) {
        var id = Ids.next();
        var summary = new Summary(snapshot, null, null, null, null, null, 1L, 1L, null, null, null, null);
        STAGE.hub().say(host, new JobFinished(id, JobKind.backup, JobStatus.succeeded, 0, null, 0, Instant.now(),
                Instant.now(), summary, null, List.of(), null, null, 1));
        STAGE.events().await(Event.JobEnded.class, it -> it.jobId().equals(id));
        return id;
    }

    private static Snapshot snapshot(int number, @Nullable String job) {
        var plain = Frames.snapshot(number, Instant.parse("2026-05-04T12:00:00Z").plusSeconds(number));
        return new Snapshot(plain.id(), plain.shortId(), plain.time(), plain.hostname(), null, plain.paths(),
                job == null ? List.of() : List.of("x", "rm-job=" + job), null, 1L, 1L, 1L, null);
    }

    private static String id(int number) {
        return "%064x".formatted(number);
    }

    private static void report(String host, Snapshot... snapshots) {
        STAGE.hub().say(host, Frames.report(Ids.next(), 0, true, snapshots));
        STAGE.awaitIntake(host);
    }

    private static SnapshotList accept(String host, String... ids) {
        var asked = ids.length == 0 ? JobsRpc.Accept.all(host) : new JobsRpc.Accept(host, Arrays.asList(ids));
        return STAGE.gateway().get(JobsRpc.ACCEPT, asked, Gateway.ROOT);
    }

    private static SnapshotList list(String host) {
        return STAGE.gateway().get(JobsRpc.SNAPSHOTS, new JobsRpc.SnapshotsOf(host, 200, null));
    }
}
