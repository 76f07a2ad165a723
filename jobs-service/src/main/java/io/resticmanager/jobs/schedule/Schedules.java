package io.resticmanager.jobs.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.event.HostStirred;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.jobs.audit.Audit;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.live.Live;
import io.resticmanager.platform.outbox.Outbox;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** The schedules, for those who change them: the row, its event, who did it, and the open pages. In a running write transaction. */
@Singleton
final class Schedules {

    private static final String REMOVED = "removed";

    private final Outbox outbox;
    private final Audit audit;
    private final Transactions transactions;
    private final Live live;
    private final ApplicationEventPublisher<ScheduleMoved> listeners;
    private final Clock clock;

    Schedules(@Named("jobs") Outbox outbox, Audit audit, @Named("jobs") Transactions transactions,
            @Named("jobs") Live live, ApplicationEventPublisher<ScheduleMoved> listeners, Clock clock) {
        this.outbox = outbox;
        this.audit = audit;
        this.transactions = transactions;
        this.live = live;
        this.listeners = listeners;
        this.clock = clock;
    }

    void add(Connection connection, Actor actor, Schedule schedule) throws SQLException {
        ScheduleTable.insert(connection, schedule, clock.instant());
        changed(actor, null, schedule, "created");
    }

    /** @param grown whether it backs up what it did not before */
    void replace(Connection connection, Actor actor, Schedule before, Schedule schedule, boolean grown)
            throws SQLException {
        ScheduleTable.update(connection, schedule);
        if (grown) {
            ScheduleTable.grown(connection, schedule.id(), clock.instant());
        }
        var switched = before.enabled() != schedule.enabled();
        changed(actor, before, schedule, switched ? (schedule.enabled() ? "enabled" : "disabled") : "updated");
    }

    void remove(Connection connection, Actor actor, Schedule schedule) throws SQLException {
        ScheduleTable.remove(connection, schedule.id(), clock.instant());
        changed(actor, schedule, schedule.revised(), REMOVED);
    }

    private void changed(Actor actor, @Nullable Schedule before, Schedule schedule, String change) {
        var host = schedule.hostId();
        listeners.publishEvent(new ScheduleMoved(before, schedule, change.equals(REMOVED)));
        outbox.add(new Event.ScheduleChanged(Ids.next(), clock.instant(), host, schedule.revision(), schedule.id(),
                change));
        audit.done(actor, host, new Audit.Deed("schedule." + change, "schedule", schedule.id()),
                "%s: %s, %s in %s".formatted(schedule.name(), schedule.kind(), schedule.cron(), schedule.timeZone()));
        transactions.afterCommit(() -> live.publish(Subjects.liveHost(host), new HostStirred(host, "schedules")));
    }
}
