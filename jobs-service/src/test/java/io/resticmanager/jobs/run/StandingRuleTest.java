package io.resticmanager.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.run.Standing;
import io.resticmanager.contracts.run.Standing.CatchUp;
import io.resticmanager.contracts.run.Standing.Protection;
import io.resticmanager.jobs.run.Line.ByHand;
import io.resticmanager.jobs.run.Line.End;
import io.resticmanager.jobs.run.Line.Last;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StandingRuleTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant DUE = Instant.parse("2026-11-21T01:30:00Z");
    private static final Instant NEXT = Instant.parse("2026-11-23T01:30:00Z");
    private static final End WELL = new End(JobStatus.succeeded, null, null, 5);
    private static final CatchUp CATCH_UP = new CatchUp("S1", 3);
    private static final Last GOOD = new Last(DUE, RunState.ended, null, WELL);

    @Test
    void withoutABackupScheduleItIsAtRisk() {
        assertThat(StandingRule.of(List.of(), List.of(), NOON))
                .isEqualTo(new Standing(Protection.at_risk, "No backup schedule.", 0, 0, null));
        var check = new Line("check", false, ZoneId.of("UTC"), GOOD, null, 2, NEXT, null, false, NEXT, false);
        assertThat(StandingRule.of(List.of(check), List.of(), NOON))
                .isEqualTo(new Standing(Protection.at_risk, "No backup schedule.", 1, 2, NEXT));
    }

    @Test
    void oneThatIsSwitchedOffIsNamed() {
        assertThat(StandingRule.of(List.of(), List.of("Nightly"), NOON))
                .isEqualTo(new Standing(Protection.at_risk, "Its only backup schedule, Nightly, is switched off.", 0, 0,
                        null));
        assertThat(StandingRule.of(List.of(), List.of("Nightly", "Weekly"), NOON).reason())
                .isEqualTo("All 2 backup schedules are switched off.");
        assertThat(StandingRule.of(List.of(nightly(GOOD, null, 0)), List.of("Weekly"), NOON).protection())
                .as("what is on protects").isEqualTo(Protection.safe);
    }

    @Test
    void eachBackupScheduleHasToEndWell() {
        assertThat(reason(GOOD, null, 0)).isNull();
        assertThat(reason(ended(JobStatus.failed, null, "wrong password."), null, 0))
                .isEqualTo("Nightly failed: wrong password.");
        assertThat(reason(ended(JobStatus.cancelled, null, null), null, 0))
                .isEqualTo("Nightly: its last run was cancelled.");
        assertThat(reason(ended(JobStatus.succeeded, "It read nothing.", null), null, 0))
                .isEqualTo("Nightly: its last backup is suspect: It read nothing.");
        assertThat(reason(new Last(DUE, RunState.missed, null, null), null, 2)).isEqualTo("Nightly missed 2 runs.");
        assertThat(reason(new Last(DUE, RunState.due, null, null), null, 1)).isEqualTo("Nightly missed a run.");
        assertThat(reason(new Last(DUE, RunState.missed, null, null), null, 0))
                .isEqualTo("Nightly: its last run did not come; the next one is under way.");
        assertThat(reason(new Last(DUE, RunState.skipped, "still_waiting", null), null, 0))
                .isEqualTo("Nightly: its last run was left out. The run before was still waiting or running.");
    }

    @Test
    void whatWasNeverDueIsUnknown() {
        assertThat(StandingRule.of(List.of(nightly(null, null, 0)), List.of(), NOON))
                .isEqualTo(new Standing(Protection.unknown,
                        "Nightly has not run yet; first due Monday 02:30, Europe/Berlin.", 1, 0, NEXT));
        assertThat(
                StandingRule.of(List.of(nightly(null, null, 0), nightly(GOOD, null, 0)), List.of(), NOON).protection())
                .isEqualTo(Protection.unknown);
        assertThat(StandingRule.of(List.of(nightly(null, null, 0),
                nightly(ended(JobStatus.failed, null, "no."), null, 0)), List.of(), NOON).protection())
                .isEqualTo(Protection.at_risk);
    }

    @Test
    void whatItReadsOnlySinceAnEditHasToBeBackedUp() {
        var grown = grown(GOOD);

        assertThat(StandingRule.of(List.of(grown), List.of(), NOON))
                .isEqualTo(new Standing(Protection.unknown,
                        "Nightly: what it backs up was changed; not backed up since.", 1, 0, NEXT));
        assertThat(StandingRule.of(List.of(grown(ended(JobStatus.failed, null, "no."))), List.of(), NOON).reason())
                .as("what failed is worse").isEqualTo("Nightly failed: no.");
    }

    private static Line grown(Last last) {
        return new Line("Nightly", true, ZoneId.of("Europe/Berlin"), last, null, 0, NEXT, null, true, NEXT, false);
    }

    @Test
    void theFirstRunThatHasNotComeKeepsItsTime() {
        assertThat(first(Instant.parse("2026-11-21T11:58:00Z"), false))
                .isEqualTo("Nightly was first due Saturday 12:58, Europe/Berlin, and has not come.");
        assertThat(first(Instant.parse("2026-11-01T11:58:00Z"), false))
                .isEqualTo("Nightly was first due 1 November 2026 12:58, Europe/Berlin, and has not come.");
        assertThat(first(NEXT, true)).isEqualTo("Nightly has not run yet; its first run is under way.");
        assertThat(first(null, false)).isEqualTo("Nightly has not run yet.");
    }

    private static @Nullable String first(@Nullable Instant openSince, boolean underWay) {
        var line = new Line("Nightly", true, ZoneId.of("Europe/Berlin"), null, null, 0, NEXT, null, false, openSince,
                underWay);
        return StandingRule.of(List.of(line), List.of(), NOON).reason();
    }

    @Test
    void theWorstIsToldAndTheOthersAreCounted() {
        var suspect = nightly(ended(JobStatus.succeeded, "It read nothing.", null), null, 0);
        var failed = nightly(ended(JobStatus.failed, null, "no."), null, 0);
        var missed = nightly(new Last(DUE, RunState.missed, null, null), null, 1);
        var untried = nightly(null, null, 0);

        var standing = StandingRule.of(List.of(suspect, untried, failed, suspect), List.of(), NOON);
        assertThat(standing.reason()).isEqualTo("Nightly failed: no. And 2 other backup schedules are at risk.");
        assertThat(standing.failing()).isTrue();
        standing = StandingRule.of(List.of(suspect, missed), List.of(), NOON);
        assertThat(standing.reason()).isEqualTo("Nightly missed a run. And 1 other backup schedule is at risk.");
        assertThat(standing.failing()).isFalse();
        assertThat(StandingRule.of(List.of(suspect, untried), List.of(), NOON).reason()).doesNotContain("other");
    }

    @Test
    void aNewerRunByHandCounts() {
        var bad = ended(JobStatus.failed, null, "no.");
        var missed = new Last(DUE, RunState.missed, null, null);

        assertThat(reason(bad, new ByHand(DUE, new End(JobStatus.succeeded, null, null, 6)), 0)).isNull();
        assertThat(reason(bad, new ByHand(DUE, new End(JobStatus.succeeded, null, null, 4)), 0)).isNotNull();
        assertThat(reason(missed, new ByHand(DUE.plusSeconds(1), WELL), 0)).isNull();
        assertThat(reason(missed, new ByHand(DUE.minusSeconds(1), WELL), 1)).isNotNull();
        assertThat(reason(GOOD, new ByHand(DUE, new End(JobStatus.failed, null, "no.", 6)), 0)).isNotNull();
    }

    @Test
    void onlyWhatNothingIsHeardOfIsStillCaughtUpWith() {
        assertThat(catchUp(new Last(DUE, RunState.due, null, null), 1)).containsExactly(CATCH_UP);
        assertThat(catchUp(new Last(DUE, RunState.skipped, "not_running", null), 1)).isEmpty();
        assertThat(catchUp(new Last(DUE, RunState.missed, null, null), 1)).isEmpty();
        assertThat(catchUp(GOOD, 0)).isEmpty();
        assertThat(catchUp(new Last(DUE, RunState.due, null, null), 0)).as("run by hand since").isEmpty();
        var never = new Line("check", false, ZoneId.of("UTC"), new Last(DUE, RunState.due, null, null), null, 1, NEXT,
                null, false, NEXT, false);
        assertThat(StandingRule.of(List.of(never), List.of(), NOON).catchUp()).isEmpty();
    }

    private static List<CatchUp> catchUp(Last last, int missed) {
        return StandingRule.of(List.of(nightly(last, null, missed)), List.of(), NOON).catchUp();
    }

    private static Last ended(JobStatus status, @Nullable String doubt, @Nullable String error) {
        return new Last(DUE, RunState.ended, null, new End(status, doubt, error, 5));
    }

    private static @Nullable String reason(Last last, @Nullable ByHand hand, int missed) {
        return StandingRule.of(List.of(nightly(last, hand, missed)), List.of(), NOON).reason();
    }

    private static Line nightly(@Nullable Last last, @Nullable ByHand hand, int missed) {
        return new Line("Nightly", true, ZoneId.of("Europe/Berlin"), last, hand, missed, NEXT, CATCH_UP, false, NEXT,
                false);
    }
}
