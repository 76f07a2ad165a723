package io.resticmanager.contracts.schedule;

import java.util.List;
import java.util.stream.Stream;

/** A sentence in English for the times of a cron line: the time of day, then the days. What has no plain words is listed. */
final class CronWords {

    private static final int HOUR = 60;
    private static final int DAY = 24;
    // More times of the day than these are no longer read one by one.
    private static final int FEW = 8;

    private CronWords() {}

    static String of(CronTimes times) {
        return clock(new Numbers(times.minutes()), new Numbers(times.hours())) + DayWords.of(times);
    }

    private static String clock(Numbers minutes, Numbers hours) {
        if (minutes.size() == HOUR) {
            return "Every minute" + during(hours);
        }
        if (minutes.size() == 1) {
            return hourly(minutes.first(), hours);
        }
        if (beats(minutes) && hours.step() == 1) {
            return "Every %d minutes".formatted(minutes.step())
                    + (hours.size() == DAY ? "" : span(hours.first(), minutes.first(), hours.last(), minutes.last()));
        }
        return minutes.size() * hours.size() <= FEW
                ? "At " + Numbers.list(each(minutes, hours))
                : "At " + minutes(minutes) + " past " + past(hours);
    }

    // From the full hour on and over into the next without a stumble.
    private static boolean beats(Numbers minutes) {
        return minutes.first() == 0 && minutes.steady() && minutes.step() * minutes.size() == HOUR;
    }

    private static String during(Numbers hours) {
        if (hours.size() == DAY) {
            return "";
        }
        return hours.step() == 1
                ? span(hours.first(), 0, hours.last(), HOUR - 1)
                : " of the hours that begin at " + Numbers.list(each(new Numbers(List.of(0)), hours));
    }

    private static String hourly(int minute, Numbers hours) {
        if (hours.size() == DAY) {
            return minute == 0 ? "Every hour" : "Every hour at minute " + minute;
        }
        if (!hours.longRun()) {
            return "At " + Numbers.list(each(new Numbers(List.of(minute)), hours));
        }
        return (hours.step() == 1 ? "Every hour" : "Every %d hours".formatted(hours.step()))
                + span(hours.first(), minute, hours.last(), minute);
    }

    private static String minutes(Numbers minutes) {
        return minutes.longRun() && minutes.step() > 1
                ? "every %s minute from %d to %d".formatted(minutes.nth(), minutes.first(), minutes.last())
                : "minutes " + minutes.inRuns(String::valueOf);
    }

    private static String past(Numbers hours) {
        if (hours.size() == DAY) {
            return "every hour";
        }
        return hours.longRun()
                ? "every " + (hours.step() == 1 ? "hour" : hours.nth() + " hour")
                        + span(hours.first(), 0, hours.last(), 0)
                : Numbers.list(each(new Numbers(List.of(0)), hours));
    }

    private static Stream<String> each(Numbers minutes, Numbers hours) {
        return hours.all().stream().flatMap(hour -> minutes.all().stream().map(minute -> time(hour, minute)));
    }

    private static String span(int fromHour, int fromMinute, int toHour, int toMinute) {
        return " from %s to %s".formatted(time(fromHour, fromMinute), time(toHour, toMinute));
    }

    private static String time(int hour, int minute) {
        return "%02d:%02d".formatted(hour, minute);
    }
}
