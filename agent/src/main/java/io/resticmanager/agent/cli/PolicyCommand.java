package io.resticmanager.agent.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code policy}: what this machine lets the manager do; it is widened here and nowhere else. */
@Command(name = "policy", mixinStandardHelpOptions = true, subcommands = {PolicyShowCommand.class,
        AllowRestoreCommand.class, AllowRepositoryCommand.class,
        PolicyApplyCommand.class}, description = "Shows and widens what this machine lets the restic-manager do.")
final class PolicyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(),
                "say what to do: show, allow-restore, allow-repository or apply");
    }
}
