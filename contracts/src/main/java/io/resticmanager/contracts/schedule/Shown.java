package io.resticmanager.contracts.schedule;

import java.util.Set;
import java.util.stream.Collectors;

/** Text from somebody, shown back: short, and with nothing in it that can not be seen. */
public final class Shown {

    private static final int MOST = 40;
    // Fillers of Hangul and the braille pattern without a dot: letters and symbols
    // to Unicode, and nothing to the eye.
    private static final Set<Integer> BLANK = Set.of(0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0);

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
            default -> BLANK.contains(character);
        };
    }

    /** Whether anything of it can be seen: marks need something that they stand on. */
    public static boolean seen(String text) {
        return text.codePoints().anyMatch(character -> character != ' ' && !hidden(character) && !mark(character));
    }

    private static boolean mark(int character) {
        var type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }
}
