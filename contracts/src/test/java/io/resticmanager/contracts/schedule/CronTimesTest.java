package io.resticmanager.contracts.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The times that a sentence is made from, held against those at which it runs, over thousands of lines. */
final class CronTimesTest {

    private static final int LINES = 60;
    private static final int DAYS = 30;
    // The library takes its time where it comes each minute.
    private static final int RUNS = 40;
    private static final List<String> WEEK = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final List<String> YEAR = List.of("", "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP",
            "OCT", "NOV", "DEC");

    /** Each seed is a run of its own, so that a failure names it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void areThoseAtWhichItRuns(long seed) throws Exception {
        var random = new Random(seed);
        for (var i = 0; i < LINES; i++) {
            var typed = typed(random);
            var line = CronLine.parse(typed);
            var start = LocalDateTime.of(2024, 1, 1, 0, 0).plusMinutes(random.nextInt(60 * 24 * 1_500));

            assertThat(claimed(line.times(), start)).as("%s, %s from %s", typed, line.sentence(), start)
                    .isEqualTo(run(line, start));
        }
    }

    private static List<Instant> claimed(CronTimes times, LocalDateTime start) {
        return Stream.iterate(start.plusMinutes(1), time -> time.isBefore(start.plusDays(DAYS)),
                time -> time.plusMinutes(1)).filter(times::has).limit(RUNS).map(time -> time.toInstant(ZoneOffset.UTC))
                .toList();
    }

    private static List<Instant> run(CronLine line, LocalDateTime start) {
        var end = start.plusDays(DAYS).toInstant(ZoneOffset.UTC);
        return new Timetable(line, ZoneOffset.UTC).after(start.toInstant(ZoneOffset.UTC))
                .takeWhile(due -> due.isBefore(end)).limit(RUNS).toList();
    }

    // Mostly free to come, so that there is something to compare within some days.
    private static String typed(Random random) {
        return Stream.of(field(random, 0, 59, List.of(), 2), field(random, 0, 23, List.of(), 2),
                field(random, 1, 28, List.of(), 2), field(random, 1, 12, YEAR, 4), field(random, 0, 7, WEEK, 2))
                .collect(Collectors.joining(" "));
    }

    private static String field(Random random, int first, int last, List<String> names, int stars) {
        return random.nextInt(stars) > 0
                ? "*"
                : IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(_ -> item(random, first, last, names))
                        .collect(Collectors.joining(","));
    }

    private static String item(Random random, int first, int last, List<String> names) {
        var from = first + random.nextInt(last - first + 1);
        var to = from + random.nextInt(last - from + 1);
        var step = "/" + (1 + random.nextInt(Math.min(6, last - first)));
        return switch (random.nextInt(6)) {
            case 0 -> "*" + step;
            case 1 -> value(random, from, names) + step;
            case 2 -> value(random, from, names) + "-" + value(random, to, names);
            case 3 -> value(random, from, names) + "-" + value(random, to, names) + step;
            case 4 -> names == WEEK ? "SUN-" + WEEK.get(random.nextInt(7)) : value(random, from, names);
            default -> value(random, from, names);
        };
    }

    private static String value(Random random, int number, List<String> names) {
        return number < names.size() && random.nextBoolean() ? names.get(number) : String.valueOf(number);
    }
}
