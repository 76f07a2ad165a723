package io.resticmanager.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever has the database's file, and takes rows from the front of the log as if retention had, is found. */
final class CutFrontTest {

    private static final String FORGED = "INSERT INTO audit_anchor SELECT 3, 8, (SELECT hash FROM audit_log WHERE n = 8), 2, removed_to, at, kept_days,"
            + " %s FROM audit_anchor WHERE number = 2";
    private static final String CUT = "DELETE FROM audit_log WHERE n <= 8";

    @TempDir
    private static Path data;
    @AutoClose
    private static Gateway gateway;
    private static ByHand hand;
    private static String file;

    /** Rows 1 to 6 went with two anchors; 7 to 10 stand, and 11 and 12 tell of it. */
    @BeforeAll
    static void start() throws Exception {
        gateway = Pruned.start(data);
        hand = new ByHand(data);
        Pruned.tell(gateway);
        hand.run("CREATE TABLE front AS SELECT * FROM audit_log WHERE n <= 6");
        var pruning = Pruned.inParts(gateway, 3);
        assertThat(pruning.part(Pruned.MONTH) + pruning.part(Pruned.MONTH)).isEqualTo(6);
        gateway.get(Checkpoints.class).make();
        file = Files.readString(data.resolve(CheckpointFile.NAME));
        for (var table : new String[]{"audit_log", "audit_checkpoint", "audit_anchor"}) {
            hand.run("CREATE TABLE saved_%1$s AS SELECT * FROM %1$s".formatted(table));
        }
    }

    @AfterEach
    void putBack() throws Exception {
        for (var table : new String[]{"audit_log", "audit_checkpoint", "audit_anchor"}) {
            hand.tamper("DELETE FROM " + table, "INSERT INTO %1$s SELECT * FROM saved_%1$s".formatted(table));
        }
        Files.writeString(data.resolve(CheckpointFile.NAME), file);
    }

    @Test
    void untouchedItIsWhole() {
        var verdict = gateway.get(Verification.class).verify();

        assertThat(verdict.ok()).as(verdict.reason()).isTrue();
        assertThat(verdict).returns(6L, Verdict::rows).returns(6L, Verdict::removedRows);
    }

    @Test
    void aCutFrontIsNamed() throws Exception {
        hand.tamper(CUT);

        assertBroken(7L, "Row 7 is missing: the log begins with row 9, and anchor 2 says that retention removed the"
                + " rows up to 6: rows were removed by somebody else, or an anchor was.");
    }

    @Test
    void aStretchedAnchorIsNamed() throws Exception {
        hand.tamper("UPDATE audit_anchor SET last_n = 8, removed = 5, hash = (SELECT hash FROM audit_log WHERE n = 8)"
                + " WHERE number = 2", CUT);

        assertBroken(null, "Anchor 2 is not what was signed");
    }

    @Test
    void aShorterLimitOrAnotherDayIsNamed() throws Exception {
        hand.tamper("UPDATE audit_anchor SET kept_days = 90 WHERE number = 1");
        assertBroken(null, "Anchor 1 is not what was signed");

        putBack();
        hand.tamper("UPDATE audit_anchor SET removed_to = 0 WHERE number = 2");
        assertBroken(null, "Anchor 2 is not what was signed");
    }

    /** As the triggers let it. */
    @Test
    void anAnchorAddedWithTheTriggersStandingIsNamedAndNothingIsSignedOrRemovedAfterIt() throws Exception {
        hand.run(FORGED.formatted("key_id, signature"), CUT);
        assertBroken(null, "Anchor 3 is not what was signed");

        assertThat(gateway.get(Checkpoints.class).make()).isFalse();
        assertThatExceptionOfType(Broken.class).isThrownBy(() -> Pruned.inParts(gateway, 3).part(Pruned.MONTH))
                .withMessageContaining("Anchor 3 is not what was signed");
    }

