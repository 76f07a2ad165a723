package io.resticmanager.jobs.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.runtime.event.annotation.EventListener;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.jobs.host.HostPaused;
import io.resticmanager.jobs.host.Hosts;
import io.resticmanager.jobs.schedule.ScheduleMoved;
import io.resticmanager.jobs.schedule.ScheduleTable;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites what is ahead when a schedule changes, or when its host is paused, goes on or leaves. What was due stays as it is: it is
 * begun as it would have been, or, where nobody will begin it any more, left out for that reason. See docs/adr/0041.
 */
@Singleton
class Edits {

    private final Writing writing;
    private final Settling settling;
    private final Ledger ledger;
    private final Hosts hosts;
    private final Transactions transactions;
    private final Clock clock;

    Edits(Writing writing, Settling settling, Ledger ledger, Hosts hosts,
            @Named("jobs") Transactions transactions, Clock clock) {
        this.writing = writing;
        this.settling = settling;
        this.ledger = ledger;
        this.hosts = hosts;
        this.transactions = transactions;
        this.clock = clock;
    }

    @EventListener
    void schedule(ScheduleMoved moved) {
        var schedule = moved.schedule();
        var active = schedule.enabled() && !moved.removed() && hosts.reach(schedule.hostId()).active();
        transactions.writeSql(connection -> {
            var reason = reason(moved);
            if (moved.before() != null && reason != null) {
                leaveOut(connection, moved.before(), reason);
            }
            writing.anew(connection, schedule, active);
            return true;
        });
    }

    private static @Nullable String reason(ScheduleMoved moved) {
        if (moved.removed()) {
            return RunWords.REMOVED;
        }
        return moved.schedule().enabled() ? null : RunWords.DISABLED;
    }

    @EventListener
    void host(HostPaused moved) {
        transactions.writeSql(connection -> host(connection, moved.hostId(), !moved.resting()));
    }

    private boolean host(Connection connection, String host, boolean active) throws SQLException {
        var reason = hosts.reach(host).removed() ? RunWords.HOST_REMOVED : RunWords.PAUSED;
        for (var schedule : ScheduleTable.ofHost(connection, host)) {
            if (!active) {
                leaveOut(connection, schedule, reason);
            }
            writing.anew(connection, schedule, active && schedule.enabled());
        }
        return true;
    }

    // Of the agents' runs only what is put off: the others may have begun there,
    // and
    // only the agent knows.
    private void leaveOut(Connection connection, Schedule schedule, String reason) throws SQLException {
        var now = clock.instant();
        if (Own.is(schedule.kind())) {
            settling.leaveOut(connection, schedule, now, reason);
            return;
        }
        for (var row : RunTable.putOff(connection, schedule.id(), now)) {
            ledger.skip(connection, row, reason);
        }
    }
}
