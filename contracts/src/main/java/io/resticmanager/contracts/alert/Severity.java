package io.resticmanager.contracts.alert;

/** How much an alert matters. */
public enum Severity {
    warning, critical
}
