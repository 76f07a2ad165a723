package io.resticmanager.hub.host;

/** Within this process: a host was removed, committed; none of its tokens is good any longer. */
public record HostGone(String hostId) {}
