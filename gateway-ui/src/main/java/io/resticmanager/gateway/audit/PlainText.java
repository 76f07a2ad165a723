package io.resticmanager.gateway.audit;

import java.nio.charset.StandardCharsets;

/** Makes text of strangers fit to be kept: what can not be seen is written as its code, and what is too long is cut. */
final class PlainText {

    private static final String CUT = "…";

    private PlainText() {}

    /** In at most so many bytes of UTF-8, cut between two characters. */
    static String of(String text, int mostBytes) {
        var seen = new StringBuilder();
        var room = mostBytes - CUT.getBytes(StandardCharsets.UTF_8).length;
        var whole = 0;
        var fitting = 0;
        for (var i = 0; i < text.length() && whole <= mostBytes;) {
            var point = text.codePointAt(i);
            i += Character.charCount(point);
            var written = written(point);
            whole += written.getBytes(StandardCharsets.UTF_8).length;
            seen.append(written);
            fitting = whole <= room ? seen.length() : fitting;
        }
        return whole <= mostBytes ? seen.toString() : seen.substring(0, fitting) + CUT;
    }

    // Also what turns the direction of writing, which can make one address look
    // like another, and half a character, which no UTF-8 can hold.
    private static String written(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                "\\u%04x".formatted(point);
            default -> Character.toString(point);
        };
    }
}
