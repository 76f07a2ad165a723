package io.resticmanager.hub.host;

/** Within this process: a host has been silent for so long that it was declared offline. */
public record HostSilent(String hostId) {}
