package io.resticmanager.jobs.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

import io.resticmanager.contracts.agent.AgentMessage.JobFinished;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.job.Suspect;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Plans;
import io.resticmanager.jobs.stage.Runs;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.testkit.Scrape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When hosts were backed up, and by when they should have been, as Prometheus is told. */
class BackupFiguresTest {

    private static final String LAST = "restic_manager_backup_last_success_timestamp_seconds";
    private static final String EXPECTED = "restic_manager_backup_expected_timestamp_seconds";

    @RegisterExtension
    static final Stage STAGE = new Stage().with("rm.start-grace", "0s");

    private final Plans plans = new Plans(STAGE);
    private final Runs runs = new Runs(STAGE);

    @Test
    void aHostThatWasNeverBackedUpIsThere() throws Exception {
        var host = STAGE.enrolledHost();

        assertThat(told(LAST, host)).hasValue(0);
        assertThat(told(EXPECTED, host)).isEmpty();
        assertThat(scrape().text()).contains(LAST + "{host=\"");
    }

    @Test
    void onlyAGoodBackupCounts() throws Exception {
        var host = plans.readyHost();
        var nightly = plans.create(host, Plans.hourly("nightly"));
        var first = STAGE.nextHour();
        STAGE.later(Duration.ofHours(4).plusMinutes(1));
        STAGE.hub().say(host, ended(nightly, first, null));
        STAGE.hub().say(host, ended(nightly, first.plus(Duration.ofHours(1)),
                new Suspect("shrunk", "Half of it is gone.", null, null)));
        STAGE.hub().say(host, Plans.failed(Ids.next(), nightly, first.plus(Duration.ofHours(2)), "wrong password."));
        runs.awaitState(host, first.plus(Duration.ofHours(2)), RunState.ended);

        assertThat(told(LAST, host)).hasValue(first.getEpochSecond());
        assertThat(told(EXPECTED, host)).as("the suspect one was the next that should have been good")
                .hasValue(first.plus(Duration.ofHours(1)).plus(Duration.ofMinutes(5)).getEpochSecond());

        var good = first.plus(Duration.ofHours(3));
        STAGE.hub().say(host, ended(nightly, good, null));
        runs.awaitState(host, good, RunState.ended);
        assertThat(told(LAST, host)).hasValue(good.getEpochSecond());
        assertThat(told(EXPECTED, host)).hasValue(good.plus(Duration.ofMinutes(65)).getEpochSecond());
    }

    @Test
    void aRunThatDidNotComeStaysExpected() throws Exception {
        var host = plans.readyHost();
        plans.create(host, Plans.hourly("nightly"));
        var first = STAGE.nextHour();
        var by = first.plus(Duration.ofMinutes(5)).getEpochSecond();
        assertThat(told(EXPECTED, host)).hasValue(by);

        STAGE.later(Duration.ofHours(5));

        await().untilAsserted(
                () -> assertThat(runs.runs(host, null)).filteredOn(run -> run.dueAt().isBefore(STAGE.now()))
                        .hasSizeGreaterThanOrEqualTo(4));
        assertThat(told(EXPECTED, host)).hasValue(by);
        assertThat(by).isLessThan(STAGE.now().getEpochSecond());
    }

    @Test
    void aRemovedHostIsNotToldOfAndJobsAreCounted() throws Exception {
        var host = STAGE.offlineHost();
        var gone = STAGE.enrolledHost();
        STAGE.gateway().backup(host, "/etc");
        STAGE.hub().say(host, Frames.succeeded(Ids.next(), JobKind.check));
        STAGE.awaitIntake(host);
        STAGE.hub().removed(gone);

        await().untilAsserted(() -> assertThat(told(LAST, gone)).isEmpty());
        assertThat(scrape().value("restic_manager_jobs", "kind=\"backup\"", "status=\"queued\"").orElseThrow())
                .isGreaterThanOrEqualTo(1);
        assertThat(scrape().value("restic_manager_jobs", "kind=\"prune\"", "status=\"running\"")).hasValue(0);
        assertThat(scrape().value("restic_manager_jobs_finished_last_day", "kind=\"check\"", "status=\"succeeded\"")
                .orElseThrow()).isGreaterThanOrEqualTo(1);
    }

    private static JobFinished ended(Schedule schedule, Instant due, Suspect suspect) {
        return new JobFinished(Ids.next(), schedule.kind(), JobStatus.succeeded, 0, null, 0, due, due, Summary.EMPTY,
                suspect, List.of(), schedule.id(), due, 1);
    }

    private static OptionalDouble told(String name, String host) throws Exception {
        return scrape().value(name, "host_id=\"%s\"".formatted(host));
    }

    private static Scrape scrape() throws Exception {
        return Scrape.of(STAGE.service().context());
    }
}
