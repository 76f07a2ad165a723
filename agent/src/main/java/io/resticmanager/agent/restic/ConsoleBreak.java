package io.resticmanager.agent.restic;

import java.util.function.Supplier;

/**
 * Windows knows no signals, and {@link ProcessHandle#destroy} ends a process there without a word. Every restic cleans up at
 * a console break. It goes to all that share a console, so the agent goes to that of its child, which has one of its own
 * when the agent runs as a service; a JVM takes a break as a wish for a thread dump, and goes on.
 */
final class ConsoleBreak implements Signals {

    private static final System.Logger LOG = System.getLogger(ConsoleBreak.class.getName());

    /** What the system has for it; each says whether it worked. A process has one console at most. */
    interface Consoles {

        boolean leave();

        boolean enter(long pid);

        boolean breakAll();

        /** Back to that of the process that started this one; there is none for a service. */
        boolean enterParents();
    }

    // One at a time: the console is one for the whole process.
    private static final Object CONSOLE = new Object();

    private final Supplier<Consoles> consoles;

    ConsoleBreak(Supplier<Consoles> consoles) {
        this.consoles = consoles;
    }

    @Override
    public void askToEnd(ProcessHandle restic, ResticVersion version) {
        interrupt(restic);
    }

    @Override
    public void interrupt(ProcessHandle restic) {
        synchronized (CONSOLE) {
            var system = consoles.get();
            var hadOne = system.leave();
            if (!system.enter(restic.pid()) || !system.breakAll()) {
                LOG.log(System.Logger.Level.WARNING, "cannot send a break to restic pid=" + restic.pid());
            }
            system.leave();
            if (hadOne && !system.enterParents()) {
                LOG.log(System.Logger.Level.DEBUG, "the console of the parent is gone");
            }
        }
    }
}
