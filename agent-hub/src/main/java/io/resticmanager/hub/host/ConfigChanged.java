package io.resticmanager.hub.host;

/** Within this process: a host's configuration has a new revision, committed. */
public record ConfigChanged(String hostId) {}
