package io.resticmanager.alerts.alert;

/** Many hosts that were lost at once: all of their alerts name the same group. {@code size} counts the hosts. */
public record Group(String id, int size) {}
