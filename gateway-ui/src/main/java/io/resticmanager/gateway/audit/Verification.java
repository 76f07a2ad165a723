package io.resticmanager.gateway.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** Goes through the whole log, in one view of it and without keeping it in memory. */
@Singleton
public final class Verification {

    private static final String FILE_WAS_GONE = "All %d rows are as they were written. The file %s had been taken away when row %d was written:"
            + " whether the log was cut short before that row can not be told.";
    private static final String REMOVED = "%s until %s (UTC), %s removed by retention (limit %d days).";
    private static final String NEVER = "There is nothing in it yet.";

    private final Transactions transactions;
    private final CheckpointKey key;
    private final ChainKey chain;
    private final CheckpointFile file;

    Verification(@Named("gateway") Transactions transactions, CheckpointKey key, ChainKey chain,
            CheckpointFile file) {
        this.transactions = transactions;
        this.key = key;
        this.chain = chain;
        this.file = file;
    }

    public Verdict verify() {
        // The file first: a checkpoint that is made meanwhile is in the log then, and
        // not the other way round.
        var kept = file.read();
        return transactions.<Verdict>readSql(connection -> verify(connection, kept));
    }

    private Verdict verify(Connection connection, CheckpointFile.Content kept) throws SQLException {
        try (var select = connection.prepareStatement("SELECT * FROM audit_checkpoint ORDER BY number");
                var checkpoints = select.executeQuery()) {
            var front = new Front(Anchors.check(connection, key));
            return verify(connection, new Walk(key, chain.key(), checkpoints, kept, file.written(), front));
        } catch (Broken broken) {
            return new Verdict(false, 0, broken.row(), broken.reason(), 0, null, null, null, null);
        }
    }

    private static Verdict verify(Connection connection, Walk walk) throws SQLException {
        try (var select = connection.prepareStatement("SELECT * FROM audit_log ORDER BY n");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                walk.row(Links.read(rows));
            }
            walk.finish();
            Triggers.check(connection);
            Triggers.checkIndexes(connection);
            return verdict(walk, null, null);
        } catch (Broken broken) {
            return verdict(walk, broken, broken.reason());
        }
    }

    private static Verdict verdict(Walk walk, @Nullable Broken broken, @Nullable String reason) {
        var last = walk.last();
        var removed = walk.front().anchor();
        return new Verdict(broken == null, walk.good(), broken == null ? null : broken.row(),
                reason == null ? good(walk) : reason, walk.seen(), last == null ? null : last.at(),
                last == null ? null : last.lastN(), removed.map(Anchor::lastN).orElse(null),
                removed.map(Anchor::removedTo).orElse(null));
    }

    private static String good(Walk walk) {
        var n = walk.good();
        if (n == 0) {
            return NEVER;
        }
        var rows = walk.missed() > 0
                ? FILE_WAS_GONE.formatted(n, CheckpointFile.NAME, walk.missed())
                : "All %d rows are as they were written, none is missing, and the log was not cut short.".formatted(n);
        return walk.front().anchor().map(anchor -> rows + " " + REMOVED.formatted(
                anchor.lastN() == 1 ? "Row 1, written" : "Rows 1 to %d, written".formatted(anchor.lastN()),
                DateTimeFormatter.ISO_LOCAL_DATE.format(anchor.removedTo().atOffset(ZoneOffset.UTC)),
                anchor.lastN() == 1 ? "was" : "were", anchor.keptDays())).orElse(rows);
    }
}
