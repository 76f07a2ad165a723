package io.resticmanager.cli;

import java.util.List;
import java.util.concurrent.Callable;

import io.resticmanager.cli.screen.Screen;
import io.resticmanager.cli.server.Surroundings;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code completion}. */
@Command(name = "completion", mixinStandardHelpOptions = true, description = "Prints what lets bash and zsh complete these commands: source <(restic-manager completion)")
final class CompletionCommand implements Callable<Integer> {

    /** What the launcher knows beside the client. */
    private static final List<String> OF_THE_SERVER = List.of("up", "demo", "backup-state", "restore-state",
            "verify-state", "rotate-keys");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var all = Commands.all(Surroundings.ofThisProcess());
        OF_THE_SERVER.forEach(name -> all.addSubcommand(name, new CommandLine(CommandSpec.create())));
        new Screen(spec.commandLine().getOut(), spec.commandLine().getErr())
                .print(AutoComplete.bash(Commands.NAME, all));
        return CommandLine.ExitCode.OK;
    }
}
