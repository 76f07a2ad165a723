package io.resticmanager.hub.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Hands on a long WebSocket frame as a chain of small ones. Netty's decoder gathers a frame in memory before it gives it
 * away, and ends the connection over one that is too long for that; cut up it costs no memory, can be counted, and be
 * answered. Stands in front of the decoder; until there is one, bytes pass as they are.
 */
final class LongFrames extends ChannelInboundHandlerAdapter {

    /** The longest frame behind it, in bytes. A multiple of four, so that masks fit. */
    static final int LARGEST = 32 * 1024;

    private final ByteBuf head = Unpooled.buffer(FrameHead.LONGEST, FrameHead.LONGEST);

    private @Nullable FrameHead frame;

    private long left;

    private int leftOfPart;

    private boolean upgraded;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes && isWebSocket(context)) {
            try {
                cut(context, bytes);
            } finally {
                bytes.release();
            }
        } else {
            context.fireChannelRead(message);
        }
    }

    private boolean isWebSocket(ChannelHandlerContext context) {
        upgraded = upgraded || context.pipeline().get(WebSocketFrameDecoder.class) != null;
        return upgraded;
    }

    private void cut(ChannelHandlerContext context, ByteBuf bytes) {
        while (bytes.isReadable()) {
            if (leftOfPart > 0) {
                carry(context, bytes);
            } else {
                gather(context, bytes.readByte());
            }
        }
    }

    private void carry(ChannelHandlerContext context, ByteBuf bytes) {
        var some = Math.min(bytes.readableBytes(), leftOfPart);
        left -= some;
        leftOfPart -= some;
        context.fireChannelRead(bytes.readRetainedSlice(some));
        if (leftOfPart == 0 && left > 0 && frame != null) {
            begin(context, frame, false);
        }
    }

    private void gather(ChannelHandlerContext context, int next) {
        head.writeByte(next);
        if (head.readableBytes() >= FrameHead.SHORTEST && head.readableBytes() == FrameHead.size(head.getByte(1))) {
            var whole = head.copy();
            var read = FrameHead.of(head);
            head.clear();
            meet(context, read, whole);
        }
    }

    // A length that can not be is for the decoder to refuse.
    private void meet(ChannelHandlerContext context, FrameHead read, ByteBuf whole) {
        frame = read;
        left = Math.max(0, read.length());
        if (left > LARGEST && !read.isControl()) {
            whole.release();
            begin(context, read, true);
        } else {
            leftOfPart = (int) Math.min(left, Integer.MAX_VALUE);
            context.fireChannelRead(whole);
        }
    }

    private void begin(ChannelHandlerContext context, FrameHead whole, boolean first) {
        leftOfPart = (int) Math.min(left, LARGEST);
        context.fireChannelRead(whole.part(first, leftOfPart == left, leftOfPart));
    }
}
