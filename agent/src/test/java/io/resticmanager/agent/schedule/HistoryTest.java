package io.resticmanager.agent.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Thousands of lives of a machine: off and on again, asleep, killed in the middle of a step, its clock set, its schedule edited; in
 * zones that change their clocks, half of the lives with such a change. Each minute is compared with what a simple list of due
 * times says. A failure names the seed and the life.
 */
class HistoryTest {

    private static final int LIVES = 200;
    private static final int MINUTES = 2 * 24 * 60;
    private static final List<String> ZONES = List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe",
            "America/Havana", "Pacific/Apia", "Asia/Kathmandu", "UTC");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldAccountForEveryDueRunOnceWhateverHappens(long seed) throws Exception {
        var fired = 0;
        for (var life = 0; life < LIVES; life++) {
            var random = new Random(seed * 1_000_003 + life);
            var zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            var machine = new Machine("seed " + seed + " life " + life, random, zone, start(zone, random));
            for (var minute = 0; minute < MINUTES; minute++) {
                machine.minute();
            }
            machine.judge();
            fired += machine.runs();
        }
        assertThat(fired).as("lives in which something runs").isGreaterThan(LIVES);
    }

    private static Instant start(ZoneId zone, Random random) {
        var some = random.nextInt(8) == 0
                ? Instant.parse("2028-02-28T00:00:00Z")
                : Instant.parse("2011-06-01T00:00:00Z").plus(Duration.ofHours(random.nextInt(24 * 365 * 20)));
        var change = zone.getRules().nextTransition(some);
        return change == null || random.nextBoolean()
                ? some
                : change.getInstant().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(random.nextInt(48)));
    }
}
