package io.resticmanager.jobs.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.platform.sqlite.Transactions;

/** Which durable frames have taken effect, by agent token and sequence number. */
@Singleton
public final class SeenFrames {

    /** An agent keeps acknowledged frames for a quarter of an hour; a restored hub may say again what is days old. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final Transactions transactions;
    private final Clock clock;

    SeenFrames(@Named("jobs") Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** True the first time, in the running transaction. */
    boolean first(String tokenId, long seq) {
        return transactions.<Boolean>writeSql(connection -> insert(connection, tokenId, seq) == 1);
    }

    public void forgetOld() {
        transactions.writeSql(connection -> {
            try (var delete = connection.prepareStatement("DELETE FROM seen_frame WHERE seen_at < ?")) {
                delete.setLong(1, clock.instant().minus(KEPT).toEpochMilli());
                return delete.executeUpdate();
            }
        });
    }

    private int insert(Connection connection, String tokenId, long seq) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO seen_frame (token_id, seq, seen_at) VALUES (?, ?, ?)
                ON CONFLICT (token_id, seq) DO NOTHING""")) {
            insert.setString(1, tokenId);
            insert.setLong(2, seq);
            insert.setLong(3, clock.millis());
            return insert.executeUpdate();
        }
    }
}
