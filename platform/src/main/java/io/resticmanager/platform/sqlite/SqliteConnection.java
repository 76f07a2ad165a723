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

    /**
     * Nothing to roll back is no error: SQLite has done it by itself when there was no room (sqlite.org/lang_transaction.html). To
     * the pool that failure would hide the cause, and leave it with another idea of the connection than the connection has.
     */
    @Override
    public void rollback() throws SQLException {
        try {
            super.rollback();
        } catch (SQLException e) {
            if (getAutoCommit() || !beginsAnew()) {
                throw e;
            }
        }
    }

    // The driver has a transaction open whenever it does not commit by itself. None
    // begins inside of another, so where one begins there was none.
    private boolean beginsAnew() {
        try {
            getDatabase().exec(transactionPrefix(), getAutoCommit());
            setFirstStatementExecuted(false);
            setCurrentTransactionMode(getConnectionConfig().getTransactionMode());
            return true;
        } catch (SQLException _) {
            return false;
        }
    }

    private void beginAsNeeded() {
        setTransactionMode(reader || readOnly ? TransactionMode.DEFERRED : TransactionMode.IMMEDIATE);
    }
}
