package io.resticmanager.platform.sqlite;

/** A database can not be opened, does not behave as set, or is damaged; the message names the file and the way out. */
public final class DatabaseUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseUnusable(String message) {
        super(message);
    }

    DatabaseUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
