package io.resticmanager.jobs.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;

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
    private final Settling settling;
    private final RunEvents events;
    private final Lateness lateness;
    private final ComingBack comingBack;
    private final Transactions transactions;
    private final Clock clock;

    LedgerRounds(Writing writing, Settling settling, RunEvents events, Lateness lateness, ComingBack comingBack,
            @Named("jobs") Transactions transactions, Clock clock) {
        this.writing = writing;
        this.settling = settling;
        this.events = events;
        this.lateness = lateness;
        this.comingBack = comingBack;
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
        var rows = 0;
        var schedules = ScheduleTable.unwritten(connection, clock.instant().plus(Horizon.LEAST), SCHEDULES).iterator();
        while (rows < ROWS && schedules.hasNext()) {
            rows += 1 + writing.ahead(connection, schedules.next());
        }
        return rows;
    }

    /** Says of each run once that it is overdue; of several of one schedule at once by the last. */
    public void tellOverdue() {
        transactions.writeSql(connection -> {
            var last = new LinkedHashMap<String, RunRow>();
            for (var row : RunTable.untold(connection, lateness.lateBy(), comingBack.hosts(), ROWS)) {
                RunTable.told(connection, row);
                last.merge(row.scheduleId(), row, (one, other) -> one.dueAt().isAfter(other.dueAt()) ? one : other);
            }
            last.values().forEach(row -> events.tell(row, "overdue", null));
            return true;
        });
    }

    /** Settles what is too long for one transaction, in as many as it takes. */
    public void settle() {
        var more = true;
        while (more) {
            more = transactions.<Boolean>writeSql(settling::goOn);
        }
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
