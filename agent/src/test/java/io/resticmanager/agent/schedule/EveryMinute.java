package io.resticmanager.agent.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A simple line of cron and the due times that somebody finds who walks through time a minute at a time and looks at the wall
 * clock. A minute that the wall clock leaves out counts as the first that it shows again.
 */
record EveryMinute(String line, boolean follows, Predicate<LocalDateTime> matches) {

    /** Daily, each so many minutes or hours, on one day of the week, on leap days, several times in the small hours. */
    static EveryMinute any(Random random) {
        var minute = random.nextInt(60);
        var hour = random.nextInt(24);
        return switch (random.nextInt(6)) {
            case 0 -> new EveryMinute("*/20 * * * *", true, wall -> wall.getMinute() % 20 == 0);
            case 1 -> new EveryMinute(minute + " */6 * * *", true,
                    wall -> wall.getMinute() == minute && wall.getHour() % 6 == 0);
            case 2 -> new EveryMinute(minute + " " + hour + " * * 0", false, wall -> wall.getMinute() == minute
                    && wall.getHour() == hour && wall.getDayOfWeek().getValue() == 7);
            case 3 -> new EveryMinute(minute + " 3 29 2 *", false, wall -> wall.getMinute() == minute
                    && wall.getHour() == 3 && wall.getDayOfMonth() == 29 && wall.getMonthValue() == 2);
            case 4 -> new EveryMinute("0,30 1-3 * * *", false,
                    wall -> wall.getMinute() % 30 == 0 && wall.getHour() >= 1 && wall.getHour() <= 3);
            default -> new EveryMinute(minute + " " + hour + " * * *", false,
                    wall -> wall.getMinute() == minute && wall.getHour() == hour);
        };
    }

    NavigableSet<Instant> between(Instant begin, Instant end, ZoneId zone) {
        var due = new TreeSet<Instant>();
        var seen = new HashSet<LocalDateTime>();
        var expected = LocalDateTime.ofInstant(begin, zone);
        for (var now = begin; now.isBefore(end); now = now.plusSeconds(60)) {
            var wall = LocalDateTime.ofInstant(now, zone);
            for (var shown = expected.isBefore(wall) ? expected : wall; !shown.isAfter(wall); shown = shown
                    .plusMinutes(1)) {
                if (matches.test(shown) && (seen.add(shown) || follows)) {
                    due.add(now);
                }
            }
            expected = wall.plusMinutes(1);
        }
        return due;
    }
}
