package io.resticmanager.cli.screen;

import java.util.function.IntFunction;
import java.util.stream.Collectors;

import io.resticmanager.contracts.schedule.Shown;

/**
 * Text from hosts and people, for a terminal: what a terminal would obey (ECMA-48 control functions), or what turns text around, is
 * shown by its number instead. A log line may be anything that a file on an endpoint is called.
 */
public final class Safe {

    private static final int LAST_OF_ASCII = 0x7e;

    private Safe() {}

    /** As {@code <U+001B>}; a tab stays. */
    public static String text(String text) {
        return escaped(text, "<U+%04X>"::formatted);
    }

    /** JSON that means the same: what is not seen is written as JSON writes it. */
    static String json(String json) {
        return escaped(json, character -> character <= LAST_OF_ASCII
                ? Character.toString(character)
                : Character.toString(character).chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining()));
    }

    private static String escaped(String text, IntFunction<String> escape) {
        return text.codePoints().mapToObj(character -> Shown.hidden(character) && character != '\t'
                ? escape.apply(character)
                : Character.toString(character)).collect(Collectors.joining());
    }
}
