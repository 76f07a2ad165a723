package io.resticmanager.standalone;

/** What the process says when it ends; the numbers are part of the command line's contract. */
public enum ExitCode {
    DONE(0), FAILED(1), WRONG_USAGE(2), PREREQUISITE_MISSING(3), PORT_TAKEN(4), DATA_DIR_UNUSABLE(5);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
