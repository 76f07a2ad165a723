package io.resticmanager.agent.run;

/**
 * The end of a process that can no longer do its work: better told and started anew by whoever watches over it than
 * connected and idle for ever. At once, for an orderly end would wait for the very thread that broke; the next start
 * reports what ran.
 */
final class LastResort implements Thread.UncaughtExceptionHandler {

    private static final System.Logger LOG = System.getLogger(LastResort.class.getName());
    private static final int FAILED = 1;

    @Override
    public void uncaughtException(Thread thread, Throwable broken) {
        try {
            LOG.log(System.Logger.Level.ERROR,
                    "the agent ends, for its thread " + thread.getName() + " broke: " + broken
                            + "; jobs that ran are reported at its next start",
                    broken);
        } finally {
            Runtime.getRuntime().halt(FAILED);
        }
    }
}