    @Test
    void anAnchorSignedWithAnotherKeyIsNamed(@TempDir Path elsewhere) throws Exception {
        try (var other = Gateway.aloneIn(elsewhere)) {
            var signed = other.get(CheckpointKey.class).sign(third());
            hand.run(FORGED.formatted("'%s', '%s'".formatted(signed.keyId(), signed.signature())), CUT);
        }

        assertBroken(null, "Anchor 3 is not what was signed");
    }

    /** One that we signed, in a state that was given up: the log that stands does not tell of it. */
    @Test
    void anAnchorOfAnotherStateIsNamed() throws Exception {
        var signed = gateway.get(CheckpointKey.class).sign(third());
        hand.run("INSERT INTO audit_anchor VALUES (3, 8, '%s', 2, %d, %d, 30, '%s', '%s')".formatted(signed.hash(),
                signed.removedTo().toEpochMilli(), signed.at().toEpochMilli(), signed.keyId(), signed.signature()),
                CUT);

        assertBroken(null,
                "Anchor 3 says that retention removed the rows up to 8, but the log itself tells of a removal up to row 6");
    }

    @Test
    void missingAnchorsAreNamed() throws Exception {
        hand.tamper("DELETE FROM audit_anchor WHERE number = 2");
        assertBroken(4L, "Row 4 is missing: the log begins with row 7, and anchor 1 says");

        putBack();
        hand.tamper("DELETE FROM audit_anchor WHERE number = 1");
        assertBroken(null, "Anchor 1 is missing");

        putBack();
        hand.tamper("DELETE FROM audit_anchor");
        assertBroken(1L, "Row 1 is missing: the log begins with row 7, and no anchor says that retention removed any");
    }

    @Test
    void rowsThatWerePutBackAreNamed() throws Exception {
        hand.tamper("INSERT INTO audit_log SELECT * FROM front WHERE n = 6");
        assertBroken(6L, "Row 6 stands, though anchor 2 says that it was removed by retention: it was put back.");

        putBack();
        hand.tamper("INSERT INTO audit_log SELECT * FROM front", "DELETE FROM audit_anchor");
        assertBroken(null,
                "No anchor says that retention removed any, but the log itself tells of a removal up to row 6");

        putBack();
        hand.tamper("INSERT INTO audit_log SELECT * FROM front WHERE n > 3",
                "DELETE FROM audit_anchor WHERE number = 2");
        assertBroken(null,
                "Anchor 1 says that retention removed the rows up to 3, but the log itself tells of a removal up to row 6");
    }

    @Test
    void aFirstRowThatIsChainedToSomethingElseIsNamed() throws Exception {
        hand.tamper("UPDATE audit_log SET previous = '%s' WHERE n = 7".formatted(RowHash.NONE));

        assertBroken(7L, "Row 7 is not chained to row 6, which anchor 2 says was the last that retention removed.");
    }

    @Test
    void checkpointsFromBeforeTheAnchorAreStillLookedAt() throws Exception {
        hand.tamper("UPDATE audit_checkpoint SET hash = '%s', last_n = 2 WHERE number = 1".formatted("1".repeat(64)));
        assertBroken(null, "Checkpoint 1 is not what was signed");

        putBack();
        hand.tamper("DELETE FROM audit_checkpoint WHERE number = 1");
        assertBroken(null, "Checkpoint 1 is missing");
    }

    private static Anchor third() throws Exception {
        var now = Instant.ofEpochMilli(gateway.clock().instant().toEpochMilli());
        return new Anchor(3, 8, hand.text("SELECT hash FROM audit_log WHERE n = 8"), 2, now, now, 30, "", "");
    }

    private static void assertBroken(Long row, String words) {
        var verdict = gateway.get(Verification.class).verify();
        assertThat(verdict.ok()).isFalse();
        assertThat(verdict.reason()).contains(words);
        assertThat(verdict.firstBad()).isEqualTo(row);
    }
}
