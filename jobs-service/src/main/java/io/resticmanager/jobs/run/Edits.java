package io.resticmanager.jobs.run;

import java.sql.Connection;
import java.sql.SQLException;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.runtime.event.annotation.EventListener;
import io.resticmanager.jobs.host.HostPaused;
import io.resticmanager.jobs.host.Hosts;
import io.resticmanager.jobs.schedule.ScheduleMoved;
import io.resticmanager.jobs.schedule.ScheduleTable;
import io.resticmanager.platform.sqlite.Transactions;

/** Rewrites what is ahead when a schedule changes, or when its host is paused, goes on or leaves. What was due stays as it is. */
@Singleton
class Edits {

    private final Writing writing;
    private final Hosts hosts;
    private final Transactions transactions;

    Edits(Writing writing, Hosts hosts, @Named("jobs") Transactions transactions) {
        this.writing = writing;
        this.hosts = hosts;
        this.transactions = transactions;
    }

    @EventListener
    void schedule(ScheduleMoved moved) {
        var schedule = moved.schedule();
        var active = schedule.enabled() && !moved.removed() && hosts.reach(schedule.hostId()).active();
        transactions.writeSql(connection -> {
            writing.anew(connection, schedule, active);
            return true;
        });
    }

    @EventListener
    void host(HostPaused moved) {
        transactions.writeSql(connection -> host(connection, moved.hostId(), !moved.resting()));
    }

    private boolean host(Connection connection, String host, boolean active) throws SQLException {
        for (var schedule : ScheduleTable.ofHost(connection, host)) {
            writing.anew(connection, schedule, active && schedule.enabled());
        }
        return true;
    }
}
