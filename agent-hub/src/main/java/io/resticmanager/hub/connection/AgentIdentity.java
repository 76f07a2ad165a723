package io.resticmanager.hub.connection;

/**
 * Who is at the other end, as its bearer token proved: the host, and which of its tokens in time. {@code admission} counts the
 * handshakes: a connection that was let in later has a higher one.
 */
public record AgentIdentity(String hostId, String tokenId, long admission) {}
