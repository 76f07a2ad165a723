package io.resticmanager.agent.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
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
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes due goes through the real queue and its journal; a run is due at each full hour. */
class DueRunsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant ONE = NOON.plus(Duration.ofHours(1));
    private static final JsonNode HOURLY = Schedules.backup("S1", "0 * * * *", true, "/etc");

    /** Begins many minutes after each full hour. */
    private static final JsonNode PUT_OFF = Schedules.putOff(3_200, true, "S1", "0 * * * *");

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
    void shouldFollowAnotherTimetableFromNowOnAndNoneThatIsGone() throws Exception {
        try (var stand = QueueStand.started(folder)) {
            var scheduler = scheduler(stand, HOURLY);
            clock.set(NOON.plus(Duration.ofMinutes(40)));
            scheduler.adopt(List.of(Schedules.backup("S1", "30 * * * *", true, "/etc")), 8);
            assertThat(scheduler.look()).as("nothing of before the change").contains(Duration.ofMinutes(50));

            scheduler.adopt(List.of(), 9);
            clock.pass(Duration.ofHours(5));
            assertThat(scheduler.look()).isEmpty();
            scheduler.adopt(List.of(HOURLY), 10);
            scheduler.look();

            assertThat(stand.told.all(JobAccepted.class)).isEmpty();
            assertThat(stand.told.all(RunSkipped.class)).isEmpty();
        }
    }

    @Test
    void shouldTellWhatWasPutOffWhenItsScheduleIsGoneOrSwitchedOff() throws Exception {
        try (var stand = QueueStand.started(folder)) {
            var scheduler = scheduler(stand, PUT_OFF, Schedules.putOff(3_200, true, "S2", "0 * * * *"));
            clock.set(ONE.plusSeconds(1));
            scheduler.look();
            assertThat(stand.told.all(RunSkipped.class)).as("only put off").isEmpty();

            scheduler.adopt(List.of(Schedules.putOff(3_200, false, "S2", "0 * * * *")), 8);
            scheduler.adopt(List.of(), 9);
            clock.pass(Duration.ofHours(1));
            scheduler.look();

            assertThat(stand.told.all(RunSkipped.class)).containsExactly(
                    new RunSkipped("S1", ONE, null, SkipReason.withdrawn),
                    new RunSkipped("S2", ONE, null, SkipReason.withdrawn));
            assertThat(stand.told.all(JobAccepted.class)).isEmpty();
        }
    }

    @Test
    void shouldTellItAlsoWhenItWasCutOffBetweenKeepingTheConfigurationAndFollowingIt() throws Exception {
        scheduler(new QueueStand(folder), PUT_OFF);
        clock.set(ONE.plus(Duration.ofHours(2)));
        try (var stand = QueueStand.started(folder)) {
            scheduler(stand, Schedules.putOff(3_200, true, "S1", "30 * * * *")).look();

            assertThat(stand.told.all(RunSkipped.class)).containsExactly(
                    new RunSkipped("S1", ONE.plus(Duration.ofHours(2)), ONE, SkipReason.withdrawn));
        }
    }

    @Test
    void shouldBeginNowWhatWasPutOffWhenItsScheduleIsEdited() throws Exception {
        for (var edited : List.of(Schedules.putOff(3_200, true, "S1", "30 * * * *"),
                Schedules.putOff(0, true, "S1", "0 * * * *"))) {
            try (var stand = QueueStand.started(Files.createTempDirectory(folder, "edit"))) {
                file().remove();
                clock.set(NOON);
                var scheduler = scheduler(stand, PUT_OFF);
                clock.set(ONE.plusSeconds(400));

                scheduler.adopt(List.of(edited), 8);
                scheduler.look();

                assertThat(stand.told.all(JobAccepted.class)).singleElement()
                        .satisfies(accepted -> assertThat(accepted.dueAt()).isEqualTo(ONE));
                assertThat(stand.told.all(RunSkipped.class)).isEmpty();
                stand.runner.awaitNext().end(QueueStand.WELL);
            }
        }
    }

    @Test
    void shouldForgetNothingWhileNoConfigurationIsKnown() throws Exception {
        scheduler(new QueueStand(folder), HOURLY);
        clock.set(ONE.plus(Duration.ofMinutes(20)));
        try (var stand = QueueStand.started(folder)) {
            var scheduler = new Scheduler("H1", file(), stand.queue, stand.journal, stand.told, hubTime, clock);
            scheduler.adopt(List.of(), 0);
            assertThat(scheduler.look()).isEmpty();

            scheduler.adopt(List.of(HOURLY), 8);
            scheduler.look();

            assertThat(stand.told.all(JobAccepted.class)).singleElement()
                    .satisfies(accepted -> assertThat(accepted.dueAt()).isEqualTo(ONE));
            stand.runner.awaitNext().end(QueueStand.WELL);
        }
    }

    @Test
    void shouldRefuseEachScheduleThatItCanNotFollowAndFollowTheOthers() throws Exception {
        try (var stand = QueueStand.started(folder)) {
            var bad = List.of(Schedules.backup("S2", "61 * * * *", true, "/etc"),
                    Schedules.in("Mars/Olympus", "S3", "0 * * * *"),
                    Json.read("{\"id\": \"S4\", \"cron\": 7}", JsonNode.class),
                    Schedules.of("S5", JobKind.prune, "0 * * * *", "UTC", true, null, null, null),
                    Schedules.check("S6", "0 * * * *", "all of it"), Schedules.backup("S7", "0 * * * *", true, "etc"),
                    Json.read("[]", JsonNode.class), Schedules.backup("../x", "0 * * * *", true, "/etc"));
            var scheduler = scheduler(stand);

            assertThat(scheduler.objections(bad)).extracting(why -> why.replaceAll("^(schedule:[^:]+): .+", "$1"))
                    .containsExactly("schedule:S2", "schedule:S3", "schedule:S4", "schedule:S5", "schedule:S6",
                            "schedule:S7", "schedule:?", "schedule:?");
            assertThat(scheduler.objections(List.of(HOURLY))).isEmpty();
            scheduler.adopt(List.of(bad.get(0), bad.get(2), HOURLY), 8);
            clock.set(ONE);
            scheduler.look();
            stand.runner.awaitNext().end(QueueStand.WELL);
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
