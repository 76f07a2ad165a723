package io.resticmanager.alerts.rule;

import io.resticmanager.contracts.alert.AlertKind;

/** What there is at most one standing alert for. {@code subject} is a schedule's id, or empty. */
public record Key(String hostId, AlertKind kind, String subject) {

    /** One that is about the host as a whole. */
    public static Key of(String hostId, AlertKind kind) {
        return new Key(hostId, kind, "");
    }
}
