package io.resticmanager.agent.restic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The restic children of an agent that was killed, whatever they were doing. They are told by their environment, which has a
 * job's id and this agent's cache, so that no process of anybody else is ever touched, whatever its number. SIGINT is what
 * every restic understands.
 */
public final class Orphans {

    private static final System.Logger LOG = System.getLogger(Orphans.class.getName());

    private static final String MARK = ResticEnvironment.JOB_MARK + "=";

    private final Path stateDir;
    private final Duration grace;

    /** @param grace how long they may take, all together, before they are killed */
    public Orphans(Path stateDir, Duration grace) {
        this.stateDir = stateDir;
        this.grace = grace;
    }

    /** Returns when all have ended. @return how many processes that were */
    public int end() throws InterruptedException {
        var orphans = find();
        for (var orphan : orphans) {
            LOG.log(System.Logger.Level.WARNING, "ending an orphaned restic pid=" + orphan.pid());
            Signals.here().interrupt(orphan);
        }
        var until = System.nanoTime() + grace.toNanos();
        for (var orphan : orphans) {
            await(orphan, until);
        }
        return orphans.size();
    }

    private static void await(ProcessHandle orphan, long until) throws InterruptedException {
        try {
            orphan.onExit().get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            orphan.destroyForcibly();
            var _ = orphan.onExit().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<ProcessHandle> find() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> jobOf(process.pid(), stateDir).isPresent()).toList();
    }

    /** The job that a process works for, if it is a child of this agent or of one before it; known on Linux only. */
    public static Optional<String> jobOf(long pid, Path stateDir) {
        var environment = environment(pid);
        return environment.contains(ResticEnvironment.CACHE + "=" + ResticEnvironment.cache(stateDir))
                ? environment.stream().filter(value -> value.startsWith(MARK)).findFirst()
                        .map(value -> value.substring(MARK.length()))
                : Optional.empty();
    }

    private static List<String> environment(long pid) {
        try {
            return Arrays.asList(
                    new String(Files.readAllBytes(Path.of("/proc/" + pid + "/environ")), StandardCharsets.UTF_8)
                            .split("\0"));
        } catch (IOException _) {
            // Another user's, or already gone.
            return List.of();
        }
    }
}
