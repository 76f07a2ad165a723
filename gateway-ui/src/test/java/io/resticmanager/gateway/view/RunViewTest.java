package io.resticmanager.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.run.Run;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.gateway.fake.ScheduleStories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RunViewTest {

    @Test
    void greenIsOnlyWhatEndedWellWithNothingToLookAt() {
        assertThat(tone(run(RunState.ended, JobStatus.succeeded, false, 0))).isEqualTo("ok OK");
        assertThat(tone(run(RunState.ended, JobStatus.succeeded, true, 0))).isEqualTo("warn Suspect");
        assertThat(tone(run(RunState.ended, JobStatus.succeeded, false, 2))).isEqualTo("warn With warnings");
        assertThat(tone(run(RunState.ended, JobStatus.failed, false, 0))).isEqualTo("fail Failed");
        assertThat(tone(run(RunState.ended, JobStatus.cancelled, false, 0))).isEqualTo("off Cancelled");
        assertThat(tone(run(RunState.ended, null, false, 0))).isEqualTo("fail Failed");
        assertThat(tone(run(RunState.skipped, null, false, 0))).isEqualTo("warn Skipped");
        assertThat(tone(run(RunState.missed, null, false, 0))).isEqualTo("fail Missed");
        assertThat(tone(run(RunState.arrived, JobStatus.running, false, 0))).isEqualTo("run Under way");
        assertThat(tone(run(RunState.due, null, false, 0))).isEqualTo("off Due");
        assertThat(tone(ScheduleStories.overdue(ScheduleStories.nightly(Samples.ID), Samples.NOON)))
                .isEqualTo("fail Overdue");
    }

    @Test
    void aFailedRunSaysWhyOrWhereItIsTold() {
        var failed = run(RunState.ended, JobStatus.failed, false, 0);

        assertThat(new RunView(failed, "The server was away.").detail()).isEqualTo("The server was away.");
        assertThat(new RunView(failed, "The server was away.").elsewhere()).isFalse();
        assertThat(new RunView(failed, null).detail()).isEmpty();
        assertThat(new RunView(failed, null).elsewhere()).isTrue();
        assertThat(new RunView(run(RunState.ended, null, false, 0), null).elsewhere()).isFalse();
        assertThat(new RunView(run(RunState.missed, null, false, 0), null).elsewhere()).isFalse();
        assertThat(new RunView(run(RunState.ended, JobStatus.succeeded, false, 0), null).elsewhere()).isFalse();
    }

    private static String tone(Run run) {
        var tone = new RunView(run, null).tone();
        return tone.css() + " " + tone.word();
    }

    private static Run run(RunState state, @Nullable JobStatus status, boolean suspect, long warnings) {
        return ScheduleStories.run(ScheduleStories.nightly(Samples.ID), Samples.NOON, state, status, suspect, warnings,
                null);
    }
}
