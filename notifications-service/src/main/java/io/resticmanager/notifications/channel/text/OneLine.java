package io.resticmanager.notifications.channel.text;

/**
 * Any text as one line that looks like what it is: line breaks, control characters and marks that turn the direction of what follows
 * are gone, so a host can neither begin a header of its own nor pass for another one.
 */
public final class OneLine {

    private static final String CUT = "…";

    private OneLine() {}

    /** @param most code points, the mark of a cut included */
    public static String of(String text, int most) {
        var clean = new StringBuilder();
        text.codePoints().map(OneLine::visible).filter(Characters::hasForm).forEach(clean::appendCodePoint);
        return cut(plain(clean.toString()).replaceAll(" {2,}", " ").strip(), most);
    }

    private static int visible(int codePoint) {
        return Characters.isSpace(codePoint) ? ' ' : Characters.whole(codePoint);
    }

    // What looks encoded (RFC 2047) would be decoded by whoever reads the header,
    // into anything at all.
    private static String plain(String text) {
        return text.replace("=?", "= ?");
    }

    private static String cut(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, most - 1)).stripTrailing() + CUT;
    }
}
