package io.resticmanager.notifications.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import io.resticmanager.notifications.channel.Daily.Due;
import org.junit.jupiter.api.Test;

/** When the one mail of a day is due, also on the days when the clocks change. */
class DailyTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Daily MORNING = new Daily(LocalTime.of(8, 0), BERLIN);
    private static final Daily NIGHT = new Daily(LocalTime.of(2, 30), BERLIN);

    @Test
    void shouldBeDueFromItsMinuteOn() {
        assertThat(MORNING.last(Instant.parse("2026-05-04T06:00:00Z")))
                .isEqualTo(due("2026-05-04", "2026-05-04T06:00:00Z"));
        assertThat(MORNING.last(Instant.parse("2026-05-04T05:59:59.999Z")))
                .isEqualTo(due("2026-05-03", "2026-05-03T06:00:00Z"));
    }

    @Test
    void shouldComeRightAfterTheGapThatLeavesItsTimeOut() {
        assertThat(NIGHT.last(Instant.parse("2026-03-29T12:00:00Z")))
                .isEqualTo(due("2026-03-29", "2026-03-29T01:00:00Z"));
        assertThat(NIGHT.last(Instant.parse("2026-03-29T00:59:59Z")))
                .isEqualTo(due("2026-03-28", "2026-03-28T01:30:00Z"));
    }

    @Test
    void shouldComeOnceWhereItsTimeComesTwice() {
        assertThat(NIGHT.last(Instant.parse("2026-10-25T00:30:00Z")))
                .isEqualTo(due("2026-10-25", "2026-10-25T00:30:00Z"));
        assertThat(NIGHT.last(Instant.parse("2026-10-25T01:30:00Z")))
                .as("the second 02:30").isEqualTo(due("2026-10-25", "2026-10-25T00:30:00Z"));
    }

    @Test
    void shouldBeDueOnEachDayOfAYearInItsOrder() {
        for (var daily : List.of(MORNING, NIGHT, new Daily(LocalTime.MIDNIGHT, ZoneId.of("America/Santiago")),
                new Daily(LocalTime.of(23, 59), ZoneId.of("Australia/Lord_Howe")))) {
            var seen = new ArrayList<LocalDate>();
            for (var now = Instant.parse("2026-01-02T00:00:00Z"); now
                    .isBefore(Instant.parse("2027-01-02T00:00:00Z")); now = now.plus(Duration.ofMinutes(10))) {
                var due = daily.last(now);
                assertThat(due.at()).isBetween(now.minus(Duration.ofHours(26)), now);
                if (seen.isEmpty() || !seen.getLast().equals(due.day())) {
                    seen.add(due.day());
                }
            }
            assertThat(seen).as("%s", daily).hasSizeBetween(365, 367).isSorted().doesNotHaveDuplicates();
        }
    }

    private static Due due(String day, String at) {
        return new Due(LocalDate.parse(day), Instant.parse(at));
    }
}
