package io.resticmanager.hub.connection;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import io.netty.buffer.ByteBuf;
import io.resticmanager.contracts.agent.Frame;

/**
 * Joins the fragments of a message. Of one over the limit only the length is kept, so that fragments without end cost no
 * memory; of one that is no text, nothing. Used by one event loop thread.
 */
final class FrameAssembler {

    private final ByteArrayOutputStream parts = new ByteArrayOutputStream(512);

    private long length;

    private boolean binary;

    /** The message that begins is no text. */
    void binary() {
        binary = true;
    }

    /** The message that this fragment completes; {@link Inbound.TooLarge} when it is over the limit. */
    Optional<Inbound> add(ByteBuf fragment, boolean last) {
        length += fragment.readableBytes();
        if (length <= Frame.MAX_BYTES && !binary) {
            append(fragment);
        }
        return last ? Optional.of(complete()) : Optional.empty();
    }

    private void append(ByteBuf fragment) {
        var bytes = new byte[fragment.readableBytes()];
        fragment.getBytes(fragment.readerIndex(), bytes);
        parts.writeBytes(bytes);
    }

    private Inbound complete() {
        var whole = whole();
        parts.reset();
        length = 0;
        binary = false;
        return whole;
    }

    private Inbound whole() {
        if (binary) {
            return new Inbound.Binary();
        }
        return length > Frame.MAX_BYTES
                ? new Inbound.TooLarge(length)
                : new Inbound.Text(parts.toString(StandardCharsets.UTF_8));
    }
}
