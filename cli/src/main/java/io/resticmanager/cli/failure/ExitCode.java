package io.resticmanager.cli.failure;

/** What the client says when it ends. The numbers are those of the server's commands. */
public enum ExitCode {
    DONE(0),
    /** The server refused, or the job that was waited for did not succeed. */
    FAILED(1), WRONG_USAGE(2),
    /** The server can not be reached, or is not trusted. */
    UNREACHABLE(3);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
