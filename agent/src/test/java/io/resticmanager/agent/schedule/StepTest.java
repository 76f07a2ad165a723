package io.resticmanager.agent.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import io.resticmanager.agent.schedule.Step.Skip;
import io.resticmanager.contracts.agent.AgentMessage.SkipReason;
import io.resticmanager.contracts.schedule.BadCron;
import io.resticmanager.contracts.schedule.CronLine;
import io.resticmanager.contracts.schedule.Timetable;
import org.junit.jupiter.api.Test;

/** The rules by name; a run is due at each full hour. */
class StepTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void shouldWaitUntilTheNextIsDue() throws Exception {
        var step = Step.at(NOON.plusSeconds(1), hourly(true), NOON, false);

        assertThat(step.fire()).isEmpty();
        assertThat(step.skipped()).isEmpty();
        assertThat(step.handled()).isEqualTo(NOON);
        assertThat(step.wake()).contains(hours(1));
    }

    @Test
    void shouldRunWhatIsDueAndThenWaitForTheNext() throws Exception {
        var step = Step.at(hours(1), hourly(false), NOON, false);

        assertThat(step.fire()).contains(hours(1));
        assertThat(step.handled()).isEqualTo(hours(1));
        assertThat(step.wake()).contains(hours(2));
    }

    @Test
    void shouldCountAsOnTimeForFiveMinutes() throws Exception {
        assertThat(Step.at(hours(1).plusSeconds(300), hourly(false), NOON, false).fire()).contains(hours(1));

        var late = Step.at(hours(1).plusSeconds(301), hourly(false), NOON, false);
        assertThat(late.fire()).isEmpty();
        assertThat(late.skipped()).containsExactly(new Skip(null, hours(1), SkipReason.not_running));
    }

    @Test
    void shouldCatchUpOnceAfterASleepOfEightHoursAndSkipTheRest() throws Exception {
        var step = Step.at(hours(8).plus(Duration.ofMinutes(30)), hourly(true), NOON, false);

        assertThat(step.fire()).contains(hours(8));
        assertThat(step.skipped()).containsExactly(new Skip(hours(1), hours(7), SkipReason.not_running));
        assertThat(step.wake()).contains(hours(9));
    }

    @Test
    void shouldSkipAllOfItWithoutCatchUp() throws Exception {
        var step = Step.at(hours(8).plus(Duration.ofMinutes(30)), hourly(false), NOON, false);

        assertThat(step.fire()).isEmpty();
        assertThat(step.skipped()).containsExactly(new Skip(hours(1), hours(8), SkipReason.not_running));
        assertThat(step.handled()).isEqualTo(hours(8));
    }

    @Test
    void shouldRunWhatIsDueJustNowAlsoAfterASleepWithoutCatchUp() throws Exception {
        var step = Step.at(hours(3), hourly(false), NOON, false);

        assertThat(step.fire()).contains(hours(3));
        assertThat(step.skipped()).containsExactly(new Skip(hours(1), hours(2), SkipReason.not_running));
    }

    @Test
    void shouldSkipWhatIsDueWhileTheOneBeforeStillWaits() throws Exception {
        var step = Step.at(hours(2), hourly(true), hours(1), true);

        assertThat(step.fire()).isEmpty();
        assertThat(step.skipped()).containsExactly(new Skip(null, hours(2), SkipReason.still_waiting));
        assertThat(step.handled()).isEqualTo(hours(2));
    }

    @Test
    void shouldNotRunAnythingAgainWhenTheClockGoesBack() throws Exception {
        var step = Step.at(hours(1), hourly(true), hours(3), false);

        assertThat(step.fire()).isEmpty();
        assertThat(step.skipped()).isEmpty();
        assertThat(step.wake()).contains(hours(4));
    }

    @Test
    void shouldBeginAnewWhenTheClockWasWrongByDays() throws Exception {
        var step = Step.at(NOON.plusSeconds(60), hourly(true), NOON.plus(Duration.ofDays(400)), false);

        assertThat(step.handled()).isEqualTo(NOON.plusSeconds(60));
        assertThat(step.wake()).contains(hours(1));
        assertThat(Step.at(hours(1), hourly(true), step.handled(), false).fire()).contains(hours(1));
    }

    @Test
    void shouldTellYearsAwayAtOnce() throws Exception {
        var minutely = agenda("* * * * *", 0, true);

        var step = Step.at(NOON.plus(Duration.ofDays(4_000)), minutely, NOON, false);

        assertThat(step.fire()).contains(NOON.plus(Duration.ofDays(4_000)));
        assertThat(step.skipped()).containsExactly(new Skip(NOON.plusSeconds(60),
                NOON.plus(Duration.ofDays(4_000)).minusSeconds(60), SkipReason.not_running));
    }

    @Test
    void shouldPutARunOffByTheSameTimeWheneverItIsAskedAndNeverIntoTheNext() throws Exception {
        var put = agenda("0 * * * *", 21_600, true);

        var offs = put.timetable().after(NOON).limit(200)
                .map(due -> Duration.between(due, put.beginOf(due)).toSeconds()).toList();

        assertThat(offs).allMatch(off -> off >= 0 && off < 3_600);
        assertThat(offs.stream().distinct().count()).as("spread").isGreaterThan(150);
        assertThat(put.timetable().after(NOON).limit(200)
                .map(due -> Duration.between(due, put.beginOf(due)).toSeconds()).toList()).isEqualTo(offs);
        assertThat(agenda("0 3 * * *", 60, true).beginOf(NOON.plus(Duration.ofHours(15))))
                .isBetween(NOON.plus(Duration.ofHours(15)), NOON.plus(Duration.ofHours(15)).plusSeconds(60));
    }

    @Test
    void shouldBeginAtOnceWithWhatWasPutOffWhenItsTimetableEnds() throws Exception {
        var put = agenda("0 * * * *", 3_000, true);
        var due = put.timetable().after(NOON).filter(time -> put.beginOf(time).isAfter(time.plusSeconds(60)))
                .findFirst().orElseThrow();

        assertThat(Step.at(due.plusSeconds(60), put, due.minusSeconds(1), false).fire()).isEmpty();
        assertThat(Step.lastAt(due.plusSeconds(60), put, due.minusSeconds(1), false).fire()).contains(due);
    }

    @Test
    void shouldGiveARunOneIdForEver() {
        var id = RunId.of("H1", "S1", NOON);

        assertThat(id).hasSize(26).isEqualTo(RunId.of("H1", "S1", NOON));
        assertThat(RunId.of("H2", "S1", NOON)).isNotEqualTo(id);
        assertThat(RunId.of("H1", "S2", NOON)).isNotEqualTo(id);
        assertThat(RunId.of("H1", "S1", hours(1))).isGreaterThan(id);
    }

    private static Instant hours(int hours) {
        return NOON.plus(Duration.ofHours(hours));
    }

    private static Agenda hourly(boolean runMissed) throws BadCron {
        return agenda("0 * * * *", 0, runMissed);
    }

    private static Agenda agenda(String cron, int jitterS, boolean runMissed) throws BadCron {
        return new Agenda("H1", "S1", new Timetable(CronLine.parse(cron), ZoneId.of("UTC")), jitterS, runMissed);
    }
}
