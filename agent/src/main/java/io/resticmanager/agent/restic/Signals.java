package io.resticmanager.agent.restic;

/** How a running restic is asked to clean up and end; no more than asked, so it may go on. */
interface Signals {

    /** By the gentle signal that a restic of this age understands. */
    void askToEnd(ProcessHandle restic, ResticVersion version);

    /** By the one that every restic understands. */
    void interrupt(ProcessHandle restic);

    /** Those of this machine. */
    static Signals here() {
        return of(System.getProperty("os.name"));
    }

    /** @param osName as the JVM calls the system */
    static Signals of(String osName) {
        return osName.startsWith("Windows") ? new ConsoleBreak(Kernel32::load) : new PosixSignals();
    }
}
