package io.resticmanager.cli;

import java.io.IOException;

import io.resticmanager.cli.failure.CliFailure;
import io.resticmanager.cli.failure.ExitCode;
import io.resticmanager.cli.screen.Safe;
import io.resticmanager.cli.screen.Screen.ReaderGone;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** One line for what went wrong, and its exit code. */
final class Failures {

    private Failures() {}

    static int explain(Exception problem, CommandLine command, ParseResult parsed) throws Exception {
        return switch (problem) {
            case CliFailure known -> {
                say(command, known.getMessage());
                yield known.exitCode().code();
            }
            case ReaderGone _ -> ReaderGone.EXIT_CODE;
            case IOException file -> {
                say(command, "a file can not be written (%s)".formatted(file));
                yield ExitCode.FAILED.code();
            }
            case ParameterException usage -> wrongUsage(usage, new String[0]);
            // A bug, or something as rare: the trace is what helps.
            default -> throw problem;
        };
    }

    static int wrongUsage(ParameterException problem, String[] words) {
        var command = problem.getCommandLine();
        say(command, String.valueOf(problem.getMessage()));
        if (!UnmatchedArgumentException.printSuggestions(problem, command.getErr())) {
            command.getErr().println("restic-manager: %s --help tells what there is".formatted(
                    command.getCommandSpec().qualifiedName()));
        }
        command.getErr().flush();
        return ExitCode.WRONG_USAGE.code();
    }

    private static void say(CommandLine command, String words) {
        command.getErr().println(Commands.NAME + ": " + Safe.text(words));
        command.getErr().flush();
    }
}
