package io.resticmanager.gateway.restore;

/**
 * A name of a file as a page shows it. What has a character that can not be seen, that moves others about, or a blank at an end, stands in
 * quotation marks with escapes as in Java and JSON; so does a name that begins with a quotation mark. No two names look alike then
 * but for letters that do.
 */
public final class ShownName {

    /** What restic writes for bytes that are not UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private ShownName() {}

    public static String of(String name) {
        return plain(name) ? name : quoted(name);
    }

    /** Whether restic can be asked for it by its name: not when the bytes of it are unknown. */
    public static boolean known(String name) {
        return name.indexOf(REPLACEMENT) < 0 && name.codePoints().noneMatch(ShownName::surrogate);
    }

    private static boolean plain(String name) {
        return !name.startsWith("\"") && name.equals(name.strip()) && name.codePoints().noneMatch(ShownName::hidden);
    }

    private static String quoted(String name) {
        var text = new StringBuilder("\"");
        name.codePoints().forEach(point -> append(text, point));
        return text.append('"').toString();
    }

    private static void append(StringBuilder text, int point) {
        switch (point) {
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            case '"', '\\' -> text.append('\\').appendCodePoint(point);
            default -> {
                if (hidden(point)) {
                    for (var unit : Character.toChars(point)) {
                        text.append("\\u%04x".formatted((int) unit));
                    }
                } else {
                    text.appendCodePoint(point);
                }
            }
        }
    }

    private static boolean surrogate(int point) {
        return Character.getType(point) == Character.SURROGATE;
    }

    private static boolean hidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED, Character.PRIVATE_USE ->
                true;
            case Character.SPACE_SEPARATOR -> point != ' ';
            default -> false;
        };
    }
}
