package io.resticmanager.notifications.channel.text;

import java.nio.charset.StandardCharsets;

/** Any text as lines for a person: breaks are kept as line feeds, other control characters and marks of direction are gone. */
public final class Prose {

    private static final String CUT = "… (cut)";

    private Prose() {}

    public static String of(String text) {
        var clean = new StringBuilder();
        text.replace("\r\n", "\n").replace('\r', '\n').codePoints().map(Characters::whole)
                .filter(Prose::readable).forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }

    /** What fits into so many bytes of UTF-8, ended between two characters, with a mark where something is missing. */
    public static String fitting(String text, int bytes) {
        if (size(text) <= bytes) {
            return text;
        }
        var room = bytes - size(CUT);
        var end = 0;
        while (size(text.codePointAt(end)) <= room) {
            room -= size(text.codePointAt(end));
            end += Character.charCount(text.codePointAt(end));
        }
        return text.substring(0, end) + CUT;
    }

    /** As it is, but for half characters: a writer of JSON refuses them. */
    public static String encodable(String text) {
        return text.codePoints().map(Characters::whole)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /** In bytes of UTF-8. */
    public static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int size(int codePoint) {
        return size(Character.toString(codePoint));
    }

    private static boolean readable(int codePoint) {
        return codePoint == '\n' || codePoint == '\t'
                || Character.getType(codePoint) != Character.CONTROL && Characters.hasForm(codePoint);
    }
}
