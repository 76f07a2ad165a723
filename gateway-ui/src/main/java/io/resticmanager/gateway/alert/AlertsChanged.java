package io.resticmanager.gateway.alert;

/**
 * alerts-service has answered, or has stopped to. Without {@code changed} nothing was raised, acknowledged or resolved since;
 * what goes on may have been confirmed again, which no event tells.
 */
public record AlertsChanged(boolean changed) {}
