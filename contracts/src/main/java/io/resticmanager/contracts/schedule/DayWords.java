package io.resticmanager.contracts.schedule;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** On which days, as the end of a sentence; empty when on all. */
final class DayWords {

    private static final int WEEK = 7;
    private static final int YEAR = 12;

    private DayWords() {}

    static String of(CronTimes times) {
        var months = new Numbers(times.months());
        var dates = new Numbers(times.days());
        if (times.anyDay()) {
            return times.anyWeekday() ? everyDay(months) : weekdays(times.weekdays()) + in(months);
        }
        return times.anyWeekday()
                ? " on " + dates(dates) + " of " + of(months)
                : " on %s of the month and on every %s".formatted(dates(dates), also(times.weekdays())) + in(months);
    }

    private static String everyDay(Numbers months) {
        return months.size() == YEAR ? "" : ", every day" + in(months);
    }

    private static String dates(Numbers dates) {
        if (dates.longRun() && dates.step() > 1) {
            return "every %s day from %d to %d".formatted(dates.nth(), dates.first(), dates.last());
        }
        return (dates.size() == 1 ? "day " : "days ") + dates.inRuns(String::valueOf);
    }

    private static String of(Numbers months) {
        return months.size() == YEAR ? "the month" : months.inRuns(DayWords::month);
    }

    private static String in(Numbers months) {
        return months.size() == YEAR ? "" : " in " + months.inRuns(DayWords::month);
    }

    private static String weekdays(List<Integer> days) {
        var week = week(days);
        return (week.hasRun() ? ", " : " on ") + week.inRuns(DayWords::weekday);
    }

    private static String also(List<Integer> days) {
        var week = week(days);
        return week.run()
                ? "day from %s to %s".formatted(weekday(week.first()), weekday(week.last()))
                : Numbers.list(week.all().stream().map(DayWords::weekday));
    }

    // From Monday on, unless they are one stretch that begins on another day: then
    // from there on, beyond the end of the week.
    private static Numbers week(List<Integer> days) {
        var first = IntStream.rangeClosed(1, WEEK).filter(day -> days.contains(day % WEEK))
                .filter(day -> stretch(day, days)).findFirst().orElse(1);
        return new Numbers(IntStream.range(first, first + WEEK).filter(day -> days.contains(day % WEEK)).boxed()
                .toList());
    }

    private static boolean stretch(int first, List<Integer> days) {
        return IntStream.range(first, first + days.size()).allMatch(day -> days.contains(day % WEEK));
    }

    private static String weekday(int day) {
        return DayOfWeek.MONDAY.plus(day - 1L).getDisplayName(TextStyle.FULL, Locale.UK);
    }

    private static String month(int month) {
        return Month.of(month).getDisplayName(TextStyle.FULL, Locale.UK);
    }
}
