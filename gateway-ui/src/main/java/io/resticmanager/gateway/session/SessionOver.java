package io.resticmanager.gateway.session;

/** A session has been ended; what it holds open is to be closed. */
public record SessionOver(String sessionId) {}
