package io.resticmanager.contracts.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Due times by name where the clocks change, and by thousands against a reference that walks through every minute. */
final class TimetableTest {

    private static final int LINES = 400;
    private static final Duration SPAN = Duration.ofDays(9);

    // Forward and back by an hour, by half an hour, at midnight, by a day, and not
    // at all.
    private static final List<String> ZONES = List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe",
            "America/Havana", "Africa/Cairo", "Pacific/Apia", "Asia/Kathmandu", "UTC");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "the time is left out: the first moment after | 30 2 * * * | Europe/Berlin | 2026-03-28T12:00:00Z | 2026-03-29T01:00:00Z",
            "and the day after as ever | 30 2 * * * | Europe/Berlin | 2026-03-29T01:00:00Z | 2026-03-30T00:30:00Z",
            "it comes twice: the first | 30 2 * * * | Europe/Berlin | 2026-10-24T12:00:00Z | 2026-10-25T00:30:00Z",
            "and not the second | 30 2 * * * | Europe/Berlin | 2026-10-25T00:30:00Z | 2026-10-26T01:30:00Z",
            "each quarter follows elapsed time | */15 * * * * | Europe/Berlin | 2026-10-25T00:45:00Z | 2026-10-25T01:00:00Z",
            "and skips nothing | */15 * * * * | Europe/Berlin | 2026-03-29T00:45:00Z | 2026-03-29T01:00:00Z",
            "midnight is left out | 0 0 * * * | America/Havana | 2026-03-08T00:00:00Z | 2026-03-08T05:00:00Z",
            "a whole day is left out | 0 12 * * * | Pacific/Apia | 2011-12-29T23:00:00Z | 2011-12-30T10:00:00Z",
            "a leap day | 0 3 29 2 * | UTC | 2026-01-01T00:00:00Z | 2028-02-29T03:00:00Z",
            "either of the two days | 0 0 13 * 5 | UTC | 2026-02-01T00:00:00Z | 2026-02-06T00:00:00Z",
            "Sunday as 7 | 0 0 * * 7 | UTC | 2026-11-21T00:00:00Z | 2026-11-22T00:00:00Z",
            "a week that begins with Sunday | 0 0 * * SUN-THU | UTC | 2026-11-19T00:00:00Z | 2026-11-22T00:00:00Z",
            "by name | 0 0 * JAN MON-FRI | UTC | 2026-11-21T00:00:00Z | 2027-01-01T00:00:00Z",
            "not the moment itself | 0 0 * * * | UTC | 2026-11-21T00:00:00Z | 2026-11-22T00:00:00Z",
            "the moment a nanosecond ahead | 0 0 * * * | UTC | 2026-11-20T23:59:59.999999999Z | 2026-11-21T00:00:00Z"})
    void isDue(String why, String cron, String zone, Instant after, Instant due) throws Exception {
        assertThat(new Timetable(CronLine.parse(cron), ZoneId.of(zone)).next(after)).as(why).contains(due);
    }

    @Test
    void whatIsLeftOutIsDueOnce() throws Exception {
        var table = new Timetable(CronLine.parse("0,20,40 2 * * *"), ZoneId.of("Europe/Berlin"));
        assertThat(within(table, Instant.parse("2026-03-29T00:00:00Z"), Instant.parse("2026-03-29T12:00:00Z")))
                .containsExactly(Instant.parse("2026-03-29T01:00:00Z"));
    }

    @Test
    void theNextFive() throws Exception {
        var table = new Timetable(CronLine.parse("0 3 * * *"), ZoneId.of("UTC"));
        assertThat(table.after(Instant.parse("2026-11-21T04:00:00Z")).limit(5)).hasSize(5)
                .startsWith(Instant.parse("2026-11-22T03:00:00Z")).endsWith(Instant.parse("2026-11-26T03:00:00Z"));
    }

    /** Each seed is a run of its own, so that a failure names it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void agreesWithTheReference(long seed) throws Exception {
        var random = new Random(seed);
        for (int i = 0; i < LINES / 4; i++) {
            var zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            var reference = new EveryMinute(field(random, 0, 59), field(random, 0, 23), field(random, 1, 31),
                    field(random, 1, 12), field(random, 0, 6), zone);
            var start = nearAChange(zone, random);
            var table = new Timetable(CronLine.parse(reference.line()), zone);
            assertThat(within(table, start, start.plus(SPAN))).as("%s in %s from %s", reference.line(), zone, start)
                    .isEqualTo(reference.between(start, start.plus(SPAN)));
        }
    }

    private static List<Instant> within(Timetable table, Instant after, Instant end) {
        return table.after(after).takeWhile(due -> due.isBefore(end)).toList();
    }

    // Half of the spans have a change of the clocks in them, where the zone has
    // any.
    private static Instant nearAChange(ZoneId zone, Random random) {
        var some = Instant.parse("2011-06-01T00:00:00Z").plus(Duration.ofHours(random.nextInt(24 * 365 * 20)));
        var change = zone.getRules().nextTransition(some);
        return change == null || random.nextBoolean()
                ? some
                : change.getInstant().minus(Duration.ofMinutes(random.nextInt(60 * 24 * 4)));
    }

    private static EveryMinute.Field field(Random random, int first, int last) {
        var from = first + random.nextInt(last - first + 1);
        var to = from + random.nextInt(last - from + 1);
        var step = 1 + random.nextInt(Math.max(1, (last - first) / 2));
        return switch (random.nextInt(6)) {
            case 0 -> of(String.valueOf(from), from, from, 1);
            case 1 -> of(from + "-" + to, from, to, 1);
            case 2 -> of("*/" + step, first, last, step);
            case 3 -> new EveryMinute.Field(from + "," + to,
                    Set.of(from).equals(Set.of(to)) ? Set.of(from) : Set.of(from, to));
            default -> of("*", first, last, 1);
        };
    }

    private static EveryMinute.Field of(String typed, int from, int to, int step) {
        return new EveryMinute.Field(typed, IntStream.rangeClosed(from, to).filter(n -> (n - from) % step == 0).boxed()
                .collect(Collectors.toSet()));
    }
}
