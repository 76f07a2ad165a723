package io.resticmanager.platform.sqlite;

import java.sql.SQLException;
import java.util.Properties;

import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * A connection that bears {@code setReadOnly} after connecting, which Micronaut Data calls for each operation and the plain
 * one refuses. A writer's transaction begins IMMEDIATE: a deferred one that turns to writing fails with SQLITE_BUSY_SNAPSHOT,
 * which no time-out cures.
 */
final class SqliteConnection extends JDBC4Connection {

    private final boolean reader;
    private boolean readOnly;

    SqliteConnection(String url, String file, boolean reader) throws SQLException {
        super(url, file, new Properties());
        this.reader = reader;
        this.readOnly = reader;
        beginAsNeeded();
    }

    @Override
    public boolean isReadOnly() {
        return readOnly;
    }

    @Override
    public void setReadOnly(boolean wanted) {
        readOnly = wanted;
        beginAsNeeded();
    }

    private void beginAsNeeded() {
        setTransactionMode(reader || readOnly ? TransactionMode.DEFERRED : TransactionMode.IMMEDIATE);
    }
}
