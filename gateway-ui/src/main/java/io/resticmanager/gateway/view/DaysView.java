package io.resticmanager.gateway.view;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

import io.resticmanager.contracts.run.RunDay;
import io.resticmanager.gateway.view.DayView.State;

/**
 * What became of the due runs day by day, the oldest first: as a map with a column for each week, as a strip, and in words. The
 * same picture is read by its shapes alone.
 */
public record DaysView(List<RunDay> all) {

    private static final int NAMED = 10;

    /** Whether there is anything to draw. */
    public boolean known() {
        return !all.isEmpty();
    }

    /** Each day at its place: the column is its week, the row its day of the week from Monday. */
    public List<DayView> days() {
        return all.stream().map(day -> new DayView(day, column(day.day()), day.day().getDayOfWeek().getValue() - 1))
                .toList();
    }

    /** The last of them in one row. */
    public List<DayView> strip(int last) {
        var from = Math.max(0, all.size() - last);
        var cut = all.subList(from, all.size());
        return cut.stream().map(day -> new DayView(day, cut.indexOf(day), 0)).toList();
    }

    public int columns() {
        return known() ? column(all.getLast().day()) + 1 : 0;
    }

    /** The first day of the map, of its middle, and the last. */
    public List<String> marks() {
        return known()
                ? List.of(words(0), words(all.size() / 2), words(all.size() - 1))
                : List.of();
    }

    public String told() {
        return told(days());
    }

    /** For those who can not see the strip. */
    public String told(int last) {
        return told(strip(last));
    }

    /** Those that somebody should look at, the newest first. */
    public List<DayView> troubled() {
        return days().reversed().stream()
                .filter(day -> day.state() == State.bad || day.state() == State.doubtful).toList();
    }

    /** How many days stand so. */
    public long count(String state) {
        return days().stream().filter(day -> day.state() == State.valueOf(state)).count();
    }

    // Weeks begin on Monday.
    private int column(LocalDate day) {
        var monday = all.getFirst().day().minusDays(all.getFirst().day().getDayOfWeek().getValue() - 1);
        return (int) (ChronoUnit.DAYS.between(monday, day) / 7);
    }

    private String words(int index) {
        return ZonedWords.day(all.get(index).day());
    }

    private static String told(List<DayView> days) {
        if (days.isEmpty()) {
            return "Not known.";
        }
        return "Backups from %s to %s: %s well, %s to look at%s, %s failed or missed%s, %s without a due run."
                .formatted(
                        ZonedWords.day(days.getFirst().day().day()), ZonedWords.day(days.getLast().day().day()),
                        Words.plural(of(days, State.well).size(), "day"), of(days, State.doubtful).size(),
                        named(of(days, State.doubtful)), of(days, State.bad).size(), named(of(days, State.bad)),
                        of(days, State.none).size() + of(days, State.open).size());
    }

    private static List<DayView> of(List<DayView> days, State state) {
        return days.stream().filter(day -> day.state() == state).toList();
    }

    private static String named(List<DayView> days) {
        if (days.isEmpty()) {
            return "";
        }
        var names = days.reversed().stream().limit(NAMED).map(day -> ZonedWords.day(day.day().day()))
                .collect(Collectors.joining(", "));
        return " (" + names + (days.size() > NAMED ? " and others)" : ")");
    }
}
