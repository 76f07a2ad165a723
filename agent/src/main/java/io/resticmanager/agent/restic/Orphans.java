package io.resticmanager.agent.restic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The restic children of an agent that was killed. They are told by the job's id in their environment, so that no process
 * of anybody else is ever touched, whatever its number. SIGINT is what every restic understands.
 */
public final class Orphans {

    private static final System.Logger LOG = System.getLogger(Orphans.class.getName());

    private final Duration grace;

    public Orphans(Duration grace) {
        this.grace = grace;
    }

    /** Ends what is left of a job. @return how many processes that were */
    public int end(String jobId) throws InterruptedException {
        var orphans = of(jobId);
        for (var orphan : orphans) {
            LOG.log(System.Logger.Level.WARNING, "ending an orphaned restic job=" + jobId + " pid=" + orphan.pid());
            Signals.interrupt(orphan);
            await(orphan);
        }
        return orphans.size();
    }

    private void await(ProcessHandle orphan) throws InterruptedException {
        try {
            orphan.onExit().get(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            orphan.destroyForcibly();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<ProcessHandle> of(String jobId) {
        var mark = ResticEnvironment.JOB_MARK + "=" + jobId;
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> carries(process.pid(), mark)).toList();
    }

    private static boolean carries(long pid, String mark) {
        try {
            var environment = Files.readAllBytes(Path.of("/proc/" + pid + "/environ"));
            return Arrays.asList(new String(environment, StandardCharsets.UTF_8).split("\0")).contains(mark);
        } catch (IOException _) {
            // Another user's, or already gone.
            return false;
        }
    }
}
