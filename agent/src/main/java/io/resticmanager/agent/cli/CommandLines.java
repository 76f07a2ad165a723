package io.resticmanager.agent.cli;

import io.resticmanager.agent.state.StateFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 a prerequisite is missing, 5 the state directory is in use. */
@Command(name = "restic-manager-agent", mixinStandardHelpOptions = true, subcommands = {EnrollCommand.class,
        RunCommand.class, StatusCommand.class, PolicyCommand.class,
        VersionCommand.class}, description = "Runs restic on this machine for a restic-manager.")
public final class CommandLines {

    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;
    static final int PREREQUISITE_MISSING = 3;
    static final int IN_USE = 5;

    private CommandLines() {}

    public static CommandLine agent() {
        return new CommandLine(new CommandLines()).setExecutionExceptionHandler((problem, command, _) -> {
            if (!(problem instanceof StateFailure)) {
                throw problem;
            }
            command.getErr().println("restic-manager-agent: " + problem.getMessage());
            return FAILED;
        });
    }
}
