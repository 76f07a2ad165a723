package io.resticmanager.agent.cli;

import java.util.concurrent.Callable;

import io.resticmanager.agent.policy.RepositoryHost;
import io.resticmanager.agent.policy.UnusablePolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code policy allow-repository}: lets backups go to one more host. */
@Command(name = "allow-repository", mixinStandardHelpOptions = true, description = "Lets backups go to HOST.")
final class AllowRepositoryCommand implements Callable<Integer> {

    @Mixin
    private final PolicyContext context = new PolicyContext();

    @Parameters(paramLabel = "HOST", description = "A name or address without port, local for a path, or a bucket such as b2:name.")
    private String host = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var name = RepositoryHost.parse(host).orElseThrow(() -> new ParameterException(spec.commandLine(), "'" + host
                + "' is not a host name or address; it has neither scheme nor port, and local stands for a path"));
        try {
            context.file().allowRepository(name, context.firstHosts());
        } catch (UnusablePolicy e) {
            return PolicyAnswers.unusable(spec.commandLine(), context.file(), e);
        }
        return PolicyAnswers.done(spec.commandLine(), "backups may go to " + String.join(", ",
                context.policy().repositoryHosts().orElseThrow().stream().sorted().toList()) + " ("
                + context.file().path() + "); restart the agent if it has refused a configuration");
    }
}
