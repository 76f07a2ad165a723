package io.resticmanager.platform.event;

/** A message from a stream; {@code id} is what its sender named it, the same each time it is delivered. */
public record Delivery(String subject, String id, byte[] payload) {}
