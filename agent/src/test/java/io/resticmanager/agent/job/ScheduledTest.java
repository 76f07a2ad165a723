package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.agent.queue.HubTime;
import io.resticmanager.agent.schedule.Scheduler;
import io.resticmanager.agent.schedule.Schedules;
import io.resticmanager.agent.schedule.SetClock;
import io.resticmanager.agent.state.AtomicFile;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.AgentMessage.RunSkipped;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schedules on an endpoint without a hub: a real restic, a real repository, a new process now and then. */
class ScheduledTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path root;

    private final SetClock clock = new SetClock(NOON);
    private Path source;

    @BeforeEach
    void makeSource() throws Exception {
        source = Files.createDirectory(root.resolve("source"));
        Files.writeString(source.resolve("file"), "content");
    }

    @Test
    void shouldBackUpWhenItIsDueAndCatchUpOnceAfterARestart() throws Exception {
        var hourly = Schedules.backup("S1", "0 * * * *", true, source.toString());
        try (var stand = stand()) {
            stand.runAndReport(JobCommands.of("INIT", JobKind.init));
            var scheduler = scheduler(stand, hourly);
            scheduler.look();
            clock.pass(Duration.ofHours(1));
            scheduler.look();

            var end = onlyEnd(stand);
            assertThat(end.status()).isEqualTo(JobStatus.succeeded);
            assertThat(end.scheduleId()).isEqualTo("S1");
            assertThat(end.dueAt()).isEqualTo(NOON.plus(Duration.ofHours(1)));
            assertThat(stand.snapshots()).singleElement().satisfies(snapshot -> assertThat(snapshot.tags())
                    .contains("rm-schedule=S1", "rm-job=" + end.jobId()));
        }
        clock.pass(Duration.ofHours(3).plusMinutes(20));
        try (var stand = stand()) {
            var scheduler = scheduler(stand, hourly);
            scheduler.look();
            var end = onlyEnd(stand);
            scheduler.look();

            assertThat(end.dueAt()).isEqualTo(NOON.plus(Duration.ofHours(4)));
            assertThat(stand.told.all(RunSkipped.class)).singleElement().satisfies(skipped -> {
                assertThat(skipped.since()).isEqualTo(NOON.plus(Duration.ofHours(2)));
                assertThat(skipped.dueAt()).isEqualTo(NOON.plus(Duration.ofHours(3)));
            });
            assertThat(stand.queue.held().all()).isEmpty();
            assertThat(stand.snapshots()).hasSize(2);
        }
    }

    @Test
    void shouldCheckAsTheScheduleSays() throws Exception {
        try (var stand = stand()) {
            stand.runAndReport(JobCommands.of("INIT", JobKind.init));
            var scheduler = scheduler(stand, Schedules.check("S2", "0 * * * *", "100%"));
            clock.pass(Duration.ofHours(1));
            scheduler.look();

            var end = onlyEnd(stand);
            assertThat(end.kind()).isEqualTo(JobKind.check);
            assertThat(end.scheduleId()).isEqualTo("S2");
            assertThat(end.summary().finding())
                    .isEqualTo(new Finding.Checked("100%", 0, List.of(), false, false));
        }
    }

    private static AgentMessage.JobFinished onlyEnd(ResticStand stand) {
        var began = stand.told.all(AgentMessage.JobAccepted.class).stream()
                .filter(accepted -> accepted.scheduleId() != null).toList();
        assertThat(began).hasSize(1);
        return stand.awaitEnd(began.getFirst().jobId());
    }

    private ResticStand stand() throws Exception {
        var stand = new ResticStand(root, "0.18", root.resolve("repo").toString());
        stand.queue.start();
        return stand;
    }

    private Scheduler scheduler(ResticStand stand, JsonNode... schedules) {
        var scheduler = new Scheduler("H1", new AtomicFile(root.resolve("schedules")), stand.queue, stand.journal,
                stand.told, new HubTime(clock), clock);
        scheduler.adopt(List.of(schedules), 1);
        return scheduler;
    }
}
