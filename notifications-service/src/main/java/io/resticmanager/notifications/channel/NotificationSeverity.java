package io.resticmanager.notifications.channel;

/** How much it matters; {@code info} is of tests and drills alone. */
public enum NotificationSeverity {
    info, warning, critical
}
