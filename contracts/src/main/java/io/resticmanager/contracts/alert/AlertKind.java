package io.resticmanager.contracts.alert;

/** What an alert is about; its severity follows from it. */
public enum AlertKind {
    backup_failed(Severity.warning, "Backup failed"), forget_failed(Severity.warning, "Forget failed"), prune_failed(
            Severity.warning, "Prune failed"), check_failed(Severity.critical, "Check failed"), stale_schedule(
                    Severity.warning,
                    "Schedule did not run"), agent_offline(Severity.warning, "Agent offline");

    private final Severity severity;
    private final String title;

    AlertKind(Severity severity, String title) {
        this.severity = severity;
        this.title = title;
    }

    public Severity severity() {
        return severity;
    }

    /** What people call it; a text filter looks into it too. */
    public String title() {
        return title;
    }
}
