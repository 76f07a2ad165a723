package io.resticmanager.agent.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import io.resticmanager.agent.policy.DropIn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code policy apply}: opens the agent's systemd sandbox as far as the policy says, and no further. */
@Command(name = "apply", mixinStandardHelpOptions = true, description = "Makes the restore roots writable in the agent's systemd unit.")
final class PolicyApplyCommand implements Callable<Integer> {

    @Mixin
    private final PolicyContext context = new PolicyContext();

    @Option(names = "--unit-dir", paramLabel = "DIR", defaultValue = "/etc/systemd/system", description = "Where units are (default: ${DEFAULT-VALUE}).")
    private Path units = Path.of("/etc/systemd/system");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var policy = context.policy();
        if (policy.problem().isPresent()) {
            spec.commandLine().getErr().println("restic-manager-agent: nothing is applied, " + policy.problem().get());
            return CommandLines.FAILED;
        }
        if (!Files.isDirectory(units)) {
            return PolicyAnswers.done(spec.commandLine(),
                    "there is no systemd here, and nothing to apply: the policy file holds at once");
        }
        var dropIn = new DropIn(units);
        dropIn.write(policy);
        return PolicyAnswers.done(spec.commandLine(), "written: " + dropIn.file()
                + "; now run: systemctl daemon-reload && systemctl restart restic-manager-agent");
    }
}
