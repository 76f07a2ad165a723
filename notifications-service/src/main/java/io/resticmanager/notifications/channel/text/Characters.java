package io.resticmanager.notifications.channel.text;

/** Which characters a person can see. */
final class Characters {

    private static final int REPLACEMENT = 0xFFFD;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Characters() {}

    /** Control characters count as space, so that words on both sides stay two. */
    static boolean isSpace(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR ->
                true;
            default -> false;
        };
    }

    /** Not a mark that only changes how others are shown. A joiner makes families of single faces; without it they fall apart. */
    static boolean hasForm(int codePoint) {
        return codePoint == ZERO_WIDTH_JOINER || Character.getType(codePoint) != Character.FORMAT;
    }

    /** Half a character has no UTF-8. */
    static int whole(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE ? REPLACEMENT : codePoint;
    }
}
