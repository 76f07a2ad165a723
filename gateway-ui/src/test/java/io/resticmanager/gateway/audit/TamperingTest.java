package io.resticmanager.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever changes the file by hand, past the triggers, is found. */
final class TamperingTest {

    private static final String COLUMNS = "event_id, occurred_at, recorded_at, actor, actor_id, via, address, action, target_kind, target_id, host_id,"
            + " details, result, encoding";

    @TempDir
    private static Path data;
    @AutoClose
    private static Gateway gateway;
    private static ByHand hand;
    private static String file;
    private static String permissions;

    @BeforeAll
    static void start() throws Exception {
        gateway = Gateway.aloneIn(data);
        Acts.tell(gateway, 6);
        gateway.get(Checkpoints.class).make();
        Acts.tell(gateway, 4);
        file = Files.readString(data.resolve(CheckpointFile.NAME));
        permissions = PosixFilePermissions
                .toString(Files.getPosixFilePermissions(data.resolve(CheckpointFile.NAME)));
        hand = new ByHand(data);
        hand.tamper("CREATE TABLE saved_log AS SELECT * FROM audit_log",
                "CREATE TABLE saved_checkpoint AS SELECT * FROM audit_checkpoint");
    }

    @AfterEach
    void putBack() throws Exception {
        hand.tamper("DELETE FROM audit_log", "INSERT INTO audit_log SELECT * FROM saved_log",
                "DELETE FROM audit_checkpoint", "INSERT INTO audit_checkpoint SELECT * FROM saved_checkpoint");
        Files.writeString(data.resolve(CheckpointFile.NAME), file);
    }

    @Test
    void untouchedItIsWhole() {
        var verdict = verify();

        assertThat(verdict.ok()).as(verdict.reason()).isTrue();
        assertThat(verdict).returns(10L, Verdict::rows).returns(null, Verdict::firstBad).returns(6L,
                Verdict::checkpointRows);
    }

    @Test
    void aChangedRowIsNamed() throws Exception {
        hand.tamper("UPDATE audit_log SET actor = 'eve' WHERE n = 4");

        assertBroken(4L, "Row 4 is not what was written");
    }

    @Test
    void aRowRemovedFromTheMiddleIsNamed() throws Exception {
        hand.tamper("DELETE FROM audit_log WHERE n = 3");

        assertBroken(3L, "Row 3 is missing");
    }

    @Test
    void aRowRemovedWithTheOthersMovedUpIsNamed() throws Exception {
        hand.tamper("DELETE FROM audit_log WHERE n = 3", "UPDATE audit_log SET n = n - 1 WHERE n > 3");

        assertBroken(3L, "Row 3 does not follow the row before it");
    }

    @Test
    void twoSwappedRowsAreNamed() throws Exception {
        hand.tamper("UPDATE audit_log SET n = -1 WHERE n = 2", "UPDATE audit_log SET n = 2 WHERE n = 5",
                "UPDATE audit_log SET n = 5 WHERE n = -1");

        assertBroken(2L, "Row 2 does not follow the row before it");
    }

    @Test
    void anInsertedRowIsNamed() throws Exception {
        hand.tamper("UPDATE audit_log SET n = n + 1000 WHERE n >= 8", "UPDATE audit_log SET n = n - 999 WHERE n > 1000",
                "INSERT INTO audit_log SELECT 8, 'forged', %s, previous, hash FROM audit_log WHERE n = 7"
                        .formatted(COLUMNS.substring("event_id, ".length())));

        assertBroken(8L, "Row 8 does not follow the row before it");
    }

    @Test
    void anAddedRowAtTheEndThatIsNotChainedIsNamed() throws Exception {
        hand.tamper("INSERT INTO audit_log SELECT 11, 'forged', %s, hash, hash FROM audit_log WHERE n = 10"
                .formatted(COLUMNS.substring("event_id, ".length())));

        assertBroken(11L, "Row 11 is not what was written");
    }

    @Test
    void whatNeverCouldBeWrittenIsNamed() throws Exception {
        hand.tamper("UPDATE audit_log SET encoding = 2, result = 'fine' WHERE n = 9");

        assertBroken(9L, "Row 9 is not what was written");
    }

    @Test
    void aCutTailIsNamedByTheCheckpoint() throws Exception {
        hand.tamper("DELETE FROM audit_log WHERE n > 5");

        assertBroken(6L, "The log was cut short after row 5: Checkpoint 2", "that it had 6 rows");
    }

    @Test
    void aCutTailWithItsCheckpointsIsNamedByTheFile() throws Exception {
        hand.tamper("DELETE FROM audit_log WHERE n > 5", "DELETE FROM audit_checkpoint WHERE last_n > 5");

        assertBroken(6L, "The log was cut short after row 5: The file audit-checkpoint.json", "that it had 6 rows");
    }

    @Test
    void anEmptiedLogIsNamed() throws Exception {
        hand.tamper("DELETE FROM audit_log", "DELETE FROM audit_checkpoint");

        assertBroken(1L, "The log was cut short after row 0");
    }

