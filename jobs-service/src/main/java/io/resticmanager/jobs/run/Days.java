package io.resticmanager.jobs.run;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.run.RunDay;
import io.resticmanager.contracts.run.RunState;
import org.jspecify.annotations.Nullable;

/** Counts due runs day by day, as the calendar of a zone has them. */
final class Days {

    private final TreeMap<LocalDate, int[]> days = new TreeMap<>();
    private final ZoneId zone;

    /** What a day counts, in the order of {@link RunDay}. */
    enum Came {
        well, warnings, suspect, failed, skipped, missed, open
    }

    private Days(ZoneId zone) {
        this.zone = zone;
    }

    /** The days up to the one that it is now, so many. */
    static Days upTo(Instant now, ZoneId zone, int count) {
        var days = new Days(zone);
        var today = LocalDate.ofInstant(now, zone);
        IntStream.range(0, count)
                .forEach(back -> days.days.put(today.minusDays(back), new int[Came.values().length]));
        return days;
    }

    /** When the first of them begins. */
    Instant begin() {
        return days.firstKey().atStartOfDay(zone).toInstant();
    }

    void count(Instant dueAt, Came came) {
        var counts = days.get(LocalDate.ofInstant(dueAt, zone));
        if (counts != null) {
            counts[came.ordinal()]++;
        }
    }

    List<RunDay> told() {
        return days.entrySet().stream().map(day -> told(day.getKey(), day.getValue())).toList();
    }

    private static RunDay told(LocalDate day, int[] counts) {
        return new RunDay(day, counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6]);
    }

    /** @param status of its job, absent where none of its own is known */
    static Came of(RunState state, boolean overdue, @Nullable JobStatus status, boolean suspect, long warnings) {
        return switch (state) {
            case due -> overdue ? Came.missed : Came.open;
            case arrived -> Came.open;
            case skipped -> Came.skipped;
            case missed -> Came.missed;
            case ended -> status != JobStatus.succeeded
                    ? Came.failed
                    : suspect ? Came.suspect : warnings > 0 ? Came.warnings : Came.well;
        };
    }
}
