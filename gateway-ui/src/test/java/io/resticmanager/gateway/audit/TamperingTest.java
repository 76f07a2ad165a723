package io.resticmanager.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.audit.AuditLog.Result;
import io.resticmanager.gateway.audit.AuditLog.Target;
import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever changes the file by hand, past the triggers, is found. */
final class TamperingTest {

    private static final Actor ADA = new Actor("01ARZ3NDEKTSV4RRFFQ69G5FAV", "ada", Role.admin, "10.20.1.5");
    private static final String COLUMNS = "event_id, occurred_at, recorded_at, actor, actor_id, address, action, target_kind, target_id, host_id,"
            + " details, result, encoding";

    @TempDir
    private Path data;
    @AutoClose
    private Gateway gateway;

    @BeforeEach
    void start() {
        gateway = Gateway.aloneIn(data);
        acts(6);
        gateway.get(Checkpoints.class).make();
        acts(4);
    }

    @Test
    void untouchedItIsWhole() {
        var verdict = verify();

        assertThat(verdict.ok()).as(verdict.reason()).isTrue();
        assertThat(verdict.rows()).isEqualTo(10);
        assertThat(verdict.firstBad()).isNull();
        assertThat(verdict.checkpointRows()).isEqualTo(6);
    }

    @Test
    void aChangedRowIsNamed() throws Exception {
        tamper("UPDATE audit_log SET actor = 'eve' WHERE n = 4");

        assertBroken(4L, "Row 4 is not what was written");
    }

    @Test
    void aRowRemovedFromTheMiddleIsNamed() throws Exception {
        tamper("DELETE FROM audit_log WHERE n = 3");

        assertBroken(3L, "Row 3 is missing");
    }

    @Test
    void aRowRemovedWithTheOthersMovedUpIsNamed() throws Exception {
        tamper("DELETE FROM audit_log WHERE n = 3", "UPDATE audit_log SET n = n - 1 WHERE n > 3");

        assertBroken(3L, "Row 3 does not follow the row before it");
    }

    @Test
    void twoSwappedRowsAreNamed() throws Exception {
        tamper("UPDATE audit_log SET n = -1 WHERE n = 2", "UPDATE audit_log SET n = 2 WHERE n = 5",
                "UPDATE audit_log SET n = 5 WHERE n = -1");

        assertBroken(2L, "Row 2 does not follow the row before it");
    }

    @Test
    void anInsertedRowIsNamed() throws Exception {
        tamper("UPDATE audit_log SET n = n + 1000 WHERE n >= 8", "UPDATE audit_log SET n = n - 999 WHERE n > 1000",
                "INSERT INTO audit_log SELECT 8, 'forged', %s, previous, hash FROM audit_log WHERE n = 7"
                        .formatted(COLUMNS.substring("event_id, ".length())));

        assertBroken(8L, "Row 8 does not follow the row before it");
    }

    @Test
    void anAddedRowAtTheEndThatIsNotChainedIsNamed() throws Exception {
        tamper("INSERT INTO audit_log SELECT 11, 'forged', %s, hash, hash FROM audit_log WHERE n = 10"
                .formatted(COLUMNS.substring("event_id, ".length())));

        assertBroken(11L, "Row 11 is not what was written");
    }

    @Test
    void whatNeverCouldBeWrittenIsNamed() throws Exception {
        tamper("UPDATE audit_log SET encoding = 2, result = 'fine' WHERE n = 9");

        assertBroken(9L, "Row 9 is not what was written");
    }

    @Test
    void aCutTailIsNamedByTheCheckpoint() throws Exception {
        tamper("DELETE FROM audit_log WHERE n > 5");

        assertBroken(6L, "The log was cut short after row 5: Checkpoint 2", "that it had 6 rows");
    }

    @Test
    void aCutTailWithItsCheckpointsIsNamedByTheFile() throws Exception {
        tamper("DELETE FROM audit_log WHERE n > 5", "DELETE FROM audit_checkpoint WHERE last_n > 5");

        assertBroken(6L, "The log was cut short after row 5: The file audit-checkpoint.json", "that it had 6 rows");
    }

    @Test
    void anEmptiedLogIsNamed() throws Exception {
        tamper("DELETE FROM audit_log", "DELETE FROM audit_checkpoint");

        assertBroken(1L, "The log was cut short after row 0");
    }

    @Test
    void cutOffCheckpointsAreNamedThoughAllRowsStand() throws Exception {
        tamper("DELETE FROM audit_checkpoint WHERE number = 2");

        assertBroken(null, "Checkpoint 2 is missing");
    }

    @Test
    void aRemovedAndAChangedCheckpointAreNamed() throws Exception {
        tamper("UPDATE audit_checkpoint SET last_n = 5 WHERE number = 2");
        assertBroken(null, "Checkpoint 2 is not what was signed");

        tamper("DELETE FROM audit_checkpoint WHERE number = 1");
        assertBroken(null, "Checkpoint 1 is missing");
    }

