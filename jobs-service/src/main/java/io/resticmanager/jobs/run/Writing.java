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
import io.resticmanager.contracts.schedule.Spread;
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

    /** As far ahead as it has to be, or a part of that. One that was never written begins now. @return how many rows */
    int ahead(Connection connection, Schedule schedule) throws SQLException {
        var now = clock.instant();
        var from = ScheduleTable.writtenTo(connection, schedule.id()).orElse(now);
        var horizon = Horizon.of(spread(schedule).timetable(), from, now);
        RunTable.write(connection, spread(schedule), horizon.due(), settings.overdueGrace());
        ScheduleTable.written(connection, schedule.id(), horizon.writtenTo());
        return horizon.due().size();
    }

    /** The future of a schedule is another one, or none: nothing of it stands there any more. */
    void anew(Connection connection, Schedule schedule, boolean active) throws SQLException {
        RunTable.withdraw(connection, schedule.id(), clock.instant());
        ScheduleTable.written(connection, schedule.id(), null);
        if (active) {
            ahead(connection, schedule);
        }
    }

    /** Whether all that was due up to that moment, or to now, stands there; if not, a part of it does from now on. */
    boolean reaches(Connection connection, Schedule schedule, Instant moment) throws SQLException {
        var now = clock.instant();
        var upTo = moment.isBefore(now) ? moment : now;
        if (written(connection, schedule, upTo)) {
            return true;
        }
        ahead(connection, schedule);
        return written(connection, schedule, upTo);
    }

    private static boolean written(Connection connection, Schedule schedule, Instant upTo) throws SQLException {
        return ScheduleTable.writtenTo(connection, schedule.id()).filter(upTo::isAfter).isEmpty();
    }

    /** One more, unless it stands there. */
    void alsoDue(Connection connection, Schedule schedule, Instant dueAt) throws SQLException {
        RunTable.write(connection, spread(schedule), List.of(dueAt), settings.overdueGrace());
    }

    private static Spread spread(Schedule schedule) {
        try {
            return new Spread(schedule.hostId(), schedule.id(),
                    new Timetable(CronLine.parse(schedule.cron()), ZoneId.of(schedule.timeZone())),
                    schedule.jitterS());
        } catch (BadCron e) {
            throw new IllegalStateException("was checked before it was kept", e);
        }
    }
}
