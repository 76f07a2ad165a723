package io.resticmanager.agent.cli;

import java.util.concurrent.Callable;

import io.resticmanager.agent.policy.UnusablePolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code policy allow-restore}: lets restores write below one more folder. */
@Command(name = "allow-restore", mixinStandardHelpOptions = true, description = "Lets restores write below PATH.")
final class AllowRestoreCommand implements Callable<Integer> {

    @Mixin
    private final PolicyContext context = new PolicyContext();

    @Parameters(paramLabel = "PATH", description = "An absolute path.")
    private String path = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var root = RestoreRoots.parse(path, spec.commandLine());
        try {
            context.file().allowRestore(root);
        } catch (UnusablePolicy e) {
            return PolicyAnswers.unusable(spec.commandLine(), context.file(), e);
        }
        return PolicyAnswers.done(spec.commandLine(), "restores may write below " + root + " (" + context.file().path()
                + "); under systemd run restic-manager-agent policy apply too");
    }
}
