package io.resticmanager.agent.cli;

import java.util.concurrent.Callable;

import io.resticmanager.agent.identity.Identity;
import io.resticmanager.agent.policy.FirstHosts;
import io.resticmanager.agent.policy.PolicyText;
import io.resticmanager.agent.run.StatusFile;
import io.resticmanager.agent.state.ProcessLock;
import io.resticmanager.agent.state.SealedFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code status}: what the agent of this machine is doing. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Shows what the agent of this machine does.")
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private final StateOption state = new StateOption();

    @Mixin
    private final PolicyOption policy = new PolicyOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        var dir = state.open();
        var files = SealedFiles.in(dir);
        var identity = Identity.in(files);
        if (identity.isEmpty()) {
            spec.commandLine().getErr().println("restic-manager-agent: this machine is not enrolled");
            return CommandLines.PREREQUISITE_MISSING;
        }
        var out = spec.commandLine().getOut();
        out.println("host        " + identity.get().hostId());
        out.println("server      " + identity.get().server());
        out.println("agent       " + (ProcessLock.isHeld(dir) ? "running" : "not running"));
        out.println("policy      " + PolicyText.summary(
                policy.file().policy(FirstHosts.of(files, identity.get()).hosts()), policy.file()));
        new StatusFile(dir, identity.get()).read().ifPresent(status -> {
            out.println("connection  " + status.connection());
            out.println(
                    "running     " + (status.running().isEmpty() ? "nothing" : String.join(", ", status.running())));
            out.println("waiting     " + (status.queued().isEmpty() ? "nothing" : String.join(", ", status.queued())));
            out.println("restic      " + status.restic());
            out.println("to tell     " + status.outboxDepth() + " frames");
        });
        out.flush();
        return 0;
    }
}
