package io.resticmanager.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;

import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.platform.sqlite.Ask;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the database itself lets go, and from which schema it comes. */
final class AnchorTableTest {

    private static final String ANCHOR = "INTO audit_anchor SELECT %d, %d, hash, %d, removed_to, at, kept_days, key_id, signature FROM audit_anchor"
            + " WHERE number = 1";

    @TempDir
    private Path data;
    @AutoClose
    private Gateway gateway;
    private ByHand hand;

    @BeforeEach
    void start() {
        gateway = Pruned.start(data);
        hand = new ByHand(data);
        Pruned.tell(gateway);
    }

    @Test
    void itRefusesToLoseWhatNoAnchorNamesAndToChangeOne() {
        refuses("DELETE FROM audit_log WHERE n = 1");
        gateway.get(AuditRetention.class).forget();

        for (var tampering : List.of("DELETE FROM audit_log WHERE n = 7", "UPDATE audit_anchor SET last_n = 8",
                "DELETE FROM audit_anchor", "INSERT " + ANCHOR.formatted(3, 8, 2),
                "INSERT " + ANCHOR.formatted(2, 8, 3),
                "INSERT " + ANCHOR.formatted(2, 5, 1), "INSERT " + ANCHOR.formatted(2, 11, 5),
                "INSERT OR REPLACE " + ANCHOR.formatted(1, 8, 8))) {
            refuses(tampering);
        }
        assertThat(Pruned.rows(gateway)).startsWith("7");
        assertThat(Pruned.column(gateway, "SELECT last_n FROM audit_anchor")).containsExactly("6");
    }

    @Test
    void aMissingTriggerOfAnchorsIsNamed() throws Exception {
        hand.run("DROP TRIGGER audit_anchor_grows");
        assertThat(verify().reason()).contains("its trigger audit_anchor_grows was removed or changed");
    }

    @Test
    void aRowThatWasChangedIsNotRemovedAndNeitherIsAnyBeforeIt() throws Exception {
        hand.tamper("UPDATE audit_log SET actor = 'eve' WHERE n = 3");

        assertThat(gateway.get(AuditRetention.class).forget()).isZero();

        assertThat(Pruned.rows(gateway)).hasSize(10);
        assertThat(Pruned.column(gateway, "SELECT number FROM audit_anchor")).isEmpty();
        assertThat(verify().reason()).contains("Row 3 is not what was written");
    }

    @Test
    void aLogThatCanNotBeSignedKeepsItsRows() throws Exception {
        hand.tamper("DELETE FROM audit_log WHERE n = 10", "DELETE FROM audit_checkpoint WHERE last_n = 10");

        assertThat(gateway.get(AuditRetention.class).forget()).isZero();

        assertThat(Pruned.rows(gateway)).hasSize(9);
    }

    /** As the schema before left it: with rows, and a trigger that lets none go. */
    @Test
    void aDatabaseFromBeforeThereWereAnchorsIsTakenAsItIs() throws Exception {
        gateway.close();
        hand.run("DROP TABLE audit_anchor", "DROP TRIGGER audit_log_kept",
                "CREATE TRIGGER audit_log_kept BEFORE DELETE ON audit_log\n"
                        + "BEGIN SELECT RAISE(ABORT, 'the audit log is only ever added to'); END",
                "DELETE FROM schema_history WHERE version = '9'");

        gateway = Pruned.start(data);

        assertThat(verify().ok()).as(verify().reason()).isTrue();
        assertThat(Pruned.rows(gateway)).hasSize(10);
        gateway.clock().move(Pruned.MONTH.plusHours(12));
        assertThat(gateway.get(AuditRetention.class).forget()).isEqualTo(6);
        assertThat(verify().ok()).as(verify().reason()).isTrue();
    }

    private void refuses(String tampering) {
        assertThatThrownBy(() -> Pruned.transactions(gateway).writeSql(connection -> Ask.change(connection, tampering)))
                .as(tampering).rootCause().hasMessageContaining("only ever added to");
    }

    private Verdict verify() {
        return gateway.get(Verification.class).verify();
    }
}
