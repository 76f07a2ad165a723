package io.resticmanager.hub.connection;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import io.netty.buffer.ByteBuf;
import io.resticmanager.contracts.agent.Frame;

/**
 * Joins the fragments of a text message. Of a message over the limit only the length is kept, so that fragments without
 * end cost no memory. Used by one event loop thread.
 */
final class FrameAssembler {

    private final ByteArrayOutputStream parts = new ByteArrayOutputStream(512);

    private long length;

    /** The message that this fragment completes; {@link Inbound.TooLarge} when it is over the limit. */
    Optional<Inbound> add(ByteBuf fragment, boolean last) {
        length += fragment.readableBytes();
        if (length <= Frame.MAX_BYTES) {
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
        var whole = length;
        var text = parts.toString(StandardCharsets.UTF_8);
        parts.reset();
        length = 0;
        return whole > Frame.MAX_BYTES ? new Inbound.TooLarge(whole) : new Inbound.Text(text);
    }
}
