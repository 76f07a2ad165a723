package io.resticmanager.platform.settings;

/** The data directory can not be used: another process has it, or it is not a place for databases. Exit code 5. */
public final class DataDirInUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DataDirInUse(String message) {
        super(message);
    }

    DataDirInUse(String message, Throwable cause) {
        super(message, cause);
    }
}
