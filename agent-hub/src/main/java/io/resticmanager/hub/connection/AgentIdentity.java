package io.resticmanager.hub.connection;

/** Who is at the other end, as its bearer token proved: the host, and which of its tokens in time. */
public record AgentIdentity(String hostId, String tokenId) {}
