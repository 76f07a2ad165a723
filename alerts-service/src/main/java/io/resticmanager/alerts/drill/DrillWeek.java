package io.resticmanager.alerts.drill;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** A week from Monday to Sunday in a zone; its drill is due on Monday at 09:00, when there is somebody to miss it. */
record DrillWeek(LocalDate monday, ZoneId zone) {

    private static final LocalTime NINE = LocalTime.of(9, 0);

    static DrillWeek of(Instant now, ZoneId zone) {
        var today = LocalDate.ofInstant(now, zone);
        return new DrillWeek(today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), zone);
    }

    Instant dueAt() {
        return monday.atTime(NINE).atZone(zone).toInstant();
    }

    DrillWeek next() {
        return new DrillWeek(monday.plusWeeks(1), zone);
    }

    /** What was due before drills were switched on is not made up for. */
    boolean isWanted(Drilling drilling) {
        return drilling.enabled() && drilling.since().isBefore(dueAt());
    }

    /** Later in the same week, too: that is how one is made up for after the service was down. */
    boolean isDue(Drilling drilling, Instant now) {
        return isWanted(drilling) && !now.isBefore(dueAt());
    }
}
