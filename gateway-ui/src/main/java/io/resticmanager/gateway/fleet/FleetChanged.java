package io.resticmanager.gateway.fleet;

/** The row of this host is another, is new, or is gone. */
public record FleetChanged(String hostId) {}
