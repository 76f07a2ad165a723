package io.resticmanager.jobs.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.jobs.schedule.ScheduleTable;
import io.resticmanager.platform.sqlite.Transactions;

/** What the ledger does by the clock, in short transactions. */
@Singleton
public final class LedgerRounds {

    private static final int SCHEDULES = 50;
    private static final int ROWS = 2_000;

    private final Writing writing;
    private final RunEvents events;
    private final Lateness lateness;
    private final Transactions transactions;
    private final Clock clock;

    LedgerRounds(Writing writing, RunEvents events, Lateness lateness,
            @Named("jobs") Transactions transactions, Clock clock) {
        this.writing = writing;
        this.events = events;
        this.lateness = lateness;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Writes on where less than two days stand there. */
    public void writeAhead() {
        var more = true;
        while (more) {
            more = transactions.<Integer>writeSql(this::writeSome) > 0;
        }
    }

    private int writeSome(Connection connection) throws SQLException {
        var schedules = ScheduleTable.unwritten(connection, clock.instant().plus(Horizon.LEAST), SCHEDULES);
        for (var schedule : schedules) {
            writing.ahead(connection, schedule);
        }
        return schedules.size();
    }

    /** Says of each run once that it is overdue. */
    public void tellOverdue() {
        transactions.writeSql(connection -> {
            for (var row : RunTable.untold(connection, lateness.lateBy(), ROWS)) {
                RunTable.told(connection, row);
                events.tell(row, "overdue", null);
            }
            return true;
        });
    }

    /** What is older than the day maps show goes. */
    public void forgetOld() {
        var before = clock.instant().minus(Horizon.KEPT);
        var more = true;
        while (more) {
            more = transactions.<Integer>writeSql(connection -> RunTable.forget(connection, before, ROWS)) == ROWS;
        }
    }
}
