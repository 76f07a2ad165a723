package io.resticmanager.platform.sqlite;

import java.sql.SQLException;

/** A statement failed in a way that no caller can mend: a full disk, a damaged file, a bug in the SQL. */
public final class DatabaseFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
