package io.resticmanager.gateway.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs how long the log is: 5 minutes after the last time when rows were added since, at once when they are 1,000, every hour anyway, at the start
 * and at the end. Looks every minute. Each is a row, and the newest is in {@link CheckpointFile}. A log that is not what was written since the
 * newest one is not signed: it is looked at again each hour.
 */
@Singleton
final class Checkpoints {

    static final String FILE_MISSING = "audit.file_missing";

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final Duration WITH_ROWS = Duration.ofMinutes(5);
    private static final Duration ANYWAY = Duration.ofHours(1);
    private static final long MANY = 1_000;
    private static final String INSERT = """
            INSERT INTO audit_checkpoint (number, last_n, hash, at, key_id, signature) VALUES (?, ?, ?, ?, ?, ?)""";

    private final Transactions transactions;
    private final CheckpointKey key;
    private final ChainKey chain;
    private final CheckpointFile file;
    private final AuditLog log;
    private final Clock clock;
    private volatile @Nullable Instant refused;

    Checkpoints(@Named("gateway") Transactions transactions, CheckpointKey key, ChainKey chain,
            CheckpointFile file, AuditLog log, Clock clock) {
        this.transactions = transactions;
        this.key = key;
        this.chain = chain;
        this.file = file;
        this.log = log;
        this.clock = clock;
    }

    @EventListener
    void start(StartupEvent event) {
        if (!chain.minted() || !agrees(file.read())) {
            make();
        }
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
        var since = refused;
        return since != null ? due(since, clock.instant(), 0) : transactions.<Boolean>readSql(connection -> {
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

    /** Whether it was signed. File and checkpoints are left as they are where the log is not what they say: they are the proof. */
    synchronized boolean make() {
        try {
            var kept = file.read();
            var before = transactions.<Optional<Checkpoint>>readSql(Checkpoints::newest);
            if (kept instanceof CheckpointFile.Content.Missing && before.isPresent()) {
                missed(before.get());
            }
            if (!agrees(kept) || !agreesWithMemory()) {
                throw new Broken(null, "It is not what the file %s says.".formatted(CheckpointFile.NAME));
            }
            file.write(transactions.<Signed>writeSql(this::signed).orThrow());
            refused = null;
            return true;
        } catch (Broken broken) {
            refused = clock.instant();
            LOG.error("the audit log is not signed: {} Press Verify on the audit page, and see docs/operations.md",
                    broken.reason());
            return false;
        }
    }

    // Transactions hand no checked exception on.
    private record Signed(@Nullable Checkpoint made, @Nullable Broken broken) {

        Checkpoint orThrow() throws Broken {
            if (broken != null) {
                throw broken;
            }
            return Objects.requireNonNull(made);
        }
    }

    // What is in the file now is what a later look finds wrong, or is gone for
    // good: the log itself says so.
    private void missed(Checkpoint newest) {
        LOG.error("the file {} is gone, though checkpoint {} was made", CheckpointFile.NAME, newest.number());
        log.record(Actor.system("gateway"), FILE_MISSING,
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

    // Somebody may have put an older file back, with the rows of then.
    private boolean agreesWithMemory() {
        return file.written().map(mine -> transactions.<Boolean>readSql(connection -> stands(connection, mine)))
                .orElse(true);
    }

    // Its row may have been removed by retention since, as one that was signed
    // later
    // stands.
    private boolean stands(Connection connection, Checkpoint checkpoint) throws SQLException {
        var same = Ask.first(connection, Checkpoint::read, "SELECT * FROM audit_checkpoint WHERE number = ?",
                checkpoint.number()).filter(checkpoint::equals).isPresent();
        var removed = Anchors.newest(connection).filter(key::signed).map(Anchor::lastN).orElse(0L);
        return same && (checkpoint.lastN() <= removed || Ask.first(connection, rows -> rows.getString(1),
                "SELECT hash FROM audit_log WHERE n = ?", checkpoint.lastN()).filter(checkpoint.hash()::equals)
                .isPresent());
    }

    private Signed signed(Connection connection) throws SQLException {
        try {
            return new Signed(next(connection), null);
        } catch (Broken broken) {
            return new Signed(null, broken);
        }
    }

    private Checkpoint next(Connection connection) throws SQLException, Broken {
        var last = newest(connection).filter(key::signed).orElseThrow(
                () -> new Broken(null, "The newest checkpoint is missing, or is not what was signed."));
        Anchors.signed(connection, key);
        var end = Links.since(connection, last, chain.key());
        var made = key.sign(new Checkpoint(last.number() + 1, end.n(), end.hash(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS), "", ""));
        insert(connection, made);
        return made;
    }

    static void insert(Connection connection, Checkpoint made) throws SQLException {
        Ask.change(connection, INSERT, made.number(), made.lastN(), made.hash(), made.at(), made.keyId(),
                made.signature());
    }

    static Optional<Checkpoint> newest(Connection connection) throws SQLException {
        return Ask.first(connection, Checkpoint::read, "SELECT * FROM audit_checkpoint ORDER BY number DESC LIMIT 1");
    }
}
