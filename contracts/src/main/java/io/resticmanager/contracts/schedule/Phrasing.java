package io.resticmanager.contracts.schedule;

import java.util.List;
import java.util.Locale;

/** Turns what the cron library says of days and months, such as "at 29 day at February month", into English. */
final class Phrasing {

    private record Turn(String said, String better) {}

    private static final String LIST = "(?:, | and )";
    private static final String NAMES = "(\\p{Upper}\\p{Lower}+(?:%s\\p{Upper}\\p{Lower}+)*)".formatted(LIST);
    private static final String NUMBERS = "(\\d+(?:%s\\d+)+)".formatted(LIST);

    private static final List<Turn> TURNS = List.of(
            new Turn("at %s months?\\b".formatted(NAMES), "in $1"),
            new Turn("at %s days?\\b".formatted(NAMES), "on $1"),
            new Turn("at (\\d+) day\\b", "on day $1 of the month"),
            new Turn("at %s days\\b".formatted(NUMBERS), "on days $1 of the month"),
            new Turn("of the month in ", "of "),
            // Where both days are given, either is enough.
            new Turn("(on days? .* of [^ ]+(?: month)?) (on|every day between) ", "$1 or $2 "));

    private Phrasing() {}

    static String of(String said) {
        var text = said;
        for (var turn : TURNS) {
            text = text.replaceAll(turn.said, turn.better);
        }
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
