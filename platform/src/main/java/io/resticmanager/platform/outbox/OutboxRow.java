package io.resticmanager.platform.outbox;

/** One message for the broker; rows leave in the order of {@code position}. */
record OutboxRow(long position, String messageId, String subject, byte[] payload) {}
