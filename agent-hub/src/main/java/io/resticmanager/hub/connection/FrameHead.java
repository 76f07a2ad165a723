package io.resticmanager.hub.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** The head of a WebSocket frame (RFC 6455, section 5.2). */
record FrameHead(int first, boolean masked, int mask, long length) {

    static final int SHORTEST = 2;

    static final int LONGEST = 14;

    private static final int END = 0x80;

    private static final int CONTROL = 0x08;

    private static final int MASKED = 0x80;

    private static final int LENGTH = 0x7F;

    private static final int TWO_BYTES = 126;

    private static final int EIGHT_BYTES = 127;

    /** How many bytes a head has, by its second one. */
    static int size(int second) {
        var wider = switch (second & LENGTH) {
            case TWO_BYTES -> Short.BYTES;
            case EIGHT_BYTES -> Long.BYTES;
            default -> 0;
        };
        return SHORTEST + wider + ((second & MASKED) == 0 ? 0 : Integer.BYTES);
    }

    static FrameHead of(ByteBuf head) {
        var first = head.readUnsignedByte();
        var second = head.readUnsignedByte();
        var length = switch (second & LENGTH) {
            case TWO_BYTES -> head.readUnsignedShort();
            case EIGHT_BYTES -> head.readLong();
            default -> second & LENGTH;
        };
        var masked = (second & MASKED) != 0;
        return new FrameHead(first, masked, masked ? head.readInt() : 0, length);
    }

    boolean isControl() {
        return (first & CONTROL) != 0;
    }

    /**
     * The head of a part of this frame. The mask stays: it repeats every four bytes.
     *
     * @param bytes of the part, below 65,536; before the last a multiple of four
     */
    ByteBuf part(boolean begins, boolean ends, int bytes) {
        var head = Unpooled.buffer(LONGEST);
        head.writeByte((begins ? first & ~END : 0) | (ends ? first & END : 0));
        var flag = masked ? MASKED : 0;
        // The shortest form that fits is the only one allowed.
        if (bytes < TWO_BYTES) {
            head.writeByte(flag | bytes);
        } else {
            head.writeByte(flag | TWO_BYTES).writeShort(bytes);
        }
        return masked ? head.writeInt(mask) : head;
    }
}
