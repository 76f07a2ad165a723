package io.resticmanager.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage.JobFinished;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.job.Suspect;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.run.RunsRpc;
import io.resticmanager.contracts.run.RunsRpc.Lately;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Plans;
import io.resticmanager.jobs.stage.Runs;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What became of backups in the last hours, as the daily digest is told. */
class LatelyTest {

    @RegisterExtension
    final Stage stage = new Stage().with("rm.start-grace", "0s");

    @Test
    void backupsAreCountedByHowTheyEndedAndRunsThatDidNotCome() {
        var runs = new Runs(stage);
        var plans = new Plans(stage);
        var host = plans.readyHost();
        var schedule = plans.create(host, Plans.hourly("nightly"));
        var first = stage.nextHour();
        stage.later(Duration.ofHours(6).plusMinutes(6));
        stage.hub().say(host, ended(schedule, at(first, 0), 0, 1_000L, null));
        stage.hub().say(host, ended(schedule, at(first, 1), 3, 200L, null));
        stage.hub().say(host, ended(schedule, at(first, 2), 0, 30L, new Suspect("shrunk", "Half.", null, null)));
        stage.hub().say(host, Plans.failed(Ids.next(), schedule, at(first, 3), "wrong password."));
        stage.hub().say(host, Frames.succeeded(Ids.next(), JobKind.check));
        stage.awaitIntake(host);
        runs.awaitState(host, at(first, 3), RunState.ended);

        var lately = lately(first.minusSeconds(1));

        assertThat(lately).isEqualTo(new Lately(1, 1, 1, 1, 0, lately.missed(), 1_230));
        assertThat(lately.missed()).as("those after the last that came").isBetween(1L, 2L);
        assertThat(lately(at(first, 2).plusSeconds(1))).extracting(Lately::well, Lately::failed, Lately::bytesAdded)
                .containsExactly(0L, 1L, 0L);
    }

    @Test
    void nothingIsCountedOfAnEmptyFleetNorOfYearsAgo() {
        assertThat(lately(stage.now().minus(Duration.ofHours(24)))).isEqualTo(new Lately(0, 0, 0, 0, 0, 0, 0));
        var refused = stage.gateway().refusal(RunsRpc.LATELY,
                new RunsRpc.Since(stage.now().minus(Duration.ofDays(32))), Gateway.ALICE);
        assertThat(refused.errors()).extracting(error -> error.field()).containsExactly("since");
    }

    private static Instant at(Instant first, int hours) {
        return first.plus(Duration.ofHours(hours));
    }

    private static JobFinished ended(Schedule schedule, Instant due, long warnings, long added, Suspect suspect) {
        var summary = new Summary(null, null, null, null, added, null, null, null, null, null, null, null);
        return new JobFinished(Ids.next(), schedule.kind(), JobStatus.succeeded, 0, null, warnings, due, due, summary,
                suspect, List.of(), schedule.id(), due, 1);
    }

    private Lately lately(Instant since) {
        return stage.gateway().get(RunsRpc.LATELY, new RunsRpc.Since(since));
    }
}
