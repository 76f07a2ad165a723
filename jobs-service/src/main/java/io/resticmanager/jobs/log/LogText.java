package io.resticmanager.jobs.log;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Keeps a line of log within bounds. */
final class LogText {

    /** Bytes of UTF-8 that one kept line may have. */
    static final int BYTES = 8 * 1024;

    static final String MARK = " … [cut]";

    private static final int ROOM = BYTES - MARK.getBytes(StandardCharsets.UTF_8).length;

    private LogText() {}

    /** The text, or as much of it as fits with a mark that something is missing; never half a character. */
    static String bounded(String text) {
        if (StandardCharsets.UTF_8.encode(text).remaining() <= BYTES) {
            return text;
        }
        var room = ByteBuffer.allocate(ROOM);
        var rest = CharBuffer.wrap(text);
        StandardCharsets.UTF_8.newEncoder().encode(rest, room, true);
        return text.substring(0, rest.position()) + MARK;
    }
}
