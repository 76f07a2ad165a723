package io.resticmanager.jobs.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.schedule.BadCron;
import io.resticmanager.contracts.schedule.CronLine;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.contracts.schedule.Timetable;
import io.resticmanager.jobs.schedule.ScheduleTable;

/** Writes down what is due, before it is. In the running write transaction. */
@Singleton
final class Writing {

    private final LedgerSettings settings;
    private final Clock clock;

    Writing(LedgerSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** As far ahead as it has to be. One that was never written begins now. */
    void ahead(Connection connection, Schedule schedule) throws SQLException {
        var now = clock.instant();
        var from = ScheduleTable.writtenTo(connection, schedule.id()).orElse(now);
        var horizon = Horizon.of(timetable(schedule), from, now);
        RunTable.write(connection, schedule, horizon.due(), settings.overdueGrace());
        ScheduleTable.written(connection, schedule.id(), horizon.writtenTo());
    }

    /** The future of a schedule is another one, or none: nothing of it stands there any more. */
    void anew(Connection connection, Schedule schedule, boolean active) throws SQLException {
        RunTable.withdraw(connection, schedule.id(), clock.instant());
        ScheduleTable.written(connection, schedule.id(), null);
        if (active) {
            ahead(connection, schedule);
        }
    }

    /** Makes sure that what was due while this service was away stands there. */
    void upToNow(Connection connection, Schedule schedule) throws SQLException {
        var writtenTo = ScheduleTable.writtenTo(connection, schedule.id());
        while (writtenTo.isPresent() && writtenTo.get().isBefore(clock.instant())) {
            ahead(connection, schedule);
            writtenTo = ScheduleTable.writtenTo(connection, schedule.id());
        }
    }

    /** One more, unless it stands there. */
    void alsoDue(Connection connection, Schedule schedule, Instant dueAt) throws SQLException {
        upToNow(connection, schedule);
        RunTable.write(connection, schedule, List.of(dueAt), settings.overdueGrace());
    }

    private static Timetable timetable(Schedule schedule) {
        try {
            return new Timetable(CronLine.parse(schedule.cron()), ZoneId.of(schedule.timeZone()));
        } catch (BadCron e) {
            throw new IllegalStateException("was checked before it was kept", e);
        }
    }
}
