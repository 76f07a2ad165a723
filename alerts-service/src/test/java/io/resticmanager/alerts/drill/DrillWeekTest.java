package io.resticmanager.alerts.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrillWeekTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    /** The second is a Sunday evening in UTC and Monday in Berlin; the last two lie around a change of the clocks. */
    @ParameterizedTest
    @CsvSource({"2026-05-04T06:59:59Z,2026-05-04,2026-05-04T07:00:00Z",
            "2026-05-03T22:30:00Z,2026-05-04,2026-05-04T07:00:00Z",
            "2026-05-03T21:30:00Z,2026-04-27,2026-04-27T07:00:00Z",
            "2026-05-10T21:59:59Z,2026-05-04,2026-05-04T07:00:00Z",
            "2026-03-29T12:00:00Z,2026-03-23,2026-03-23T08:00:00Z",
            "2026-03-30T12:00:00Z,2026-03-30,2026-03-30T07:00:00Z"})
    void shouldBeDueOnMondayAtNine(Instant now, LocalDate monday, Instant due) {
        var week = DrillWeek.of(now, BERLIN);

        assertThat(week.monday()).isEqualTo(monday);
        assertThat(week.dueAt()).isEqualTo(due);
        assertThat(week.next().monday()).isEqualTo(monday.plusDays(7));
    }

    @ParameterizedTest
    @CsvSource({"2026-05-04T06:59:59Z,false", "2026-05-04T07:00:00Z,true", "2026-05-10T21:59:59Z,true",
            "2026-05-10T22:00:00Z,false"})
    void shouldBeMadeUpForWithinItsWeek(Instant now, boolean due) {
        assertThat(DrillWeek.of(now, BERLIN).isDue(new Drilling(true, LONG_AGO), now)).isEqualTo(due);
        assertThat(DrillWeek.of(now, BERLIN).isDue(new Drilling(false, LONG_AGO), now)).isFalse();
    }

    @Test
    void shouldBeginWithTheFirstMondayAfterItWasSwitchedOn() {
        var tuesday = Instant.parse("2026-05-05T12:00:00Z");
        var on = new Drilling(true, tuesday);

        assertThat(DrillWeek.of(tuesday, BERLIN).isDue(on, tuesday.plusSeconds(60))).isFalse();
        assertThat(DrillWeek.of(tuesday, BERLIN).next().isDue(on, Instant.parse("2026-05-11T07:00:00Z"))).isTrue();
    }
}
