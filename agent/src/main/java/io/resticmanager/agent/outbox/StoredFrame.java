package io.resticmanager.agent.outbox;

/** A durable frame as it goes over the wire, with its number. */
public record StoredFrame(long seq, String text) {}
