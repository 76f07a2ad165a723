package io.resticmanager.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;

import io.micronaut.inject.qualifiers.Qualifiers;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever leaves every row as it was written, and has it lost or not shown all the same, is found. */
final class QuietTamperingTest {

    @TempDir
    private Path data;
    @AutoClose
    private Gateway gateway;
    private ByHand hand;

    @BeforeEach
    void start() {
        gateway = Gateway.aloneIn(data);
        Acts.tell(gateway, 6);
        gateway.get(Checkpoints.class).make();
        hand = new ByHand(data);
    }

    /** It swallows rows without a word. */
    @Test
    void aTriggerThatWasAddedIsNamedAndWhatItKeepsOutIsNotDone() throws Exception {
        hand.run(
                "CREATE TRIGGER quiet BEFORE INSERT ON audit_log WHEN NEW.actor = 'mallory' BEGIN SELECT RAISE(IGNORE); END");
        try {
            assertBroken("somebody added the trigger quiet");
            assertThatIllegalStateException().isThrownBy(() -> gateway.get(AuditLog.class).record(
                    new Actor(null, "mallory", Role.admin, null), "user.create", new AuditLog.Target("user", "x"), "",
                    AuditLog.Result.ok)).withMessageContaining("did not take row 7");
        } finally {
            hand.run("DROP TRIGGER quiet");
        }
        assertThat(verify().ok()).isTrue();
    }

    /** Lists go by it, and the schema says that it is the one that it was. */
    @Test
    void anIndexThatHoldsLessThanTheTableIsNamed() throws Exception {
        var stood = hand.text("SELECT sql FROM sqlite_master WHERE name = 'audit_by_time'");
        hand.run("DROP INDEX audit_by_time", stood + " WHERE n <> 3", "PRAGMA writable_schema = ON",
                "UPDATE sqlite_master SET sql = '%s' WHERE name = 'audit_by_time'".formatted(stood));
        try {
            assertBroken("lists may not show all of them");
        } finally {
            hand.run("DROP INDEX audit_by_time", stood);
        }
        assertThat(verify().ok()).isTrue();
    }

    /** As the database's own checkpoint tells how that file was. */
    @Test
    void anOlderFileThatIsPutBackWithTheRowsOfThenIsNamedByTheProcessThatSignedMore() throws Exception {
        var first = gateway.context().getBean(Transactions.class, Qualifiers.byName("gateway"))
                .<Checkpoint>readSql(connection -> Ask.first(connection, Checkpoint::read,
                        "SELECT * FROM audit_checkpoint WHERE number = 1").orElseThrow());
        hand.tamper("DELETE FROM audit_log", "DELETE FROM audit_checkpoint WHERE number > 1");
        Files.write(data.resolve(CheckpointFile.NAME), Json.bytes(first));

        assertBroken("Checkpoint 2 of 6 rows is missing", "put back");
        gateway.get(Checkpoints.class).make();
        assertThat(hand.text("SELECT count(*) FROM audit_checkpoint")).isEqualTo("1");
    }

    private void assertBroken(String... words) {
        var verdict = verify();
        assertThat(verdict.ok()).isFalse();
        assertThat(verdict.reason()).contains(words);
    }

    private Verdict verify() {
        return gateway.get(Verification.class).verify();
    }
}
