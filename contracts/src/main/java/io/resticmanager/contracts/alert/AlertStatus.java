package io.resticmanager.contracts.alert;

/** {@code open}: neither acknowledged nor resolved. A resolved one never changes again. */
public enum AlertStatus {
    open, acknowledged, resolved
}
