package io.resticmanager.platform.metric;

/**
 * Figures of one name. The name ends in its unit, as Prometheus wants it (prometheus.io/docs/practices/naming); that of a
 * counter is without its {@code _total}. A counter only ever grows while a process runs.
 */
public record Family(String name, String help, boolean counter) {

    private static final String OURS = "restic_manager_";

    /** What goes up and down. @param name without the {@code restic_manager_} that all of ours begin with */
    public static Family gauge(String name, String help) {
        return new Family(OURS + name, help, false);
    }

    /** What only grows. @param name without {@code restic_manager_} and without {@code _total} */
    public static Family counter(String name, String help) {
        return new Family(OURS + name, help, true);
    }

    public Figure of(double value, String... labels) {
        return Figure.of(this, value, labels);
    }
}
