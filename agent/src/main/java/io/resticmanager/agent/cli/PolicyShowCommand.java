package io.resticmanager.agent.cli;

import java.util.concurrent.Callable;

import io.resticmanager.agent.policy.PolicyText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code policy show}: what holds now. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Shows what holds now; fails when the file is not usable.")
final class PolicyShowCommand implements Callable<Integer> {

    @Mixin
    private final PolicyContext context = new PolicyContext();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var policy = context.policy();
        var out = spec.commandLine().getOut();
        PolicyText.lines(policy, context.file()).forEach(out::println);
        out.flush();
        return policy.problem().isEmpty() ? 0 : CommandLines.FAILED;
    }
}
