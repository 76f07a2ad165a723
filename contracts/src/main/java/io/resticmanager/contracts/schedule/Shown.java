package io.resticmanager.contracts.schedule;

import java.util.stream.Collectors;

/** Text from somebody, shown back: short, and with nothing in it that can not be seen. */
public final class Shown {

    private static final int MOST = 40;

    private Shown() {}

    /** At most 40 characters; control characters, and those that are not seen or turn the text around, by number. */
    public static String of(String text) {
        var shown = text.codePoints().limit(MOST).mapToObj(Shown::of).collect(Collectors.joining());
        return text.codePointCount(0, text.length()) > MOST ? shown + "…" : shown;
    }

    private static String of(int character) {
        return hidden(character) ? "<U+%04X>".formatted(character) : Character.toString(character);
    }

    /** Whether nobody sees it, or takes it for a common space. */
    public static boolean hidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.SPACE_SEPARATOR -> character != ' ';
            default -> false;
        };
    }
}
