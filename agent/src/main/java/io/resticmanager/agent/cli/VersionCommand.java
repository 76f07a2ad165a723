package io.resticmanager.agent.cli;

import java.util.concurrent.Callable;

import io.resticmanager.agent.identity.AgentVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code version}. */
@Command(name = "version", mixinStandardHelpOptions = true, description = "Prints the version.")
final class VersionCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().getOut().println("restic-manager-agent " + AgentVersion.CURRENT);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
