package io.resticmanager.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.run.Run;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.run.RunsRpc;
import io.resticmanager.contracts.run.Standing;
import io.resticmanager.contracts.run.Standing.Protection;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.jobs.stage.Plans;
import io.resticmanager.jobs.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A good backup says nothing of a path that was added after it. */
class GrownSourceTest {

    @RegisterExtension
    static final Stage STAGE = new Stage().with("rm.start-grace", "0s");

    private final Plans plans = new Plans(STAGE);

    @Test
    void aPathThatWasAddedIsUnprovenUntilARunWithItEndsWell() {
        var host = plans.readyHost();
        var schedule = proven(host);

        var changed = plans.change(schedule, reading("/srv/data", "/etc"));
        assertThat(standing(host).protection()).isEqualTo(Protection.unknown);
        assertThat(standing(host).reason()).isEqualTo("nightly: what it backs up was changed; not backed up since.");

        // Its agent had not heard of the change.
        ends(host, changed, 1);
        assertThat(standing(host).protection()).isEqualTo(Protection.unknown);
        ends(host, changed, 2);
        assertThat(standing(host).protection()).isEqualTo(Protection.safe);
    }

    @Test
    void whatWasReadBeforeTheChangeAndIsToldAfterItProvesNothing() {
        var host = plans.readyHost();
        var schedule = proven(host);
        var due = STAGE.nextHour();
        STAGE.later(Duration.between(STAGE.now(), due).plusSeconds(1));
        plans.change(schedule, reading("/etc"));

        // Another edit had given the agent a later configuration before.
        tells(host, schedule, due, 2);

        assertThat(standing(host).protection()).isEqualTo(Protection.unknown);
    }

    @Test
    void lessOfTheSameIsStillProven() {
        var host = plans.readyHost();
        var schedule = proven(host);

        var renamed = plans.change(schedule, Plans.with(reading("/srv/data"), "name", "other"));
        plans.change(renamed, reading("/srv/data/only", "/srv/data/these"));

        assertThat(standing(host).protection()).isEqualTo(Protection.safe);
    }

    private Schedule proven(String host) {
        var schedule = plans.create(host, Plans.hourly("nightly"));
        ends(host, schedule, 1);
        assertThat(standing(host).protection()).isEqualTo(Protection.safe);
        return schedule;
    }

    // The next due run does, under that revision of the agent's configuration.
    private static void ends(String host, Schedule schedule, long configRevision) {
        var due = STAGE.nextHour();
        STAGE.later(Duration.between(STAGE.now(), due).plusSeconds(1));
        tells(host, schedule, due, configRevision);
    }

    private static void tells(String host, Schedule schedule, Instant due, long configRevision) {
        STAGE.hub().say(host, Plans.succeededUnder(configRevision, schedule, due), STAGE.now());
        await().until(() -> runs(host).stream()
                .anyMatch(run -> run.dueAt().equals(due) && run.state() == RunState.ended));
    }

    private static Map<String, Object> reading(String... paths) {
        return Plans.with(Plans.hourly("nightly"), "source", Map.of("paths", List.of(paths), "excludes", List.of(),
                "tags", List.of(), "one_file_system", false, "exclude_caches", false));
    }

    private static Standing standing(String host) {
        return STAGE.onHost(host).standing();
    }

    private static List<Run> runs(String host) {
        return STAGE.gateway().get(RunsRpc.LIST, new RunsRpc.RunsOf(host, null, null, 200, null)).items();
    }
}
