package io.resticmanager.contracts.agent;

import org.jspecify.annotations.Nullable;

/** One WebSocket text frame: its own id, the id it answers, the sequence number of a durable one, and the message. */
public record Frame<M>(String id, @Nullable String re, @Nullable Long seq, M message) {

    /** The subprotocol of the handshake. */
    public static final String SUBPROTOCOL = "restic-manager.v1";
    /** The version that hello announces. */
    public static final int PROTOCOL = 1;
    /** The largest frame, in bytes of UTF-8. */
    public static final int MAX_BYTES = 256 * 1024;

    public static <M> Frame<M> of(String id, M message) {
        return new Frame<>(id, null, null, message);
    }

    public static <M> Frame<M> answer(String id, String re, M message) {
        return new Frame<>(id, re, null, message);
    }

    public static <M> Frame<M> durable(String id, long seq, M message) {
        return new Frame<>(id, null, seq, message);
    }
}
