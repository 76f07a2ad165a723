package io.resticmanager.agent.restic;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** SIGINT for a restic before 0.17, which dies of SIGTERM at once, and SIGTERM from then on. */
final class PosixSignals implements Signals {

    private static final System.Logger LOG = System.getLogger(PosixSignals.class.getName());

    @Override
    public void askToEnd(ProcessHandle restic, ResticVersion version) {
        if (version.atLeast(ResticVersion.CLEAN_SIGTERM)) {
            restic.destroy();
        } else {
            interrupt(restic);
        }
    }

    // The JDK can not send SIGINT; the shell's own kill is there even where the
    // program kill is not.
    @Override
    public void interrupt(ProcessHandle restic) {
        try {
            var kill = new ProcessBuilder("/bin/sh", "-c", "kill -INT \"$1\"", "sh", Long.toString(restic.pid()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            kill.waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot interrupt restic pid=" + restic.pid() + ": " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
