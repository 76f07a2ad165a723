package io.resticmanager.agent.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import io.resticmanager.agent.identity.Identity;
import io.resticmanager.agent.run.Agent;
import io.resticmanager.agent.state.ProcessLock;
import io.resticmanager.agent.state.SealedFiles;
import io.resticmanager.agent.state.StateDir;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run}: connects and works until it is told to stop. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Connects to the restic-manager and works for it.")
final class RunCommand implements Callable<Integer> {

    @Mixin
    private final StateOption state = new StateOption();

    @Mixin
    private final PolicyOption policy = new PolicyOption();

    @Mixin
    private final LocalOptions local = new LocalOptions();

    @Option(names = "--restic", paramLabel = "PATH", defaultValue = "${env:RM_RESTIC}", description = "The restic to use (default: the one on the path).")
    private @Nullable String restic;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException, IOException {
        var dir = state.open();
        var identity = Identity.in(SealedFiles.in(dir));
        if (identity.isEmpty()) {
            return fail(CommandLines.PREREQUISITE_MISSING,
                    "this machine is not enrolled: run restic-manager-agent enroll"
                            + " with the line that Add host shows");
        }
        var lock = ProcessLock.take(dir);
        if (lock.isEmpty()) {
            return fail(CommandLines.IN_USE, "another agent uses " + dir.root()
                    + ProcessLock.holder(dir).map(pid -> " (process " + pid + ")").orElse(""));
        }
        try (var held = lock.get()) {
            work(dir, identity.get());
            return 0;
        }
    }

    private void work(StateDir dir, Identity identity) throws InterruptedException {
        var agent = new Agent(dir, identity, Optional.ofNullable(restic).filter(path -> !path.isBlank()),
                policy.file(), local.settings());
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            agent.close();
            stopped.countDown();
        }, "stop"));
        agent.run();
        stopped.await();
    }

    private int fail(int code, String why) {
        spec.commandLine().getErr().println("restic-manager-agent: " + why);
        return code;
    }
}
