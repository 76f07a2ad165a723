package io.resticmanager.contracts.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules by name, and by thousands of schedules in zones that change their clocks. */
final class SpreadTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final List<String> ZONES = List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe",
            "America/Havana", "Pacific/Apia", "Asia/Kathmandu", "UTC");
    private static final List<String> LINES = List.of("* * * * *", "*/7 * * * *", "0 * * * *", "30 */6 * * *",
            "30 2 * * *", "0,30 1-3 * * *", "0 5 * * SUN", "0 3 29 2 *");

    @Test
    void withoutJitterARunBeginsWhenItIsDue() throws Exception {
        assertThat(of("H1", "0 * * * *", "UTC", 0).beginOf(NOON)).isEqualTo(NOON);
        assertThat(of("H1", "0 * * * *", "UTC", -1).beginOf(NOON)).isEqualTo(NOON);
    }

    /** Written down, so that a change that would move the runs of every fleet is noticed. */
    @Test
    void theDelayStaysWhatItWas() throws Exception {
        assertThat(of("H1", "0 3 * * *", "UTC", 3_600).beginOf(NOON)).isEqualTo(NOON.plusSeconds(385));
    }

    @Test
    void hostsAndSchedulesAndDaysAreSpread() throws Exception {
        var days = of("H1", "0 3 * * *", "UTC", 3_600);
        var hosts = NOON.plus(Duration.ofHours(15));

        assertThat(days.timetable().after(NOON).limit(100).map(due -> Duration.between(due, days.beginOf(due)))
                .distinct().count()).isGreaterThan(90);
        for (var quarter = 0; quarter < 4; quarter++) {
            var from = hosts.plusSeconds(900L * quarter);
            var begun = 0;
            for (var host = 0; host < 1_000; host++) {
                var begin = of("H" + host, "0 3 * * *", "UTC", 3_599).beginOf(hosts);
                begun += begin.isBefore(from) || !begin.isBefore(from.plusSeconds(900)) ? 0 : 1;
            }
            assertThat(begun).as("of 1,000 hosts in quarter %d of the hour", quarter).isBetween(200, 300);
        }
    }

    @Test
    void fiveMinutesAreOnTime() {
        assertThat(Spread.onTime(NOON, NOON)).isTrue();
        assertThat(Spread.onTime(NOON, NOON.plusSeconds(300))).isTrue();
        assertThat(Spread.onTime(NOON, NOON.plusSeconds(300).plusMillis(1))).isFalse();
        assertThat(Spread.onTime(NOON, NOON.minusSeconds(1))).isTrue();
    }

    /** Each seed is a run of its own, so that a failure names it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void runsBeginInOrderWithinTheirJitterAndBeforeTheNextIsDue(long seed) throws Exception {
        var random = new Random(seed);
        for (var i = 0; i < 100; i++) {
            var jitter = random.nextInt(21_601);
            var line = LINES.get(random.nextInt(LINES.size()));
            var zone = ZONES.get(random.nextInt(ZONES.size()));
            var start = Instant.parse("2011-06-01T00:00:00Z").plus(Duration.ofHours(random.nextInt(24 * 365 * 15)));
            var spread = of("H" + i, line, zone, jitter);

            var dues = spread.timetable().after(start).limit(20).toList();

            for (var n = 0; n < dues.size() - 1; n++) {
                assertThat(spread.beginOf(dues.get(n))).as("%s in %s, %d s, due %s", line, zone, jitter, dues.get(n))
                        .isBetween(dues.get(n), dues.get(n).plusSeconds(jitter)).isBefore(dues.get(n + 1))
                        .isEqualTo(of("H" + i, line, zone, jitter).beginOf(dues.get(n)));
            }
        }
    }

    private static Spread of(String host, String line, String zone, int jitterS) throws BadCron {
        return new Spread(host, "S1", new Timetable(CronLine.parse(line), ZoneId.of(zone)), jitterS);
    }
}
