package io.resticmanager.gateway.audit;

import java.sql.Connection;
import java.sql.SQLException;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;

/** The end of the log, where rows are added; one at a time, as there is one writer. */
@Singleton
final class Chain {

    private static final String INSERT = """
            INSERT INTO audit_log (n, event_id, occurred_at, recorded_at, actor, actor_id, via, address, action, target_kind,
                                   target_id, host_id, details, result, encoding, previous, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final Transactions transactions;
    private final ChainKey key;

    Chain(@Named("gateway") Transactions transactions, ChainKey key) {
        this.transactions = transactions;
        this.key = key;
    }

    /** The last row's number and hash; 0 when there is none. */
    record End(long n, String hash) {}

    /** As part of the running transaction, if there is one. What was written before, by its event, is not written again. */
    void add(Act act) {
        var plain = act.plain();
        transactions.<Boolean>writeSql(connection -> known(connection, plain) || append(connection, plain));
    }

    static End end(Connection connection) throws SQLException {
        return Ask.first(connection, rows -> new End(rows.getLong("n"), rows.getString("hash")),
                "SELECT n, hash FROM audit_log ORDER BY n DESC LIMIT 1").orElse(new End(0, RowHash.NONE));
    }

    private static boolean known(Connection connection, Act act) throws SQLException {
        return Ask.first(connection, rows -> rows.getLong(1), "SELECT n FROM audit_log WHERE event_id = ?",
                act.eventId()).isPresent();
    }

    private boolean append(Connection connection, Act act) throws SQLException {
        var end = end(connection);
        var n = end.n() + 1;
        var added = Ask.change(connection, INSERT, n, act.eventId(), act.occurredAt(), act.recordedAt(), act.actor(),
                act.actorId(), act.via(), act.address(), act.action(), act.target().kind(), act.target().id(),
                act.hostId(),
                act.details(), act.result(), RowHash.ENCODING, end.hash(), RowHash.of(key.key(), end.hash(), n, act));
        if (added != 1) {
            // What can not be written down is not done.
            throw new IllegalStateException("the database did not take row %d of the audit log".formatted(n));
        }
        return true;
    }
}
