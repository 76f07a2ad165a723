package io.resticmanager.hub.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.hub.maintenance.LendingRules.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LendingRulesTest {

    private static final MaintenanceRow AT_HOME = row(false, null);
    private static final MaintenanceRow AT_BOB = row(true, "bob");
    private static final MaintenanceRow NOWHERE = row(true, null);

    private static MaintenanceRow row(boolean elsewhere, String maintenanceHost) {
        return new MaintenanceRow("m", "ada", null, "keeper", "sealed", null, elsewhere, maintenanceHost,
                Instant.EPOCH);
    }

    @ParameterizedTest
    @EnumSource(JobKind.class)
    void withoutOneStoredEveryKindGoesPlain(JobKind kind) {
        assertThat(LendingRules.judge("ada", "ada", kind, Optional.empty())).isEqualTo(new Verdict.Plain());
    }

    @ParameterizedTest
    @EnumSource(JobKind.class)
    void theHostItselfGetsItForWhatDeletesAndForNothingElse(JobKind kind) {
        var deletes = List.of(JobKind.forget, JobKind.prune, JobKind.unlock).contains(kind);

        assertThat(LendingRules.judge("ada", "ada", kind, Optional.of(AT_HOME)))
                .isEqualTo(deletes ? new Verdict.Lent(AT_HOME) : new Verdict.Plain());
    }

    @Test
    void withAMaintenanceHostTheHostItselfNeverGetsIt() {
        for (var kind : JobKind.values()) {
            for (var row : List.of(AT_BOB, NOWHERE)) {
                assertThat(LendingRules.judge("ada", "ada", kind, Optional.of(row))).as(kind.name())
                        .isNotInstanceOf(Verdict.Lent.class);
            }
        }
        assertThat(LendingRules.judge("ada", "ada", JobKind.prune, Optional.of(AT_BOB)))
                .isEqualTo(new Verdict.Refused("Only its maintenance host may prune this repository."));
        assertThat(LendingRules.judge("ada", "ada", JobKind.check, Optional.of(AT_BOB))).isEqualTo(new Verdict.Plain());
    }

    @Test
    void aRemovedMaintenanceHostHandsItToNobody() {
        assertThat(LendingRules.judge("ada", "ada", JobKind.forget, Optional.of(NOWHERE)))
                .isInstanceOfSatisfying(Verdict.Refused.class, no -> assertThat(no.why()).contains("was removed"));
        assertThat(LendingRules.judge("bob", "ada", JobKind.forget, Optional.of(NOWHERE)))
                .isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void theMaintenanceHostGetsItForMaintenanceAlone() {
        var lent = Arrays.stream(JobKind.values())
                .filter(kind -> LendingRules.judge("bob", "ada", kind, Optional.of(AT_BOB)) instanceof Verdict.Lent);

        assertThat(lent).containsExactlyInAnyOrder(JobKind.forget, JobKind.prune, JobKind.check, JobKind.unlock);
        assertThat(LendingRules.judge("bob", "ada", JobKind.backup, Optional.of(AT_BOB)))
                .isEqualTo(new Verdict.Refused("A backup runs only on the repository's own host."));
    }

    @Test
    void whoRestoresAnothersSnapshotGetsTheEverydayOne() {
        for (var stored : List.of(Optional.<MaintenanceRow>empty(), Optional.of(AT_HOME), Optional.of(AT_BOB))) {
            assertThat(LendingRules.judge("bob", "ada", JobKind.restore, stored)).isEqualTo(new Verdict.Everyday());
            assertThat(LendingRules.judge("ada", "ada", JobKind.restore, stored)).isEqualTo(new Verdict.Plain());
        }
    }

    @Test
    void noOtherHostGetsIt() {
        for (var stored : List.of(Optional.<MaintenanceRow>empty(), Optional.of(AT_HOME), Optional.of(AT_BOB))) {
            assertThat(LendingRules.judge("eve", "ada", JobKind.prune, stored))
                    .isEqualTo(new Verdict.Refused("That host is not the maintenance host of this repository."));
        }
    }
}
