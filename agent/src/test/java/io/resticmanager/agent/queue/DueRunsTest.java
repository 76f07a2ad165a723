package io.resticmanager.agent.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.agent.policy.Refusal;
import io.resticmanager.agent.schedule.Scheduler;
import io.resticmanager.agent.schedule.Schedules;
import io.resticmanager.agent.schedule.SetClock;
import io.resticmanager.agent.state.AtomicFile;
import io.resticmanager.contracts.agent.AgentMessage.JobAccepted;
import io.resticmanager.contracts.agent.AgentMessage.JobStarted;
import io.resticmanager.contracts.agent.AgentMessage.RunSkipped;
import io.resticmanager.contracts.agent.AgentMessage.SkipReason;
import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes due goes through the real queue and its journal; a run is due at each full hour. */
class DueRunsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant ONE = NOON.plus(Duration.ofHours(1));
    private static final JsonNode HOURLY = Schedules.backup("S1", "0 * * * *", true, "/etc");

    @TempDir
    Path folder;

    private final SetClock clock = new SetClock(NOON);
    private final HubTime hubTime = new HubTime(clock);

    @Test
    void shouldBeginWhatIsDueAndTellWhoseItIs() throws Exception {
        try (var stand = QueueStand.started(folder)) {
            var scheduler = scheduler(stand, HOURLY);
            assertThat(scheduler.look()).contains(Duration.ofHours(1));
            assertThat(stand.queue.held().all()).isEmpty();

            clock.set(ONE);
            assertThat(scheduler.look()).contains(Duration.ofHours(1));

            var run = stand.runner.awaitNext();
            run.end(QueueStand.WELL);
            var end = stand.awaitEnd(run.jobId());
            assertThat(end.scheduleId()).isEqualTo("S1");
            assertThat(end.dueAt()).isEqualTo(ONE);
            assertThat(end.configRevision()).isEqualTo(7);
            assertThat(stand.told.all(JobAccepted.class))
                    .containsExactly(new JobAccepted(run.jobId(), "S1", ONE, 7));
            assertThat(stand.told.all(JobStarted.class)).singleElement()
                    .satisfies(started -> assertThat(started.dueAt()).isEqualTo(ONE));
            var options = Json.read(stand.journal.find(run.jobId()).orElseThrow().command().options(),
                    BackupOptions.class);
            assertThat(options.scheduleId()).as("the tag of its snapshots").isEqualTo("S1");
        }
    }

    @Test
    void shouldBeginNothingTwiceWhateverIsForgottenAndWhicheverWayTheClockGoes() throws Exception {
        try (var stand = QueueStand.started(folder)) {
            clock.set(NOON);
            var scheduler = scheduler(stand, HOURLY);
            clock.set(ONE);
            scheduler.look();
            var run = stand.runner.awaitNext();
            run.end(QueueStand.WELL);
            stand.awaitEnd(run.jobId());

            clock.pass(Duration.ofHours(-2));
            scheduler.look();
            clock.set(ONE.plusSeconds(30));
            scheduler.look();
            file().remove();
            clock.set(NOON);
            var forgetful = scheduler(stand, HOURLY);
            clock.set(ONE.plusSeconds(30));
            forgetful.look();

            assertThat(stand.queue.held().all()).isEmpty();
            assertThat(stand.told.all(JobAccepted.class)).hasSize(1);
            assertThat(stand.told.all(RunSkipped.class)).isEmpty();
        }
    }

    @Test
    void shouldGoOnAfterARestartAndCatchUpOnce() throws Exception {
        scheduler(new QueueStand(folder), HOURLY);
        clock.set(NOON.plus(Duration.ofHours(3)).plus(Duration.ofMinutes(20)));
        try (var stand = QueueStand.started(folder)) {
            var scheduler = scheduler(stand, HOURLY);
            scheduler.look();
            scheduler.look();

            var run = stand.runner.awaitNext();
            assertThat(stand.told.all(JobAccepted.class)).singleElement()
                    .satisfies(accepted -> assertThat(accepted.dueAt()).isEqualTo(NOON.plus(Duration.ofHours(3))));
            assertThat(stand.told.all(RunSkipped.class)).containsExactly(
                    new RunSkipped("S1", NOON.plus(Duration.ofHours(2)), ONE, SkipReason.not_running));
            run.end(QueueStand.WELL);
        }
    }

    @Test
    void shouldNotSkipARunThatWasBegunJustBeforeACrash() throws Exception {
        var dying = scheduler(new QueueStand(folder), HOURLY);
        var before = file().read().orElseThrow();
        clock.set(ONE);
        dying.look();
        file().replace(before);
        try (var stand = QueueStand.started(folder)) {
            scheduler(stand, HOURLY).look();

            var run = stand.runner.awaitNext();
            assertThat(stand.told.all(RunSkipped.class)).isEmpty();
            run.end(QueueStand.WELL);
        }
    }

    @Test
    void shouldSkipWhatIsDueWhileTheOneBeforeRuns() throws Exception {
        try (var stand = QueueStand.started(folder)) {
            var scheduler = scheduler(stand, HOURLY);
            clock.set(ONE);
            scheduler.look();
            var run = stand.runner.awaitNext();

            clock.pass(Duration.ofHours(1));
            scheduler.look();

            assertThat(stand.told.all(RunSkipped.class)).containsExactly(
                    new RunSkipped("S1", ONE.plus(Duration.ofHours(1)), null, SkipReason.still_waiting));
            run.end(QueueStand.WELL);
            stand.awaitEnd(run.jobId());
            assertThat(stand.runner.nothingMore()).isTrue();
        }
    }

    @Test
    void shouldTellThatThePolicyRefusesAndRunOnceItDoesNot() throws Exception {
        try (var stand = QueueStand.started(folder)) {
            var scheduler = scheduler(stand, HOURLY);
            stand.refuse(new Refusal("policy.kind", "no backups here"));
            assertThat(scheduler.objections(List.of(HOURLY))).containsExactly("schedule:S1: no backups here");
            clock.set(ONE);
            scheduler.look();
            assertThat(stand.told.all(RunSkipped.class))
                    .containsExactly(new RunSkipped("S1", ONE, null, SkipReason.refused));

            stand.refuse(null);
            clock.pass(Duration.ofHours(1));
            scheduler.look();
            stand.runner.awaitNext().end(QueueStand.WELL);
        }
    }

    @Test
    void shouldGiveUpARunThatWaitsAsLongAsItMayRun() throws Exception {
        try (var stand = new QueueStand(folder, hubTime)) {
            stand.queue.start();
            var scheduler = scheduler(stand, HOURLY, Schedules.within(600, "S2", "0 * * * *"));
            clock.set(ONE);
            scheduler.look();
            var first = stand.runner.awaitNext();
            var waiting = stand.queue.held().queued().stream().filter(id -> !id.equals(first.jobId())).findFirst()
                    .orElseThrow();
            clock.pass(Duration.ofSeconds(599));
            scheduler.look();
            assertThat(stand.told.ends(waiting)).isEmpty();

            clock.pass(Duration.ofSeconds(1));
            scheduler.look();

            assertThat(stand.told.ends(waiting)).singleElement().satisfies(end -> {
                assertThat(end.status()).isEqualTo(JobStatus.failed);
                assertThat(end.error().cause()).isEqualTo("expired");
                assertThat(end.scheduleId()).isEqualTo("S2");
            });
            first.end(QueueStand.WELL);
        }
    }

    @Test
    void shouldTellAgainWhatWasAcceptedWhileNobodyListened() throws Exception {
        var stand = new QueueStand(folder);
        var scheduler = scheduler(stand, HOURLY);
        clock.set(ONE);
        scheduler.look();

        stand.records.acceptedMeanwhile();

        assertThat(stand.told.all(JobAccepted.class)).hasSize(2)
                .allSatisfy(accepted -> assertThat(accepted.dueAt()).isEqualTo(ONE));
    }

    private Scheduler scheduler(QueueStand stand, JsonNode... schedules) {
        var scheduler = new Scheduler("H1", file(), stand.queue, stand.journal, stand.told, hubTime, clock);
        scheduler.adopt(List.of(schedules), 7);
        return scheduler;
    }

    private AtomicFile file() {
        return new AtomicFile(folder.resolve("schedules"));
    }
}
