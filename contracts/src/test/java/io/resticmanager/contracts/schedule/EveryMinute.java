package io.resticmanager.contracts.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The reference: walks through time a minute at a time and looks at the wall clock. A minute that the wall clock skips counts
 * as the first that it shows again.
 */
record EveryMinute(Field minute, Field hour, Field day, Field month, Field weekday, ZoneId zone) {

    /** Which numbers of a field are meant. @param all whether it was typed as a star */
    record Field(String typed, Set<Integer> numbers) {

        boolean has(int number) {
            return numbers.contains(number);
        }

        boolean star() {
            return typed.equals("*") || typed.equals("*/1");
        }
    }

    List<Instant> between(Instant after, Instant end) {
        var due = new TreeSet<Instant>();
        var seen = new TreeSet<LocalDateTime>();
        var expected = wall(after.truncatedTo(ChronoUnit.MINUTES));
        for (var now = after.truncatedTo(ChronoUnit.MINUTES); now.isBefore(end); now = now.plusSeconds(60)) {
            for (var wall = expected.isBefore(wall(now)) ? expected : wall(now); !wall.isAfter(wall(now)); wall = wall
                    .plusMinutes(1)) {
                if (matches(wall) && (seen.add(wall) || follows()) && now.isAfter(after)) {
                    due.add(now);
                }
            }
            expected = wall(now).plusMinutes(1);
        }
        return List.copyOf(due);
    }

    private LocalDateTime wall(Instant moment) {
        return LocalDateTime.ofInstant(moment, zone);
    }

    private boolean follows() {
        return hour.typed().startsWith("*") || hour.typed().contains("/");
    }

    private boolean matches(LocalDateTime wall) {
        return minute.has(wall.getMinute()) && hour.has(wall.getHour()) && month.has(wall.getMonthValue())
                && dayMatches(wall);
    }

    private boolean dayMatches(LocalDateTime wall) {
        var dated = day.has(wall.getDayOfMonth());
        var weekly = weekday.has(wall.getDayOfWeek().getValue() % 7);
        return day.star() || weekday.star() ? dated && weekly : dated || weekly;
    }

    String line() {
        return String.join(" ", minute.typed(), hour.typed(), day.typed(), month.typed(), weekday.typed());
    }
}
