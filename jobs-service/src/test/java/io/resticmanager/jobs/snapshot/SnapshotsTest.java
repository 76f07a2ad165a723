package io.resticmanager.jobs.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.snapshot.Snapshot;
import io.resticmanager.contracts.snapshot.SnapshotList;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SnapshotsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void shouldReplaceWhatWasKnownOnlyOnceAReportIsComplete() {
        var host = STAGE.connectedHost();
        STAGE.hub().say(host, Frames.report("r1", 0, true, at(1), at(2)));
        STAGE.hub().say(host, Frames.report("r2", 0, false, at(3)));
        STAGE.awaitIntake(host);
        var between = list(host, 10, null);
        STAGE.hub().say(host, Frames.report("r2", 1, true, at(4), at(5)));
        STAGE.awaitIntake(host);
        var after = list(host, 10, null);

        assertThat(between.items()).containsExactly(at(2), at(1));
        assertThat(after.items()).containsExactly(at(5), at(4), at(3));
        assertThat(after.total()).isEqualTo(3);
        assertThat(after.reportedAt()).isNotNull();
        assertThat(STAGE.events().heard(Event.SnapshotsReported.class)).filteredOn(it -> it.hostId().equals(host))
                .extracting(Event.SnapshotsReported::count).containsExactly(2L, 3L);
    }

    @Test
    void shouldPutPartsTogetherInWhateverOrderTheyCome() {
        var host = STAGE.connectedHost();

        STAGE.hub().say(host, Frames.report("r1", 2, true, at(3)));
        STAGE.hub().say(host, Frames.report("r1", 0, false, at(1)));
        STAGE.hub().say(host, Frames.report("r1", 1, false, at(2)));
        STAGE.awaitIntake(host);

        assertThat(list(host, 10, null).items()).containsExactly(at(3), at(2), at(1));
    }

    @Test
    void shouldNotTakeAnUnfinishedReportForAnEnd() {
        var host = STAGE.connectedHost();
        STAGE.hub().say(host, Frames.report("gone", 0, false, at(1)));

        STAGE.hub().say(host, Frames.report("whole", 0, true));
        STAGE.hub().say(host, Frames.report("gone", 1, true, at(2)));
        STAGE.awaitIntake(host);

        assertThat(list(host, 10, null).items()).isEmpty();
        assertThat(list(host, 10, null).reportedAt()).isNotNull();
    }

    @Test
    void shouldKnowThatARepositoryIsReadyByTheSnapshotsInIt() {
        var host = STAGE.connectedHost();

        STAGE.hub().say(host, Frames.report("r1", 0, true));
        STAGE.awaitIntake(host);
        var empty = STAGE.onHost(host);
        STAGE.hub().say(host, Frames.report("r2", 0, true, at(1)));
        STAGE.awaitIntake(host);
        var filled = STAGE.onHost(host);

        assertThat(empty.repositoryState()).isEqualTo(RepositoryState.uninitialised);
        assertThat(filled.repositoryState()).isEqualTo(RepositoryState.ready);
        assertThat(filled.snapshots()).isEqualTo(1);
    }

    @Test
    void shouldPageNewestFirst() {
        var host = STAGE.connectedHost();
        STAGE.hub().say(host, Frames.report("r1", 0, true,
                IntStream.rangeClosed(1, 5).mapToObj(SnapshotsTest::at).toArray(Snapshot[]::new)));
        STAGE.awaitIntake(host);

        var first = list(host, 2, null);
        var second = list(host, 2, first.nextCursor());
        var third = list(host, 2, second.nextCursor());

        assertThat(first.items()).containsExactly(at(5), at(4));
        assertThat(second.items()).containsExactly(at(3), at(2));
        assertThat(third.items()).containsExactly(at(1));
        assertThat(third.nextCursor()).isNull();
    }

    @Test
    void shouldKeepPagesOfVeryLongSnapshotsSmallEnoughForTheBroker() {
        var host = STAGE.connectedHost();
        for (var part = 0; part < 8; part++) {
            STAGE.hub().say(host, Frames.report("r1", part, part == 7, wide(part * 2 + 1), wide(part * 2 + 2)));
        }
        STAGE.awaitIntake(host);

        var read = new ArrayList<Snapshot>();
        String cursor = null;
        do {
            var page = list(host, 200, cursor);
            read.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(read).hasSize(16).doesNotHaveDuplicates();
    }

    @Test
    void shouldSayWhatIsWrongWithAQuestion() {
        var ask = new JobsRpc.SnapshotsOf("H", 0, null);

        assertThat(STAGE.gateway().refusal(JobsRpc.SNAPSHOTS, ask, Gateway.CHARLIE).errors().getFirst().field())
                .isEqualTo("limit");
        assertThat(STAGE.gateway().refusal(JobsRpc.SNAPSHOTS, new JobsRpc.SnapshotsOf("H", 1, "?"), Gateway.CHARLIE)
                .errors().getFirst().field()).isEqualTo("cursor");
    }

    @Test
    void shouldNotTakeAHostThatNobodyEnrolledForOneWithoutSnapshots() {
        for (var host : List.of("zz", Ids.next())) {
            assertThat(STAGE.gateway().refusal(JobsRpc.SNAPSHOTS, new JobsRpc.SnapshotsOf(host, 1, null),
                    Gateway.CHARLIE).status()).as(host).isEqualTo(404);
            assertThat(STAGE.gateway().refusal(JobsRpc.ACCEPT, JobsRpc.Accept.all(host), Gateway.ROOT)
                    .status()).as(host).isEqualTo(404);
        }
        assertThat(list(STAGE.offlineHost(), 1, null).items()).isEmpty();
    }

    private static Snapshot at(int minute) {
        return Frames.snapshot(minute, NOON.plusSeconds(60L * minute));
    }

    private static Snapshot wide(int minute) {
        var plain = at(minute);
        return new Snapshot(plain.id(), plain.shortId(), plain.time(), plain.hostname(), null,
                Collections.nCopies(25, "/" + "x".repeat(4_000)), List.of(), null, null, null, null, null);
    }

    private static SnapshotList list(String host, int limit, @Nullable String cursor) {
        return STAGE.gateway().get(JobsRpc.SNAPSHOTS, new JobsRpc.SnapshotsOf(host, limit, cursor));
    }
}