    @Test
    void cutOffCheckpointsAreNamedThoughAllRowsStand() throws Exception {
        hand.tamper("DELETE FROM audit_checkpoint WHERE number = 2");

        assertBroken(null, "Checkpoint 2 is missing");
    }

    @Test
    void aRemovedAndAChangedCheckpointAreNamed() throws Exception {
        hand.tamper("UPDATE audit_checkpoint SET last_n = 5 WHERE number = 2");
        assertBroken(null, "Checkpoint 2 is not what was signed");

        hand.tamper("DELETE FROM audit_checkpoint WHERE number = 1");
        assertBroken(null, "Checkpoint 1 is missing");
    }

    @Test
    void aChainWrittenAnewWithoutTheKeyIsNamedAtItsFirstRow() throws Exception {
        hand.tamper("UPDATE audit_log SET actor = 'eve' WHERE n = 4");
        hand.rehash(10);

        assertBroken(1L, "Row 1 is not what was written");
    }

    /** All that lies in the open is made to fit: rows, hashes, checkpoints, and the file. */
    @Test
    void aLogWrittenAnewWithoutCheckpointsAndFileIsNamedAndNeverSigned() throws Exception {
        hand.tamper("DELETE FROM audit_log WHERE n > 7", "UPDATE audit_log SET actor = 'eve' WHERE n = 4",
                "DELETE FROM audit_checkpoint");
        hand.rehash(7);
        Files.delete(data.resolve(CheckpointFile.NAME));
        assertBroken(1L, "Row 1 is not what was written");

        gateway.get(Checkpoints.class).make();

        assertNothingSigned(0);
        assertBroken(1L, "Row 1 is not what was written");
    }

    /** Rows that we wrote are left, and nothing that says how many there were. */
    @Test
    void aCutLogWithoutCheckpointsAndFileIsNamedAndNeverSigned() throws Exception {
        hand.tamper("DELETE FROM audit_log WHERE n > 4", "DELETE FROM audit_checkpoint");
        Files.delete(data.resolve(CheckpointFile.NAME));
        assertBroken(null, "There is no checkpoint and no file audit-checkpoint.json");

        gateway.get(Checkpoints.class).make();

        assertNothingSigned(0);
        assertBroken(null, "There is no checkpoint and no file audit-checkpoint.json");
    }

    /** As the triggers let it: at the end, with the hash of the row before and one made without the key. */
    @Test
    void aRowAddedAtTheEndWithTheTriggersStandingIsNamedAndNeverSigned() throws Exception {
        hand.run("INSERT INTO audit_log SELECT 11, 'forged', %s, hash, '%s' FROM audit_log WHERE n = 10"
                .formatted(COLUMNS.substring("event_id, ".length()), forgedHash()));
        assertBroken(11L, "Row 11 is not what was written");

        gateway.get(Checkpoints.class).make();
        Acts.tell(gateway, 1);
        gateway.get(Checkpoints.class).make();

        assertNothingSigned(2);
        assertBroken(11L, "Row 11 is not what was written");
    }

    @Test
    void aMissingAndAnEmptiedTriggerAreNamed() throws Exception {
        var stood = trigger("audit_log_kept");
        hand.run("DROP TRIGGER audit_log_kept");
        assertBroken(null, "trigger audit_log_kept was removed or changed");

        hand.run("CREATE TRIGGER audit_log_kept BEFORE DELETE ON audit_log WHEN 0 BEGIN SELECT 1; END");
        assertBroken(null, "trigger audit_log_kept was removed or changed");

        hand.run("DROP TRIGGER audit_log_kept", stood);
        assertThat(verify().ok()).isTrue();
    }

    @Test
    void aFileThatIsGoneChangedOrOfAnotherLogIsNamed() throws Exception {
        var file = data.resolve(CheckpointFile.NAME);
        assertThat(permissions).isEqualTo("rw-------");
        var signed = Files.readString(file);

        Files.writeString(file, signed.replace("\"last_n\":6", "\"last_n\":5"));
        assertBroken(null, "is not what was signed");
        Files.writeString(file, "{");
        assertBroken(null, "can not be read");
        Files.delete(file);
        assertBroken(null, "is missing");
        Files.writeString(file, signed);
        assertThat(verify().ok()).isTrue();
    }

    private void assertBroken(Long row, String... words) {
        var verdict = verify();
        assertThat(verdict.ok()).isFalse();
        assertThat(verdict.firstBad()).as(verdict.reason()).isEqualTo(row);
        assertThat(verdict.reason()).contains(words);
    }

    private static void assertNothingSigned(int checkpoints) throws Exception {
        assertThat(hand.text("SELECT count(*) FROM audit_checkpoint")).isEqualTo(String.valueOf(checkpoints));
    }

    private static String forgedHash() throws Exception {
        return RowHash.of(ByHand.GUESSED, hand.text("SELECT hash FROM audit_log WHERE n = 10"), 11,
                hand.row(10).act());
    }

    private static String trigger(String name) throws Exception {
        return hand.text("SELECT sql FROM sqlite_master WHERE name = '%s'".formatted(name));
    }

    private Verdict verify() {
        return gateway.get(Verification.class).verify();
    }
}
