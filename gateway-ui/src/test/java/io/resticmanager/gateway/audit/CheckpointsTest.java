package io.resticmanager.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the length of the log is signed, and what becomes of the newest signature. */
final class CheckpointsTest {

    @TempDir
    private Path data;
    @AutoClose
    private Gateway gateway;

    @BeforeEach
    void start() {
        gateway = Gateway.aloneIn(data);
        Acts.tell(gateway, 6);
        gateway.get(Checkpoints.class).make();
        Acts.tell(gateway, 4);
    }

    @Test
    void whatWasCutIsStillFoundAfterARestartAndWhenTheLogHasGrownAgain() throws Exception {
        gateway.close();
        new ByHand(data).tamper("DELETE FROM audit_log WHERE n > 5", "DELETE FROM audit_checkpoint WHERE last_n > 5");

        gateway = Gateway.aloneIn(data);
        Acts.tell(gateway, 20);
        gateway.get(Checkpoints.class).make();

        assertThat(verify().ok()).isFalse();
        assertThat(verify().reason()).contains(CheckpointFile.NAME);
    }

    @Test
    void theProofStaysWhenTheWholeDatabaseIsGone() throws Exception {
        gateway.close();
        var proof = Files.readString(data.resolve(CheckpointFile.NAME));
        for (var lost : List.of("gateway.db", "databases")) {
            Files.delete(data.resolve(lost));
        }

        gateway = Gateway.aloneIn(data);

        assertThat(gateway.get(Checkpoints.class).make()).isFalse();
        assertThat(verify().ok()).isFalse();
        gateway.close();
        assertThat(data.resolve(CheckpointFile.NAME)).hasContent(proof);
    }

    @Test
    void aMissingFileIsWrittenDownInTheLogWhenItIsMadeAnew() throws IOException {
        Files.delete(data.resolve(CheckpointFile.NAME));

        gateway.get(Checkpoints.class).make();

        var verdict = verify();
        assertThat(verdict.ok()).as(verdict.reason()).isTrue();
        assertThat(verdict.rows()).isEqualTo(11);
        assertThat(verdict.reason()).contains("had been taken away when row 11 was written");
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

    private Verdict verify() {
        return gateway.get(Verification.class).verify();
    }
}
