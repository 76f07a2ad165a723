package io.resticmanager.agent.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.agent.schedule.Scheduler;
import io.resticmanager.agent.schedule.Schedules;
import io.resticmanager.agent.schedule.SetClock;
import io.resticmanager.agent.state.AtomicFile;
import io.resticmanager.contracts.agent.AgentMessage.JobAccepted;
import io.resticmanager.contracts.agent.AgentMessage.RunSkipped;
import io.resticmanager.contracts.agent.AgentMessage.SkipReason;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A timetable that changes, goes or can not be followed; a run is due at each full hour. */
class ChangedTimetableTest {

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

    private Scheduler scheduler(QueueStand stand, JsonNode... schedules) {
        var scheduler = new Scheduler("H1", file(), stand.queue, stand.journal, stand.told, hubTime, clock);
        scheduler.adopt(List.of(schedules), 7);
        return scheduler;
    }

    private AtomicFile file() {
        return new AtomicFile(folder.resolve("schedules"));
    }
}
