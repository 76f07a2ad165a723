package io.resticmanager.platform.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import io.resticmanager.platform.service.ServiceModule;
import org.jspecify.annotations.Nullable;

/**
 * Transactions on a service's own database. {@code write} is one BEGIN IMMEDIATE … COMMIT on the only writer connection: keep
 * it short, never wait for the network in it. A write inside a write joins it. Repositories called inside take part.
 */
@EachBean(ServiceModule.class)
public final class Transactions {

    private static final int TOUCHES = 1_000;

    private final TransactionOperations<Connection> writer;
    private final TransactionOperations<Connection> readers;
    private final StorageTrouble trouble;

    @SuppressWarnings("unchecked")
    Transactions(@Parameter ServiceModule service, BeanContext beans, Clock clock) {
        this.trouble = new StorageTrouble(clock);
        this.writer = beans.getBean(TransactionOperations.class, Qualifiers.byName(service.name()));
        this.readers = beans.getBean(TransactionOperations.class, Qualifiers.byName(service.name() + "-read"));
    }

    /** All of it or nothing; what {@code work} throws rolls back and comes out as it is. */
    public <T extends @Nullable Object> T write(Supplier<T> work) {
        return written(() -> writer.executeWrite(_ -> work.get()));
    }

    public void write(Runnable work) {
        write(() -> {
            work.run();
            return true;
        });
    }

    /** With plain JDBC on the transaction's connection, which must not be closed. */
    public <T extends @Nullable Object> T writeSql(Sql<T> work) {
        return written(() -> writer.executeWrite(status -> run(work, status.getConnection())));
    }

    /** One consistent view over several reads, beside the writer and never waiting for it. */
    public <T extends @Nullable Object> T read(Supplier<T> work) {
        return readers.executeRead(_ -> work.get());
    }

    /** With plain JDBC on a reader's connection, which refuses to write. */
    public <T extends @Nullable Object> T readSql(Sql<T> work) {
        return readers.executeRead(status -> run(work, status.getConnection()));
    }

    /**
     * Why nothing, or not everything, can be written; empty when it can. It writes four bytes to be sure: a disk that was full is
     * not asked whether it still is by anything else.
     */
    public Optional<String> trouble() {
        try {
            writeSql(Transactions::touch);
            trouble.forgetOld();
            return trouble.now();
        } catch (RuntimeException e) {
            return Optional.of(trouble.now().orElseGet(() -> String.valueOf(e.getMessage())));
        }
    }

    /** As {@link #trouble()}, without writing anything as long as nothing has failed: for who asks often. */
    public Optional<String> troubleSeen() {
        return trouble.isSuspected() ? trouble() : Optional.empty();
    }

    // Nobody else uses this number, and no table changes (sqlite.org/pragma.html).
    private static boolean touch(Connection connection) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery("PRAGMA user_version")) {
            var number = rows.getInt(1);
            statement.execute("PRAGMA user_version = " + (number + 1) % TOUCHES);
            return true;
        }
    }

    private <T extends @Nullable Object> T written(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            trouble.note(e);
            throw e;
        }
    }

    /** Runs {@code action} once the write transaction of this thread is committed. */
    public void afterCommit(Runnable action) {
        var transaction = writer.findTransactionStatus()
                .orElseThrow(() -> new IllegalStateException("there is no transaction to wait for"));
        transaction.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    /** Whether this thread is inside a write transaction. */
    public boolean isWriting() {
        return writer.findTransactionStatus().isPresent();
    }

    private static <T extends @Nullable Object> T run(Sql<T> work, Connection connection) {
        try {
            return work.on(connection);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }
}
