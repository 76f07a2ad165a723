package io.resticmanager.gateway.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Removes the oldest rows of the log, up to the first that is not older than they are kept by when it was written down, and never the newest that a
 * checkpoint was signed for: the next one begins there. What goes is looked at before; each time an anchor is signed, and a row tells of it, in one transaction.
 */
@Singleton
final class Pruning {

    static final String ACTION = "audit.prune";

    /** Everybody waits for the one writer: not longer than so many rows take. */
    private static final int BATCH = 1_000;

    private final Transactions transactions;
    private final CheckpointKey key;
    private final ChainKey chain;
    private final AuditLog log;
    private final Clock clock;
    private final int batch;

    @Inject
    Pruning(@Named("gateway") Transactions transactions, CheckpointKey key, ChainKey chain, AuditLog log,
            Clock clock) {
        this(transactions, key, chain, log, clock, BATCH);
    }

    Pruning(Transactions transactions, CheckpointKey key, ChainKey chain, AuditLog log, Clock clock, int batch) {
        this.transactions = transactions;
        this.key = key;
        this.chain = chain;
        this.log = log;
        this.clock = clock;
        this.batch = batch;
    }

    /** Whether the oldest row is older than that. */
    boolean due(Duration kept) {
        var limit = clock.instant().minus(kept);
        return transactions.<Boolean>readSql(connection -> Ask.first(connection,
                rows -> Instant.ofEpochMilli(rows.getLong(1)), "SELECT recorded_at FROM audit_log ORDER BY n LIMIT 1")
                .filter(limit::isAfter).isPresent());
    }

    /** One part; how many rows went, 0 when there are no more. @throws Broken when what is to go is not what was written: it stays, as the proof */
    long part(Duration kept) throws Broken {
        return transactions.<Part>writeSql(connection -> {
            try {
                return new Part(remove(connection, kept), null);
            } catch (Broken broken) {
                return new Part(0, broken);
            }
        }).orThrow();
    }

    // Transactions hand no checked exception on.
    private record Part(long removed, @Nullable Broken broken) {

        long orThrow() throws Broken {
            if (broken != null) {
                throw broken;
            }
            return removed;
        }
    }

    private long remove(Connection connection, Duration kept) throws SQLException, Broken {
        var before = Anchors.signed(connection, key);
        var old = old(connection, new Front(before), clock.instant().minus(kept));
        if (old.isEmpty()) {
            return 0;
        }
        var anchor = key.sign(anchor(before, old.get(), kept));
        Anchors.insert(connection, anchor);
        log.record(Actor.system("gateway"), ACTION,
                new AuditLog.Target("audit_rows", String.valueOf(anchor.lastN())), words(anchor), AuditLog.Result.ok);
        var gone = Ask.change(connection, "DELETE FROM audit_log WHERE n <= ?", anchor.lastN());
        if (gone != anchor.removed()) {
            throw new IllegalStateException("%d rows of the audit log would have gone, not the %d of anchor %d"
                    .formatted(gone, anchor.removed(), anchor.number()));
        }
        return gone;
    }

    /** The last row that goes; {@code to} is when the latest was written down. */
    private record Old(Chain.End end, Instant to) {}

    private Optional<Old> old(Connection connection, Front front, Instant limit) throws SQLException, Broken {
        var signed = Checkpoints.newest(connection).filter(key::signed).map(Checkpoint::lastN).orElse(0L);
        var old = new Old(front.end(), front.anchor().map(Anchor::removedTo).orElse(Instant.EPOCH));
        try (var select = connection.prepareStatement("SELECT * FROM audit_log WHERE n < ? ORDER BY n LIMIT ?")) {
            select.setLong(1, signed);
            select.setInt(2, batch);
            try (var rows = select.executeQuery()) {
                while (rows.next() && Instant.ofEpochMilli(rows.getLong("recorded_at")).isBefore(limit)) {
                    var row = Links.read(rows);
                    old = new Old(Links.after(old.end(), row, chain.key()), later(old.to(), row.act().recordedAt()));
                }
            }
        }
        return Optional.of(old).filter(it -> it.end().n() > front.removed());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Anchor anchor(Optional<Anchor> before, Old old, Duration kept) {
        return new Anchor(before.map(Anchor::number).orElse(0L) + 1, old.end().n(), old.end().hash(),
                old.end().n() - before.map(Anchor::lastN).orElse(0L), old.to(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS), kept.toDays(), "", "");
    }

    private static String words(Anchor anchor) {
        return "%d removed, up to row %d, written until %s; kept %d days".formatted(anchor.removed(), anchor.lastN(),
                anchor.removedTo().truncatedTo(ChronoUnit.SECONDS), anchor.keptDays());
    }
}
