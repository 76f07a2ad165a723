package io.resticmanager.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.platform.secret.KeyRotation;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes when the audit log is not kept for ever, and that the rest is as sure as before. */
final class AuditRetentionTest {

    private static final String ANCHORS = "SELECT number || ': ' || removed || ' to ' || last_n || ', ' || kept_days || ' days' FROM audit_anchor"
            + " ORDER BY number";

    @TempDir
    private Path data;
    @AutoClose
    private Gateway gateway;

    @Test
    void whatIsOlderGoesFromTheFrontAndTheLogAndVerifySaySo() {
        gateway = Pruned.start(data);
        var day = gateway.clock().instant().toString().substring(0, 10);
        Pruned.tell(gateway);

        assertThat(forget()).isEqualTo(6);

        assertThat(Pruned.rows(gateway)).containsExactly("7", "8", "9", "10", "11");
        assertThat(Pruned.column(gateway, ANCHORS)).containsExactly("1: 6 to 6, 30 days");
        assertThat(Pruned.column(gateway,
                "SELECT actor || ' ' || action || ' ' || target_kind || ' ' || target_id || ' ' || result || ': ' || details"
                        + " FROM audit_log WHERE n = 11"))
                .singleElement().asString()
                .startsWith("system:gateway audit.prune audit_rows 6 ok: 6 removed, up to row 6, written until " + day)
                .endsWith("; kept 30 days");
        var verdict = good();
        assertThat(verdict).returns(5L, Verdict::rows).returns(6L, Verdict::removedRows).returns(11L,
                Verdict::checkpointRows);
        assertThat(verdict.reason()).isEqualTo("All 5 rows are as they were written, none is missing, and the log was"
                + " not cut short. Rows 1 to 6, written until %s (UTC), were removed by retention (limit 30 days)."
                        .formatted(day));
        assertThat(forget()).as("the others are not older").isZero();
    }

    @Test
    void byDefaultNothingEverGoes() {
        gateway = Gateway.aloneIn(data);
        Pruned.tell(gateway);
        gateway.clock().move(Duration.ofDays(20_000));

        assertThat(forget()).isZero();

        assertThat(Pruned.rows(gateway)).hasSize(10);
        assertThat(good()).returns(null, Verdict::removedRows).returns(null, Verdict::removedTo);
    }

    @Test
    void anEmptyLogLosesNothing() {
        gateway = Pruned.start(data);
        gateway.clock().move(Duration.ofDays(400));

        assertThat(forget()).isZero();

        assertThat(good().reason()).isEqualTo("There is nothing in it yet.");
    }

    /** The next row and the next checkpoint begin there. */
    @Test
    void theNewestRowThatIsSignedStaysHoweverOldItIs() {
        gateway = Pruned.start(data);
        Acts.tell(gateway, 5);
        gateway.clock().move(Duration.ofDays(400));

        assertThat(forget()).isEqualTo(4);
        assertThat(Pruned.rows(gateway)).containsExactly("5", "6");
        assertThat(good().rows()).isEqualTo(2);

        assertThat(forget()).as("a newer one is signed now").isEqualTo(1);
        assertThat(forget()).isZero();
        Acts.tell(gateway, 1);
        assertThat(Pruned.rows(gateway)).containsExactly("6", "7", "8");
        assertThat(good().reason()).contains("Rows 1 to 5, written until");
    }

    @Test
    void interruptedBetweenTwoPartsItIsWholeAndTheNextStartGoesOn() throws Exception {
        gateway = Pruned.start(data);
        Pruned.tell(gateway);

        assertThat(Pruned.inParts(gateway, 4).part(Pruned.MONTH)).isEqualTo(4);
        assertThat(good()).returns(7L, Verdict::rows).returns(4L, Verdict::removedRows);
        gateway.close();
        gateway = Pruned.start(data);
        assertThat(good().removedRows()).isEqualTo(4);
        gateway.clock().move(Pruned.MONTH.plusHours(12));

        assertThat(forget()).isEqualTo(2);

        assertThat(Pruned.column(gateway, ANCHORS)).containsExactly("1: 4 to 4, 30 days", "2: 2 to 6, 30 days");
        assertThat(good().removedRows()).isEqualTo(6);
    }

    @Test
    void aClockThatWasAheadKeepsRowsLongerAndOneThatWentBackRemovesNone() {
        gateway = Pruned.start(data);
        gateway.clock().move(Duration.ofDays(100));
        Acts.tell(gateway, 2);
        gateway.clock().move(Duration.ofDays(-100));
        Acts.tell(gateway, 3);
        gateway.clock().move(Duration.ofDays(31));
        assertThat(forget()).as("rows 3 to 5 are behind two that look younger").isZero();
        gateway.clock().move(Duration.ofDays(100));
        assertThat(forget()).isEqualTo(4);

        gateway.clock().move(Duration.ofDays(-1_000));
        assertThat(forget()).isZero();
        Acts.tell(gateway, 1);
        assertThat(good().rows()).isEqualTo(3);
    }

    @Test
    void aShorterLimitTakesMoreAndALongerOneBringsNothingBack() throws Exception {
        gateway = Pruned.start(data);
        Pruned.tell(gateway);
        var pruning = Pruned.inParts(gateway, 100);

        assertThat(pruning.part(Duration.ofDays(90))).isZero();
        assertThat(pruning.part(Duration.ofDays(31))).as("to the millisecond as old is not older").isZero();
        assertThat(pruning.part(Pruned.MONTH)).isEqualTo(6);
        assertThat(pruning.part(Duration.ofDays(400))).isZero();

        assertThat(good().reason()).endsWith("were removed by retention (limit 30 days).");
    }

    /** As a copy of the state may have it, in which the file is older than the database. */
    @Test
    void aFileOfACheckpointWhoseRowWentIsNoReasonToDoubtTheLog() throws Exception {
        gateway = Pruned.start(data);
        Acts.tell(gateway, 3);
        gateway.get(Checkpoints.class).make();
        var older = Files.readString(data.resolve(CheckpointFile.NAME));
        Pruned.tell(gateway);
        forget();

        Files.writeString(data.resolve(CheckpointFile.NAME), older);

        good();
        assertThat(gateway.get(Checkpoints.class).make()).isTrue();
        good();
    }

    @Test
    void anchorsStandWhenTheKeysWereRotated() {
        gateway = Pruned.start(data);
        Pruned.tell(gateway);
        forget();

        assertThat(gateway.get(KeyRotation.class).run(false).unread()).isEmpty();
        gateway.close();
        gateway = Pruned.start(data);

        assertThat(good().removedRows()).isEqualTo(6);
    }

    @Test
    void theStartRemovesWhatGotOldMeanwhile() {
        gateway = Pruned.start(data);
        gateway.clock().move(Duration.ofDays(-60));
        Acts.tell(gateway, 5);
        gateway.close();

        gateway = Pruned.start(data);

        Awaitility.await().untilAsserted(() -> assertThat(Pruned.rows(gateway)).containsExactly("5", "6"));
    }

    private long forget() {
        return gateway.get(AuditRetention.class).forget();
    }

    private Verdict good() {
        var verdict = gateway.get(Verification.class).verify();
        assertThat(verdict.ok()).as(verdict.reason()).isTrue();
        return verdict;
    }
}
