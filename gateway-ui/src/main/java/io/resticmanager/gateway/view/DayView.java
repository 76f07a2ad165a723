package io.resticmanager.gateway.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.resticmanager.contracts.run.RunDay;

/** The due runs of one day: the worst of them gives colour and shape, and all of them are told in words. */
public record DayView(RunDay day, int column, int row) {

    /** From one square to the next. */
    public static final int MAP_PITCH = 21;
    public static final int STRIP_PITCH = 14;

    /** How a day stands; what needs a person is the worse. */
    public enum State {
        bad, doubtful, well, open, none
    }

    public State state() {
        if (day.failed() + day.missed() > 0) {
            return State.bad;
        }
        if (day.suspect() + day.warnings() + day.skipped() > 0) {
            return State.doubtful;
        }
        if (day.well() > 0) {
            return State.well;
        }
        return day.open() > 0 ? State.open : State.none;
    }

    /** For the class of its square. */
    public String css() {
        return switch (state()) {
            case bad -> "f";
            case doubtful -> "w";
            case well -> "o";
            case open -> "n open";
            case none -> "n";
        };
    }

    /** What is drawn into its square of 18 on the map, for the attribute {@code d}; empty for nothing. */
    public String mapMark() {
        var x = column * MAP_PITCH;
        var y = row * MAP_PITCH;
        return switch (state()) {
            case bad -> String.format(Locale.ROOT, "m%.1f %.1f 7 7m0-7-7 7", x + 5.5, y + 5.5);
            case doubtful -> String.format(Locale.ROOT, "M%d %.1fv5m0 3.5v.01", x + 9, y + 4.5);
            case open -> "M%d %dv.01".formatted(x + 9, y + 9);
            case well, none -> "";
        };
    }

    /** The same for its square of 11 in the strip. */
    public String stripMark() {
        var x = column * STRIP_PITCH;
        return switch (state()) {
            case bad -> String.format(Locale.ROOT, "m%.1f 3.5 4 4m0-4-4 4", x + 3.5);
            case doubtful -> String.format(Locale.ROOT, "M%.1f 2.7v3.3m0 2.3v.01", x + 5.5);
            case open -> String.format(Locale.ROOT, "M%.1f 5.5v.01", x + 5.5);
            case well, none -> "";
        };
    }

    /** As in {@code Mon 24 Aug: 1 well, 1 failed}. */
    public String title() {
        return ZonedWords.day(day.day()) + ": " + counts();
    }

    private String counts() {
        List<String> told = new ArrayList<>();
        add(told, day.failed(), "failed");
        add(told, day.missed(), "missed");
        add(told, day.suspect(), "suspect");
        add(told, day.warnings(), "with warnings");
        add(told, day.skipped(), "skipped");
        add(told, day.well(), "well");
        add(told, day.open(), "still open");
        return told.isEmpty() ? "nothing was due" : String.join(", ", told);
    }

    private static void add(List<String> told, int number, String word) {
        if (number > 0) {
            told.add(Words.count(number) + " " + word);
        }
    }
}
