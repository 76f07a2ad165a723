package io.resticmanager.jobs.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.agent.AgentMessage.JobFinished;
import io.resticmanager.contracts.agent.AgentMessage.RepositoryReport;
import io.resticmanager.contracts.agent.AgentMessage.SnapshotsReport;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.RepositoryHealth;
import io.resticmanager.contracts.job.RepositoryHealth.Measurement;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.snapshot.Snapshot;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RepositoryHealthTest {

    private static final Item.Lock LOCK = new Item.Lock("5a1f", Instant.parse("2026-05-04T12:00:00Z"), true, "eve",
            null, 7, Item.Lock.Holder.elsewhere, null);

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void shouldKnowNothingOfAHostThatHasSaidNothing() {
        var host = STAGE.offlineHost();

        assertThat(health(host)).isEqualTo(new RepositoryHealth(host, RepositoryState.uninitialised, null, List.of(),
                null, null, List.of(), null, 0, List.of()));
        assertThat(STAGE.gateway().refusal(JobsRpc.REPOSITORY, new JobsRpc.RepositoryOf(Ids.next()), Gateway.CHARLIE)
                .status()).isEqualTo(404);
    }

    @Test
    void shouldTellEachMeasurementWithWhatRestoringWouldGive() {
        var host = STAGE.offlineHost();
        var at = Instant.now().minusSeconds(100).truncatedTo(ChronoUnit.SECONDS);
        STAGE.hub().say(host, Frames.report("r1", 0, true, sized(1, 100L), sized(2, 50L)));
        measure(host, "repo-1", 1_000, at, List.of(LOCK));
        STAGE.hub().say(host, Frames.report("r2", 0, true, sized(1, 100L), sized(2, null)));
        measure(host, "repo-1", 2_000, at.plusSeconds(10), null);
        STAGE.awaitIntake(host);

        var health = health(host);

        assertThat(health.history()).containsExactly(new Measurement(at, 1_000, 3L, 2, 150L),
                new Measurement(at.plusSeconds(10), 2_000, 3L, 2, null));
        assertThat(health.repositoryId()).isEqualTo("repo-1");
        assertThat(health.locks()).containsExactly(LOCK);
        assertThat(health.locksSeenAt()).isEqualTo(at);
        assertThat(health.unexplained()).isEqualTo(2);
    }

    @Test
    void shouldKeepOneMeasurementADayBeyondAMonthAndTellFourHundred() {
        var host = STAGE.offlineHost();
        var day = Instant.parse("2024-01-01T00:00:00Z");
        var fresh = Instant.now().minus(Duration.ofDays(2));
        STAGE.service().bean(Transactions.class, "jobs").write(() -> {
            for (var i = 0; i < 450; i++) {
                take(host, i, day.plus(Duration.ofDays(i)));
            }
            for (var hour = 1; hour < 24; hour++) {
                take(host, 5_000 + hour, day.plus(Duration.ofDays(449)).plus(Duration.ofHours(hour)));
            }
            take(host, 9_001, fresh);
            take(host, 9_002, fresh.plusSeconds(60));
        });

        var history = health(host).history();

        assertThat(history).hasSize(400).extracting(Measurement::at).isSorted();
        assertThat(history.subList(397, 400)).extracting(Measurement::totalSize).containsExactly(5_023L, 9_001L,
                9_002L);
        assertThat(history.subList(396, 397)).extracting(Measurement::totalSize).containsExactly(448L);
    }

    @Test
    void shouldTellTheLastCheckOfEachDepth() {
        var host = STAGE.offlineHost();
        var full = check(host, JobStatus.succeeded, new Finding.Checked("100%", 0, List.of(), false, false), null);
        var damaged = check(host, JobStatus.failed, new Finding.Checked(null, 3, List.of("ab"), true, false),
                "damaged");
        check(host, JobStatus.failed, null, "locked");
        check(host, JobStatus.cancelled, null, null);

        var health = health(host);

        assertThat(health.lastFullCheck()).satisfies(it -> {
            assertThat(it.jobId()).isEqualTo(full);
            assertThat(it.ok()).isTrue();
            assertThat(it.readDataSubset()).isEqualTo("100%");
        });
        assertThat(health.lastCheck()).satisfies(it -> {
            assertThat(it.jobId()).isEqualTo(damaged);
            assertThat(it.ok()).isFalse();
            assertThat(it.readDataSubset()).isNull();
        });
    }

    @Test
    void shouldNotTakeWhatIsKnownOfTheRepositoryBeforeForComfort() {
        var host = STAGE.offlineHost();
        measure(host, "first", 1, Instant.now().minusSeconds(60), List.of());
        check(host, JobStatus.succeeded, new Finding.Checked("100%", 0, List.of(), false, false), null);

        measure(host, "second", 2, Instant.now().plusSeconds(60), List.of());
        STAGE.awaitIntake(host);

        var health = health(host);
        assertThat(health.repositoryId()).isEqualTo("second");
        assertThat(health.history()).extracting(Measurement::totalSize).containsExactly(2L);
        assertThat(health.lastCheck()).isNull();
        assertThat(health.lastFullCheck()).isNull();
    }

    @Test
    void shouldTellWhoElseUsesTheRepository() {
        var ada = STAGE.offlineHost();
        var bob = STAGE.offlineHost();
        var eve = STAGE.offlineHost();
        measure(ada, "shared", 1, Instant.now(), null);
        measure(bob, "shared", 1, Instant.now(), null);
        measure(eve, "another", 1, Instant.now(), null);
        STAGE.awaitIntake(eve);

        assertThat(health(ada).sharedWith()).containsExactly(bob);
        assertThat(health(eve).sharedWith()).isEmpty();
    }

    @Test
    void shouldTakeTheListOfAMaintenanceHostForTheHostThatItWorkedForAndItsSizeForItself() {
        var ada = STAGE.connectedHost();
        var keeper = STAGE.connectedHost();
        STAGE.hub().maintain(ada, keeper);
        STAGE.hub().say(keeper, Frames.report("own", 0, true, sized(1, 1L)));
        STAGE.hub().say(ada, Frames.report("hers", 0, true, sized(2, 1L), sized(3, 1L), sized(4, 1L)));
        measure(keeper, "keepers", 7, Instant.now(), null);
        var prune = STAGE.gateway().order(ada, JobKind.prune, Map.of());
        STAGE.hub().awaitRun(prune);
        STAGE.hub().say(keeper, Frames.started(prune, JobKind.prune));
        STAGE.hub().say(keeper, Frames.succeeded(prune, JobKind.prune));
        STAGE.hub().say(keeper, new SnapshotsReport("m1", 0, true, prune, List.of(sized(2, 1L), sized(3, 1L))));
        STAGE.hub().say(keeper, new SnapshotsReport("m2", 0, true, prune, List.of()));
        STAGE.hub().say(keeper, new SnapshotsReport("m3", 0, true, prune, List.of(named("keeper"))));
        // Whatever it last worked for, and also when its own repository was made anew.
        measure(keeper, "keepers-second", 8, Instant.now(), null);
        STAGE.awaitIntake(ada);

        assertThat(STAGE.onHost(ada).snapshots()).isEqualTo(2);
        assertThat(STAGE.onHost(keeper).snapshots()).isEqualTo(1);
        assertThat(health(ada).history()).isEmpty();
        assertThat(health(keeper).repositoryId()).isEqualTo("keepers-second");
        assertThat(health(keeper).history()).extracting(Measurement::totalSize).containsExactly(8L);
    }

    @Test
    void shouldTakeWhatAJobMeasuredOfTheStoredData() {
        var host = STAGE.offlineHost();
        measure(host, "repo-1", 1_000, Instant.now().minusSeconds(60), List.of(LOCK));

        stats(host, new Finding.Measured("restore-size", 9_000, 4L, null, 2, null, null));
        stats(host, new Finding.Measured("raw-data", 400, null, 7L, 1, 800L, 2.0));

        var health = health(host);
        assertThat(health.history()).extracting(Measurement::totalSize).containsExactly(1_000L, 400L);
        assertThat(health.history().getLast()).satisfies(it -> {
            assertThat(it.uncompressedSize()).isEqualTo(800);
            assertThat(it.snapshots()).isEqualTo(1);
        });
        assertThat(health.repositoryId()).isEqualTo("repo-1");
        assertThat(health.locks()).containsExactly(LOCK);
        var told = STAGE.events().await(Event.RepositoryMeasured.class,
                it -> host.equals(it.hostId()) && it.totalSize() == 400);
        assertThat(told.repositoryId()).isEqualTo("repo-1");
    }

    private static Snapshot named(String hostname) {
        var it = sized(9, 1L);
        return new Snapshot(it.id(), it.shortId(), it.time(), hostname, null, it.paths(), it.tags(), null, null, 1L,
                null,
                null);
    }

    private static RepositoryHealth health(String host) {
        return STAGE.gateway().get(JobsRpc.REPOSITORY, new JobsRpc.RepositoryOf(host), Gateway.CHARLIE);
    }

    private static void measure(String host, String repository, long size, Instant at,
            @Nullable List<Item.Lock> locks) {
        STAGE.hub().say(host, new RepositoryReport(Ids.next(), 0, true, repository, size, 3L, 2, locks), at);
    }

    private static void take(String host, long size, Instant at) {
        STAGE.service().bean(RepositoryMeasures.class)
                .take(host, new RepositoryReport(Ids.next(), 0, true, "repo-2", size, null, 2, null), at);
    }

    private static Snapshot sized(int number, @Nullable Long bytes) {
        var it = Frames.snapshot(number, Instant.parse("2026-05-04T12:00:00Z"));
        return new Snapshot(it.id(), it.shortId(), it.time(), it.hostname(), null, it.paths(), it.tags(), null, null,
                bytes, null, null);
    }

    private static void stats(String host, Finding.Measured found) {
        var id = Ids.next();
        STAGE.hub().say(host, new JobFinished(id, JobKind.stats, JobStatus.succeeded, 0, null, 0, Instant.now(),
                Instant.now(), Summary.of(found), null, List.of(), null, null, 1));
        STAGE.events().await(Event.JobEnded.class, it -> it.jobId().equals(id));
    }

    private static String check(String host, JobStatus status, @Nullable Finding finding, @Nullable String cause) {
        var id = Ids.next();
        var error = cause == null ? null : new JobError(cause, "It did not work.", "Try again.");
        STAGE.hub().say(host, new JobFinished(id, JobKind.check, status, 0, error, 0, Instant.now(), Instant.now(),
                finding == null ? Summary.EMPTY : Summary.of(finding), null, List.of(), null, null, 1));
        STAGE.events().await(Event.JobEnded.class, it -> it.jobId().equals(id));
        return id;
    }
}
