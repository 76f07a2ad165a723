package io.resticmanager.contracts.alert;

/** What an alert is about; its severity follows from it. */
public enum AlertKind {
    backup_failed(Severity.warning), forget_failed(Severity.warning), prune_failed(Severity.warning), check_failed(
            Severity.critical), stale_schedule(Severity.warning), agent_offline(Severity.warning);

    private final Severity severity;

    AlertKind(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }
}
