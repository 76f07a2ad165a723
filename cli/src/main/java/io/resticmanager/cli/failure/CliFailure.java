package io.resticmanager.cli.failure;

/** The command can not be done; the message names the cause and the next step. */
public final class CliFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    public CliFailure(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public static CliFailure failed(String message) {
        return new CliFailure(ExitCode.FAILED, message);
    }

    public static CliFailure wrong(String message) {
        return new CliFailure(ExitCode.WRONG_USAGE, message);
    }

    public static CliFailure unreachable(String message) {
        return new CliFailure(ExitCode.UNREACHABLE, message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
