package io.resticmanager.jobs.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.Intake;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.DatabaseFailure;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Sets aside what one agent said and we can not take. The intake is read in order, so a message that is tried again holds
 * up every other host: only what may well work the next time (a full or busy disk) is worth that. What failed for good comes
 * once more, since its failure undid the transaction, and is then kept with the dead letters for a person to see.
 */
@Singleton
final class Quarantine {

    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
    private static final int REMEMBERED = 1_000;
    private static final int PRIMARY_CODE = 0xff;
    private static final Set<SQLiteErrorCode> HOPELESS = Set.of(SQLiteErrorCode.SQLITE_CONSTRAINT,
            SQLiteErrorCode.SQLITE_MISMATCH, SQLiteErrorCode.SQLITE_TOOBIG, SQLiteErrorCode.SQLITE_RANGE);

    private final Map<Message, String> failed = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Message, String> eldest) {
            return size() > REMEMBERED;
        }
    };
    private final Transactions transactions;
    private final Clock clock;

    private record Message(String host, String type, @Nullable Long seq, Instant receivedAt) {

        static Message of(Intake intake) {
            return new Message(intake.hostId(), intake.type(), intake.seq(), intake.receivedAt());
        }
    }

    Quarantine(@Named("jobs") Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Runs the effect of a message in the running transaction, unless it has failed for good before. */
    synchronized void guard(Intake intake, Runnable effect) {
        var why = failed.get(Message.of(intake));
        if (why != null) {
            bury(intake, why);
            return;
        }
        try {
            effect.run();
        } catch (RuntimeException e) {
            if (!mayWorkLater(e)) {
                failed.put(Message.of(intake), String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private void bury(Intake intake, String why) {
        LOG.error("what an agent said can not be taken and goes to the dead letters host={} type={} seq={} why={}",
                intake.hostId(), intake.type(), intake.seq(), why);
        transactions.writeSql(connection -> insert(connection, intake, why));
        transactions.afterCommit(() -> forget(intake));
    }

    private synchronized void forget(Intake intake) {
        failed.remove(Message.of(intake));
    }

    private int insert(Connection connection, Intake intake, String why) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO dead_letter (stream, message_id, subject, payload, error, died_at)
                VALUES (?, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, Subjects.INTAKE_STREAM);
            insert.setString(2, Ids.next());
            insert.setString(3, Intake.subject(intake.hostId()));
            insert.setBytes(4, Json.bytes(intake));
            insert.setString(5, why);
            insert.setLong(6, clock.millis());
            return insert.executeUpdate();
        }
    }

    // The database's own exceptions come wrapped by the platform or by the
    // repositories.
    private static boolean mayWorkLater(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException database) {
                return !HOPELESS.contains(primary(database));
            }
        }
        return failure instanceof DatabaseFailure;
    }

    private static SQLiteErrorCode primary(SQLiteException failure) {
        return SQLiteErrorCode.getErrorCode(failure.getResultCode().code & PRIMARY_CODE);
    }
}
