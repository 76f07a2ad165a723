package io.resticmanager.jobs.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.jobs.schedule.ScheduleTable;

/**
 * Settles stretches of rows: a short one at once, and of a long one, such as the minutes of a host that was off for months, a part in
 * each transaction, so that nobody waits for it. Tells of each stretch once. In the running write transaction.
 */
@Singleton
final class Settling {

    private static final int AT_ONCE = 1_000;

    private final Writing writing;
    private final RunEvents events;

    Settling(Writing writing, RunEvents events) {
        this.writing = writing;
        this.events = events;
    }

    void settle(Connection connection, Schedule schedule, Stretch stretch) throws SQLException {
        if (!writing.reaches(connection, schedule, stretch.until())
                || StretchTable.nth(connection, stretch, AT_ONCE).isPresent()) {
            StretchTable.keep(connection, stretch);
            return;
        }
        var last = StretchTable.last(connection, stretch);
        if (last.isPresent()) {
            StretchTable.settle(connection, stretch);
            events.tell(stretch, last.get());
        }
    }

    /** One part of the oldest that is left. @return false when none is */
    boolean goOn(Connection connection) throws SQLException {
        var kept = StretchTable.first(connection);
        if (kept.isEmpty()) {
            return false;
        }
        var schedule = ScheduleTable.everKnown(connection, kept.get().stretch().scheduleId()).orElseThrow();
        if (writing.reaches(connection, schedule, kept.get().stretch().until())) {
            goOn(connection, kept.get());
        }
        return true;
    }

    private void goOn(Connection connection, StretchTable.Kept kept) throws SQLException {
        var stretch = kept.stretch();
        var next = StretchTable.nth(connection, stretch, AT_ONCE);
        if (next.isPresent()) {
            StretchTable.settle(connection, stretch.to(next.get().minusMillis(1)));
            StretchTable.goOn(connection, kept, next.get());
            return;
        }
        var last = StretchTable.last(connection, stretch);
        StretchTable.settle(connection, stretch);
        StretchTable.done(connection, kept);
        // A job may have come for the last of them meanwhile.
        last.or(() -> Optional.of(stretch.since()).filter(Instant.EPOCH::isBefore))
                .ifPresent(due -> events.tell(stretch, due));
    }

    /** The open rows of the schedule up to that due time, for a reason. What was missed before them stays so. */
    void leaveOut(Connection connection, Schedule schedule, Instant until, String reason) throws SQLException {
        var first = StretchTable.nth(connection, Stretch.missed(schedule, until.plusMillis(1)), 0);
        if (first.isPresent()) {
            settle(connection, schedule, Stretch.skipped(schedule, first.get(), until, reason));
        }
    }
}
