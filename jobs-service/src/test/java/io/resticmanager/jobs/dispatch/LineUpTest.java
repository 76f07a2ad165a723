package io.resticmanager.jobs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.jobs.job.JobState;
import io.resticmanager.jobs.job.StoredJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LineUpTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final JobState RUNNING = new JobState.Queued().started(NOON, NOON, Duration.ofSeconds(30));
    private static final JobState SENT = new JobState.Queued().claimed(NOON, Duration.ofSeconds(30));
    private static final JobState QUEUED = new JobState.Queued();

    @Test
    void shouldLetManyBackUpAtOnce() {
        assertThat(LineUp.mayGo(job(JobKind.backup, 5, QUEUED),
                List.of(job(JobKind.backup, 1, RUNNING), job(JobKind.snapshots, 2, SENT)))).isTrue();
    }

    @Test
    void shouldLetNobodyBesideAnExclusiveOne() {
        for (var kind : List.of(JobKind.forget, JobKind.prune, JobKind.check)) {
            assertThat(LineUp.mayGo(job(JobKind.backup, 1, QUEUED), List.of(job(kind, 2, RUNNING)))).isFalse();
            assertThat(LineUp.mayGo(job(kind, 1, QUEUED), List.of(job(JobKind.backup, 2, SENT)))).isFalse();
            assertThat(LineUp.mayGo(job(kind, 1, QUEUED), List.of())).isTrue();
        }
    }

    @Test
    void shouldKeepBackWhatCameAfterAWaitingExclusiveOneOnly() {
        var prune = job(JobKind.prune, 3, QUEUED);

        assertThat(LineUp.mayGo(job(JobKind.backup, 2, QUEUED), List.of(prune))).isTrue();
        assertThat(LineUp.mayGo(job(JobKind.backup, 4, QUEUED), List.of(prune))).isFalse();
        assertThat(LineUp.mayGo(prune, List.of(prune, job(JobKind.backup, 2, QUEUED)))).isTrue();
    }

    @Test
    void shouldCountOnlyTheNextOneOfAHostThatIsNotBusyElsewhere() {
        var first = job(JobKind.backup, 1, QUEUED);
        var prune = job(JobKind.prune, 2, QUEUED);
        var elsewhere = job(JobKind.backup, 0, RUNNING);

        assertThat(LineUp.wouldGo(prune, List.of(prune), List.of(prune), NOON)).isTrue();
        assertThat(LineUp.wouldGo(prune, List.of(first, prune), List.of(prune), NOON)).isFalse();
        assertThat(LineUp.wouldGo(prune, List.of(elsewhere, prune), List.of(prune), NOON)).isFalse();
        assertThat(LineUp.wouldGo(prune, List.of(elsewhere, prune), List.of(elsewhere, prune), NOON)).isTrue();
    }

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(300);
    }

    /** Random fleets: hosts with queues of their own, repositories that they share, jobs of all kinds, ends in any order. */
    @ParameterizedTest
    @MethodSource("seeds")
    void shouldNeverCollideAndNeverStarve(long seed) {
        var fleet = new Fleet(new Random(seed));
        for (var step = 0; step < 200; step++) {
            fleet.arrive(step);
            fleet.claim();
            fleet.assertNoCollision();
            fleet.finishSome();
        }
        fleet.drain();
        assertThat(fleet.longestWait).isLessThanOrEqualTo(200);
        assertThat(fleet.open).isEmpty();
    }

    /** What the dispatcher does with the rule, without a database. */
    private static final class Fleet {

        private final Random random;
        private final int hosts;
        private final int repositories;
        private final List<StoredJob> open = new ArrayList<>();
        private final Map<String, String> repositoryOf = new HashMap<>();
        private int made;
        private int longestWait;

        Fleet(Random random) {
            this.random = random;
            this.hosts = 1 + random.nextInt(6);
            this.repositories = 1 + random.nextInt(3);
        }

        void arrive(int step) {
            for (var i = random.nextInt(3); i > 0 && open.size() < 40; i--) {
                var kinds = JobKind.values();
                var owner = "h" + random.nextInt(hosts);
                repositoryOf.putIfAbsent(owner, "r" + random.nextInt(repositories));
                var runsOn = random.nextInt(5) == 0 ? "h" + random.nextInt(hosts) : owner;
                open.add(job("j" + made, owner, runsOn, kinds[random.nextInt(kinds.length)], made++, QUEUED));
            }
        }

        void claim() {
            for (var host = 0; host < hosts; host++) {
                var queue = queueOf("h" + host);
                if (queue.stream().noneMatch(LineUpTest::active)) {
                    queue.stream().findFirst().filter(this::mayGo).ifPresent(this::start);
                }
            }
        }

        private boolean mayGo(StoredJob job) {
            var here = onRepositoryOf(job);
            return LineUp.mayGo(job, here.stream().filter(other -> active(other)
                    || LineUp.wouldGo(other, queueOf(other.runsOnHostId()), here, NOON)).toList());
        }

        private void start(StoredJob job) {
            longestWait = Math.max(longestWait, made - (int) Duration.between(NOON, job.queuedAt()).toSeconds());
            open.set(open.indexOf(job), job.in(random.nextBoolean() ? SENT : RUNNING));
        }

        void assertNoCollision() {
            for (var job : open.stream().filter(LineUpTest::active).filter(LineUp::exclusive).toList()) {
                assertThat(onRepositoryOf(job)).filteredOn(LineUpTest::active).containsExactly(job);
            }
            for (var host = 0; host < hosts; host++) {
                assertThat(queueOf("h" + host)).filteredOn(LineUpTest::active).hasSizeLessThanOrEqualTo(1);
            }
        }

        void finishSome() {
            open.removeIf(job -> active(job) && random.nextInt(4) == 0);
        }

        // Without new ones everything gets its turn: nobody waits for somebody who
        // waits for him.
        void drain() {
            while (!open.isEmpty()) {
                claim();
                assertThat(open).as("somebody works").anyMatch(LineUpTest::active);
                open.removeIf(LineUpTest::active);
            }
        }

        private List<StoredJob> queueOf(String host) {
            return open.stream().filter(job -> job.runsOnHostId().equals(host)).toList();
        }

        private List<StoredJob> onRepositoryOf(StoredJob job) {
            return open.stream().filter(
                    other -> repositoryOf.get(other.hostId()).equals(repositoryOf.get(job.hostId()))).toList();
        }
    }

    private static boolean active(StoredJob job) {
        return !(job.state() instanceof JobState.Queued);
    }

    private static StoredJob job(JobKind kind, int age, JobState state) {
        return job(kind.name() + age, "h", "h", kind, age, state);
    }

    private static StoredJob job(String id, String host, String runsOn, JobKind kind, int age, JobState state) {
        return StoredJob.queued(id, host, runsOn, kind, "alice", NOON.plusSeconds(age), null).in(state);
    }
}
