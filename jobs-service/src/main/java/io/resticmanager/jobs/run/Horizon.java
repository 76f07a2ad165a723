package io.resticmanager.jobs.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.resticmanager.contracts.schedule.Timetable;

/**
 * Which due times are written down, and up to when that is then done. Everything up to three days ahead, so that it is looked at
 * again once a day; where nothing is due until then, the next one all the same.
 *
 * @param writtenTo every due time up to then stands in the ledger
 */
record Horizon(List<Instant> due, Instant writtenTo) {

    /** A schedule whose rows reach less far is looked at. */
    static final Duration LEAST = Duration.ofHours(48);

    /** Older ones are not kept, so they are not made up for either. */
    static final Duration KEPT = Duration.ofDays(400);

    private static final Duration AHEAD = Duration.ofHours(72);

    // Written in one transaction, which others wait for.
    private static final int AT_ONCE = 500;

    static Horizon of(Timetable timetable, Instant writtenTo, Instant now) {
        var oldest = now.minus(KEPT);
        var from = writtenTo.isBefore(oldest) ? oldest : writtenTo;
        var end = now.plus(AHEAD);
        var due = new ArrayList<>(timetable.after(from).takeWhile(each -> !each.isAfter(end)).limit(AT_ONCE).toList());
        if (due.size() == AT_ONCE) {
            return new Horizon(due, due.getLast());
        }
        if (due.isEmpty() || !due.getLast().isAfter(now)) {
            timetable.next(from.isAfter(end) ? from : end).ifPresent(due::add);
        }
        return new Horizon(due, due.isEmpty() || due.getLast().isBefore(end) ? end : due.getLast());
    }
}
