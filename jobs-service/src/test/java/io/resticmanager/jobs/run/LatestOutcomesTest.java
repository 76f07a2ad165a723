package io.resticmanager.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.run.Outcome;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.run.RunsRpc;
import io.resticmanager.contracts.schedule.SchedulesRpc;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Plans;
import io.resticmanager.jobs.stage.Runs;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How the latest jobs of each kind ended, as the alerts are told. */
class LatestOutcomesTest {

    @RegisterExtension
    static final Stage STAGE = new Stage().with("rm.start-grace", "0s");

    private static final Runs RUNS = new Runs(STAGE);

    private final Plans plans = new Plans(STAGE);

    @Test
    void outcomesAreOrderedByArrival() {
        var host = plans.readyHost();
        var schedule = plans.create(host, Plans.hourly("nightly"));
        var due = STAGE.nextHour();
        STAGE.later(Duration.ofHours(2));
        RUNS.finish(host, schedule, due.plus(Duration.ofHours(1)));
        STAGE.hub().say(host, Plans.failed(Ids.next(), schedule, due, "wrong password."));
        RUNS.awaitState(host, due, RunState.ended);

        var outcomes = latest(host);

        assertThat(outcomes).filteredOn(it -> it.kind() == JobKind.backup).singleElement()
                .satisfies(it -> assertThat(it.status()).isEqualTo(JobStatus.failed))
                .satisfies(it -> assertThat(it.scheduleName()).isEqualTo("nightly"));
        assertThat(outcomes).noneMatch(Outcome::disabled).extracting(it -> it.kind()).contains(JobKind.init);
        plans.change(schedule, Plans.with(Plans.hourly("nightly"), "enabled", false));
        assertThat(latest(host)).extracting(Outcome::disabled).contains(true);
        STAGE.gateway().get(SchedulesRpc.REMOVE, new SchedulesRpc.ScheduleId(schedule.id()), Gateway.ROOT);
        assertThat(latest(host)).extracting(it -> it.kind()).doesNotContain(JobKind.backup);
    }

    @Test
    void aDryRunIsNoOutcome() {
        var host = plans.readyHost();
        var failed = STAGE.gateway().order(host, JobKind.prune, Map.of());
        STAGE.hub().say(host, Frames.failed(failed, JobKind.prune, "unreachable"));
        var look = STAGE.gateway().order(host, JobKind.prune, Map.of("dry_run", true));
        STAGE.hub().say(host, Frames.succeeded(look, JobKind.prune));

        assertThat(ended(failed).order()).isNotNull();
        assertThat(ended(look).order()).isNull();
        assertThat(latest(host)).filteredOn(it -> it.kind() == JobKind.prune).extracting(Outcome::jobId)
                .containsExactly(failed);
    }

    private static Event.JobEnded ended(String job) {
        return STAGE.events().await(Event.JobEnded.class, it -> it.jobId().equals(job));
    }

    private static List<Outcome> latest(String host) {
        var found = new ArrayList<Outcome>();
        String cursor = null;
        do {
            var page = STAGE.gateway().get(RunsRpc.LATEST, new RunsRpc.Page(2, cursor));
            found.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return found.stream().filter(it -> it.hostId().equals(host)).toList();
    }
}
