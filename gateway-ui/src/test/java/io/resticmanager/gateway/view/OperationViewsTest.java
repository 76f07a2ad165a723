package io.resticmanager.gateway.view;

import static io.resticmanager.gateway.view.Samples.ID;
import static io.resticmanager.gateway.view.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.Finding.Amount;
import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.Item.Lock.Holder;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.PruneOptions;
import io.resticmanager.contracts.job.Retention;
import io.resticmanager.contracts.job.Suspect;
import io.resticmanager.contracts.rpc.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OperationViewsTest {

    private static final Retention WEEKLY = new Retention(null, null, 7, null, null, null, null, List.of(), null);

    @Test
    void whoConfirmedAnEarlierBackupIsNotCalledToHaveLookedAtThisOne() {
        var confirmed = new Suspect("unmounted", "/data was a mount point.", "olga", NOON, List.of("/data"));

        assertThat(new SuspectView(confirmed, NOON.minusSeconds(60)).looked()).contains("at this backup");
        assertThat(new SuspectView(confirmed, NOON.plusSeconds(60)).looked()).contains("at an earlier backup");
    }

    @Test
    void aFindingIsToldInOneSentence() {
        assertThat(Findings.sentence(new Finding.Forgotten(true, 30, 12, null)))
                .isEqualTo("12 snapshots would go, 30 would stay");
        assertThat(Findings.sentence(new Finding.Forgotten(false, 30, 1, null))).isEqualTo("1 snapshot gone, 30 stay");
        assertThat(Findings.sentence(new Finding.Pruned(false, 1L << 20, 1L << 20, 2L << 20, 1L << 20)))
                .isEqualTo("2.0 MiB freed");
        assertThat(Findings.sentence(new Finding.Pruned(true, 1L << 20, null, 2L << 20, 1L << 20)))
                .isEqualTo("2.0 MiB would be freed");
        assertThat(Findings.sentence(new Finding.Pruned(false, null, null)))
                .isEqualTo("The data that nothing needs is gone");
        assertThat(Findings.sentence(new Finding.Checked(null, 0, List.of(), false, false)))
                .isEqualTo("No errors found, data read: none, the structure only");
        assertThat(Findings.sentence(new Finding.Checked("100%", 0, List.of(), false, false))).endsWith("all");
        assertThat(Findings.sentence(new Finding.Unlocked(0, 0))).isEqualTo("No lock stood there");
        assertThat(Findings.sentence(new Finding.Compared("a", "b", 2, new Amount(1, 0, 0, 0, 0, 1),
                new Amount(0, 0, 0, 0, 0, 0)))).isEqualTo("2 files changed, 1 added, 0 removed");
        var restored = new Finding.Restored(true, "/var/restic-restore/J", 12L, 1L << 20, null, 0);
        assertThat(Findings.sentence(restored)).isEqualTo("12 files restored to /var/restic-restore/J");
        assertThat(Findings.figures(restored)).containsExactly(new Figure("Restored", "12"),
                new Figure("Size", "1.0 MiB"));
        assertThat(Findings.sentence(new Finding.Restored(true, null, 1L, 1L, 2L, 0)))
                .isEqualTo("1 file restored in place");
        assertThat(Findings.figures(new Finding.Restored(false, null, 1L, null, 2L, 3))).containsExactly(
                new Figure("Restored", "1"), new Figure("Left as they were", "2"), new Figure("Not restored", "3"));
    }

    @Test
    void aCheckThatFoundDamageIsNeverGreen() {
        assertThat(Tone.of(checked(2))).isEqualTo(new Tone("fail", "i-fail", "Errors found"));
        assertThat(Tone.of(checked(0)).css()).isEqualTo("ok");
    }

    @Test
    void whatAPruneFreedIsWhatResticSaysAndNotWhatSnapshotsNeedLess() {
        assertThat(Findings.figures(new Finding.Pruned(false, 1L, 2L, 3L << 20, 1L << 20))).containsExactly(
                new Figure("Freed", "3.0 MiB"), new Figure("Remains", "1.0 MiB"),
                new Figure("Needed by snapshots", "2 B"));
        assertThat(Findings.figures(new Finding.Pruned(false, 1L, 1L)))
                .containsExactly(new Figure("Needed by snapshots", "1 B"));
    }

    @Test
    void anUnlockThatLeftLocksIsAmber() {
        assertThat(Tone.of(unlocked(new Finding.Unlocked(0, 1, "restic on bob holds it."))))
                .isEqualTo(new Tone("warn", "i-warn", "Locks left"));
        assertThat(view(unlocked(new Finding.Unlocked(0, 1, "restic on bob holds it."))).locksLeft())
                .isEqualTo("restic on bob holds it.");
        assertThat(Tone.of(unlocked(new Finding.Unlocked(1, 0))).css()).isEqualTo("ok");
    }

    @Test
    void aForgetBySchedulesSaysWhatBecomesOfTheOthers() {
        var nightly = new ForgetOptions.Policy("N", "nightly", WEEKLY);
        var alone = options(JobKind.forget, new ForgetOptions(null, true, null, null, null, List.of(nightly)));
        var unnamed = options(JobKind.forget, new ForgetOptions(null, true, null, null, null,
                List.of(new ForgetOptions.Policy("N", null, WEEKLY), ForgetOptions.Policy.ofTheRest(WEEKLY))));

        assertThat(alone.all()).contains(new Figure("Snapshots of nightly", "keep daily 7; grouped by host,paths"),
                new Figure("Other snapshots", "left alone"));
        assertThat(alone.own()).isEmpty();
        assertThat(unnamed.all()).extracting(Figure::name).contains("Snapshots of N", "Other snapshots");
        assertThat(unnamed.own()).contains(WEEKLY);
    }

    @Test
    void onlyWhatTakesAwayForGoodDeletes() {
        assertThat(options(JobKind.forget, new ForgetOptions(WEEKLY, true, null)).deletes()).isFalse();
        assertThat(options(JobKind.forget, new ForgetOptions(WEEKLY, null, null)).deletes()).isTrue();
        assertThat(options(JobKind.prune, new PruneOptions(null, null, false)).deletes()).isTrue();
        assertThat(options(JobKind.check, null).deletes()).isFalse();
    }

    @Test
    void whatAJobWasToldIsListed() {
        assertThat(options(JobKind.forget, new ForgetOptions(WEEKLY, true, null)).all()).containsExactly(
                new Figure("Keep daily", "7"), new Figure("Grouped by", "host,paths"), new Figure("Dry run", "yes"),
                new Figure("Time limit", "1 h 0 min"));
    }

    @ParameterizedTest
    @CsvSource({"wrong_password,settings#repository", "unauthorised,settings#repository",
            "certificate,settings#repository", "unreachable,settings#repository", "no_repository,settings#repository",
            "append_only,settings#maintenance", "repository_missing,jobs", "unexplained_snapshots,snapshots"})
    void aCauseHasItsButton(String cause, String address) {
        assertThat(remedy(cause, Role.admin)).hasValueSatisfying(
                button -> assertThat(button.address()).isEqualTo("/hosts/" + ID + "/" + address));
    }

    @ParameterizedTest
    @CsvSource({"disk_full", "permission", "timeout", "interrupted", "expired", "damaged", "unknown", "anything"})
    void whereOnlyAnotherTryHelpsThereIsNoOtherButton(String cause) {
        assertThat(remedy(cause, Role.admin)).isEmpty();
    }

    @Test
    void nobodyIsLedToWhatTheyMayNotChange() {
        assertThat(remedy("wrong_password", Role.operator)).isEmpty();
        assertThat(remedy("repository_missing", Role.operator)).isPresent();
        assertThat(remedy("repository_missing", Role.viewer)).isEmpty();
    }

    @Test
    void aLockIsRemovedOnTheMachineThatSetIt() {
        var view = view(OperationSamples.failed(JobKind.prune, "locked"));
        var other = "01JTCW3V5D3XQ0P1T6C2B6E7F9";

        assertThat(Remedy.of(view, List.of(), Role.operator)).map(Remedy::address).contains("/hosts/" + ID + "/jobs");
        assertThat(unlock(view, Holder.dead, other)).hasValueSatisfying(button -> {
            assertThat(button.address()).isEqualTo("/hosts/" + other + "/jobs");
            assertThat(button.label()).isEqualTo("Unlock on bob.example");
            assertThat(button.kind()).isEqualTo(JobKind.unlock);
        });
        assertThat(unlock(view, Holder.elsewhere, null)).as("a machine that is not ours").isEmpty();
        assertThat(unlock(view, Holder.live, other)).as("it goes by itself").isEmpty();
    }

    @Test
    void aLockOfAJobThatRunsLeadsThere() {
        var view = view(OperationSamples.failed(JobKind.prune, "locked"));
        var lock = new LockView(OperationSamples.lock(Holder.live, "ada.example", "JOB"), ID);

        assertThat(Remedy.of(view, List.of(lock), Role.operator)).map(Remedy::address).contains("/jobs/JOB");
    }

    private static Optional<Remedy> unlock(JobView view, Holder holder, String hostId) {
        return Remedy.of(view, List.of(new LockView(OperationSamples.lock(holder, "bob.example", null), hostId)),
                Role.operator);
    }

    private static Optional<Remedy> remedy(String cause, Role role) {
        return Remedy.of(view(OperationSamples.failed(JobKind.backup, cause)), List.of(), role);
    }

    private static OptionsView options(JobKind kind, io.resticmanager.contracts.job.JobOptions options) {
        return new OptionsView(OperationSamples.ended(kind, options, new Finding.Unlocked(0, 0), 0));
    }

    private static Job checked(long errors) {
        return OperationSamples.ended(JobKind.check, null,
                new Finding.Checked("10%", errors, List.of(), false, false), 0);
    }

    private static Job unlocked(Finding.Unlocked finding) {
        return OperationSamples.ended(JobKind.unlock, null, finding, 0);
    }

    private static JobView view(Job job) {
        return new JobView(job, "ada", NOON);
    }
}
