package io.resticmanager.hub.host;

/** Within this process: a host has a new agent token, committed; the one before is no longer good. */
public record IdentityReplaced(String hostId) {}
