package io.resticmanager.gateway.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs how long the log is: 5 minutes after the last time when rows were added since, at once when they are 1,000, every hour anyway, at the start
 * and at the end. Looks every minute. Each is a row, and the newest is in {@link CheckpointFile}.
 */
@Singleton
final class Checkpoints {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final Duration WITH_ROWS = Duration.ofMinutes(5);
    private static final Duration ANYWAY = Duration.ofHours(1);
    private static final long MANY = 1_000;
    private static final String INSERT = """
            INSERT INTO audit_checkpoint (number, last_n, hash, at, key_id, signature) VALUES (?, ?, ?, ?, ?, ?)""";

    private final Transactions transactions;
    private final CheckpointKey key;
    private final CheckpointFile file;
    private final AuditLog log;
    private final Clock clock;

    Checkpoints(@Named("gateway") Transactions transactions, CheckpointKey key, CheckpointFile file, AuditLog log,
            Clock clock) {
        this.transactions = transactions;
        this.key = key;
        this.file = file;
        this.log = log;
        this.clock = clock;
    }

    @EventListener
    void start(StartupEvent event) {
        make();
    }

    @EventListener
    void stop(ShutdownEvent event) {
        try {
            make();
        } catch (RuntimeException e) {
            // The next start makes it.
            LOG.warn("no checkpoint was made at the stop", e);
        }
    }

    @Scheduled(initialDelay = "1m", fixedDelay = "1m")
    void round() {
        if (due()) {
            make();
        }
    }

    boolean due() {
        return transactions.<Boolean>readSql(connection -> {
            var last = newest(connection);
            var end = Chain.end(connection).n();
            return last.isEmpty() || due(last.get().at(), clock.instant(), end - last.get().lastN());
        });
    }

    /** A clock that was set back is no reason to wait. */
    static boolean due(Instant last, Instant now, long rowsSince) {
        var age = Duration.between(last, now).abs();
        return rowsSince >= MANY || rowsSince > 0 && age.compareTo(WITH_ROWS) >= 0 || age.compareTo(ANYWAY) >= 0;
    }

    /** The file is left as it is where the log is not what it says: it is the proof. */
    synchronized void make() {
        var kept = file.read();
        var before = transactions.<Optional<Checkpoint>>readSql(Checkpoints::newest);
        if (kept instanceof CheckpointFile.Content.Missing && before.isPresent()) {
            missed(before.get());
        }
        if (!agrees(kept)) {
            LOG.error("the audit log is not what {} says; press Verify on the audit page, and see docs/operations.md",
                    CheckpointFile.NAME);
        }
        var made = transactions.<Checkpoint>writeSql(this::insert);
        if (agrees(kept)) {
            file.write(made);
        }
    }

    // What is in the file now is what a later look finds wrong, or is gone for
    // good: the log itself says so.
    private void missed(Checkpoint newest) {
        LOG.error("the file {} is gone, though checkpoint {} was made", CheckpointFile.NAME, newest.number());
        log.record(Actor.system("gateway"), "audit.file_missing",
                new AuditLog.Target("file", CheckpointFile.NAME),
                "The newest checkpoint in the database is %d, of row %d.".formatted(newest.number(), newest.lastN()),
                AuditLog.Result.failed);
    }

    private boolean agrees(CheckpointFile.Content kept) {
        return switch (kept) {
            case CheckpointFile.Content.Missing _ -> true;
            case CheckpointFile.Content.Unreadable _ -> false;
            case CheckpointFile.Content.Found(var checkpoint) -> key.signed(checkpoint)
                    && transactions.<Boolean>readSql(connection -> stands(connection, checkpoint));
        };
    }

    private static boolean stands(Connection connection, Checkpoint checkpoint) throws SQLException {
        var same = Ask.first(connection, Checkpoint::read, "SELECT * FROM audit_checkpoint WHERE number = ?",
                checkpoint.number()).filter(checkpoint::equals).isPresent();
        return same && (checkpoint.lastN() == 0 || Ask.first(connection, rows -> rows.getString(1),
                "SELECT hash FROM audit_log WHERE n = ?", checkpoint.lastN()).filter(checkpoint.hash()::equals)
                .isPresent());
    }

    private Checkpoint insert(Connection connection) throws SQLException {
        var number = newest(connection).map(Checkpoint::number).orElse(0L) + 1;
        var end = Chain.end(connection);
        var made = key.sign(new Checkpoint(number, end.n(), end.hash(), clock.instant().truncatedTo(ChronoUnit.MILLIS),
                "", ""));
        Ask.change(connection, INSERT, made.number(), made.lastN(), made.hash(), made.at(), made.keyId(),
                made.signature());
        return made;
    }

    static Optional<Checkpoint> newest(Connection connection) throws SQLException {
        return Ask.first(connection, Checkpoint::read, "SELECT * FROM audit_checkpoint ORDER BY number DESC LIMIT 1");
    }
}