    /** Hashes are no secret: who can write the file can make a chain of their own. The checkpoints they can not sign. */
    @Test
    void aChainWrittenAnewWithRightHashesIsNamedByTheCheckpoint() throws Exception {
        tamper("UPDATE audit_log SET actor = 'eve' WHERE n = 4");
        rehash();

        assertBroken(6L, "Row 6 is not the one that checkpoint 2 was signed for");
    }

    @Test
    void aFileThatIsGoneChangedOrOfAnotherLogIsNamed() throws Exception {
        var file = data.resolve(CheckpointFile.NAME);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
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

    @Test
    void whatWasCutIsStillFoundAfterARestartAndWhenTheLogHasGrownAgain() throws Exception {
        gateway.close();
        tamper("DELETE FROM audit_log WHERE n > 5", "DELETE FROM audit_checkpoint WHERE last_n > 5");

        gateway = Gateway.aloneIn(data);
        acts(20);
        gateway.get(Checkpoints.class).make();

        assertThat(verify().ok()).isFalse();
        assertThat(verify().reason()).contains(CheckpointFile.NAME);
    }

    @Test
    void aMissingFileIsWrittenDownInTheLogWhenItIsMadeAnew() throws IOException {
        Files.delete(data.resolve(CheckpointFile.NAME));

        gateway.get(Checkpoints.class).make();

        var verdict = verify();
        assertThat(verdict.ok()).as(verdict.reason()).isTrue();
        assertThat(verdict.rows()).isEqualTo(11);
    }

    @Test
    void aCheckpointIsDueAfterAWhileWithRowsAfterManyAtOnceAndEveryHour() {
        var now = Instant.parse("2026-11-21T12:00:00Z");

        assertThat(Checkpoints.due(now.minus(Duration.ofMinutes(4)), now, 999)).isFalse();
        assertThat(Checkpoints.due(now.minus(Duration.ofMinutes(4)), now, 1000)).isTrue();
        assertThat(Checkpoints.due(now.minus(Duration.ofMinutes(5)), now, 1)).isTrue();
        assertThat(Checkpoints.due(now.minus(Duration.ofMinutes(59)), now, 0)).isFalse();
        assertThat(Checkpoints.due(now.minus(Duration.ofMinutes(60)), now, 0)).isTrue();
        assertThat(Checkpoints.due(now.plus(Duration.ofHours(2)), now, 0)).isTrue();
    }

    @Test
    void aStopAndAStartSignWhatWasAddedBefore() {
        gateway.close();

        gateway = Gateway.aloneIn(data);

        var verdict = verify();
        assertThat(verdict.ok()).as(verdict.reason()).isTrue();
        assertThat(verdict.checkpointRows()).isEqualTo(10);
        assertThat(verdict.checkpoints()).isEqualTo(4);
    }

    @Test
    void theKeyIsNotInTheDatabaseInClear() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("gateway.db"));
                var select = connection.createStatement();
                var rows = select.executeQuery("SELECT sealed FROM signing_key WHERE purpose = 'audit'")) {
            assertThat(rows.next()).isTrue();
            // The first bytes of an Ed25519 key pair as it is written in clear.
            assertThat(rows.getString(1)).isNotBlank().doesNotStartWith("MC4CAQAwBQYDK2Vw");
        }
    }

    private void assertBroken(Long row, String... words) {
        var verdict = verify();
        assertThat(verdict.ok()).isFalse();
        assertThat(verdict.firstBad()).as(verdict.reason()).isEqualTo(row);
        assertThat(verdict.reason()).contains(words);
    }

    private Verdict verify() {
        return gateway.get(Verification.class).verify();
    }

    private void acts(int many) {
        for (var i = 0; i < many; i++) {
            gateway.get(AuditLog.class).record(ADA, "user.create", new Target("user", "u" + i), "as viewer",
                    Result.ok);
        }
    }

    // As somebody with the file and no key would: first past the triggers.
    private void tamper(String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("gateway.db"));
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute("PRAGMA ignore_check_constraints = ON");
            for (var table : new String[]{"audit_log", "audit_checkpoint"}) {
                for (var trigger : new String[]{"at_the_end", "unchanged", "kept"}) {
                    statement.execute("DROP TRIGGER IF EXISTS %s_%s".formatted(table, trigger));
                }
            }
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void rehash() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("gateway.db"));
                var statement = connection.createStatement();
                var update = connection.prepareStatement("UPDATE audit_log SET previous = ?, hash = ? WHERE n = ?")) {
            statement.execute("PRAGMA busy_timeout = 5000");
            var previous = RowHash.NONE;
            for (var n = 1; n <= 10; n++) {
                try (var rows = statement.executeQuery("SELECT * FROM audit_log WHERE n = " + n)) {
                    var hash = RowHash.of(previous, n, AuditRows.read(rows).act());
                    update.setString(1, previous);
                    update.setString(2, hash);
                    update.setInt(3, n);
                    update.executeUpdate();
                    previous = hash;
                }
            }
        }
    }
}
