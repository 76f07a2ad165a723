package io.resticmanager.standalone;

/** Something outside the program stands in the way; the message is one line that names it and what to do. */
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    public CannotStart(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
