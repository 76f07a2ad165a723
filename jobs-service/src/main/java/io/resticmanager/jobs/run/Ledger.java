package io.resticmanager.jobs.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.AgentMessage.RunSkipped;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.jobs.schedule.ScheduleTable;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settles the rows of expected runs with what is heard of them. In the running write transaction. */
@Singleton
public final class Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final Writing writing;
    private final Settling settling;
    private final RunEvents events;
    private final ComingBack comingBack;
    private final Transactions transactions;
    private final Clock clock;

    Ledger(Writing writing, Settling settling, RunEvents events, ComingBack comingBack,
            @Named("jobs") Transactions transactions,
            Clock clock) {
        this.writing = writing;
        this.settling = settling;
        this.events = events;
        this.comingBack = comingBack;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A job for it is queued, accepted or running; what was due before it and never came is missed. */
    public void arrived(String host, String scheduleId, Instant dueAt, String job) {
        transactions.writeSql(connection -> {
            var row = expected(connection, host, scheduleId, dueAt);
            if (row.isPresent()) {
                to(connection, row.get(), Moves.arrived(row.get().state()), job, null);
                passBy(connection, host, scheduleId, dueAt);
            }
            return true;
        });
    }

    /** Its job is over. */
    void ended(String host, String scheduleId, Instant dueAt, String job) {
        transactions.writeSql(connection -> {
            var row = expected(connection, host, scheduleId, dueAt);
            if (row.isPresent()) {
                to(connection, row.get(), Moves.ended(row.get().state(), row.get().jobId(), job), job, null);
                passBy(connection, host, scheduleId, dueAt);
            }
            return true;
        });
    }

    /**
     * It will not happen, and, with {@code since}, none of those since then up to it. Only what is expected can be skipped, and by an
     * agent only what agents begin: its schedule may have become another one while it was away.
     */
    public void skipped(String host, RunSkipped report) {
        transactions.writeSql(connection -> {
            var schedule = ofHost(connection, host, report.scheduleId()).filter(it -> !Own.is(it.kind()));
            if (schedule.isPresent()) {
                var since = report.since() == null ? report.dueAt() : report.since();
                settling.settle(connection, schedule.get(),
                        Stretch.skipped(schedule.get(), since, report.dueAt(), report.reason().name()));
            }
            return true;
        });
    }

    /** What the agent of that host begins for that schedule, if it is one of its own. */
    public Optional<JobKind> kindOf(String host, String scheduleId) {
        return transactions.<Optional<Schedule>>writeSql(connection -> ofHost(connection, host, scheduleId))
                .map(Schedule::kind).filter(kind -> !Own.is(kind));
    }

    /** The host has handed over all that it had to tell when it connected. */
    public void caughtUp(String host) {
        comingBack.told(host);
    }

    void skip(Connection connection, RunRow row, String reason) throws SQLException {
        to(connection, row, Moves.skipped(row.state()), null, reason);
    }

    // An agent may know an older or newer revision of the schedule than the rows
    // were written by: what it ran all the same gets a row of its own.
    private Optional<RunRow> expected(Connection connection, String host, String scheduleId, Instant dueAt)
            throws SQLException {
        var schedule = ofHost(connection, host, scheduleId);
        if (schedule.isEmpty()) {
            LOG.debug("a run of no schedule of this host host={} schedule={}", host, scheduleId);
            return Optional.empty();
        }
        writing.alsoDue(connection, schedule.get(), dueAt);
        return RunTable.find(connection, scheduleId, dueAt);
    }

    private static Optional<Schedule> ofHost(Connection connection, String host, String scheduleId)
            throws SQLException {
        return ScheduleTable.everKnown(connection, scheduleId).filter(schedule -> schedule.hostId().equals(host));
    }

    // An agent whose clock is ahead has not left out what is still to come.
    private void passBy(Connection connection, String host, String scheduleId, Instant dueAt) throws SQLException {
        var now = clock.instant();
        var schedule = ofHost(connection, host, scheduleId).orElseThrow();
        settling.settle(connection, schedule, Stretch.missed(schedule, dueAt.isBefore(now) ? dueAt : now));
    }

    private void to(Connection connection, RunRow row, Optional<RunState> next, @Nullable String job,
            @Nullable String reason) throws SQLException {
        if (next.isPresent()) {
            RunTable.move(connection, row, next.get(), job, reason);
            events.tell(row, next.get().name(), job);
        }
    }
}
