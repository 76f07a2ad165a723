package io.resticmanager.alerts.engine;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.alerts.alert.AlertBook;
import io.resticmanager.alerts.fact.Facts;
import io.resticmanager.alerts.rule.Circumstances;
import io.resticmanager.alerts.rule.Key;
import io.resticmanager.alerts.rule.Observation;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.platform.event.Consumers;
import io.resticmanager.platform.event.Listening;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Events, for speed. That somebody is away or late is never believed from an event, which may be old: it only makes the next look
 * come sooner.
 */
@Singleton
@Named("alerts")
final class Edge implements Listening {

    private static final Set<String> SUBJECTS = Set.of("host.enrolled", "host.updated", "host.removed", "host.online",
            "host.offline", "schedule.changed", "run.changed", "job.finished");
    private static final Set<AlertKind> OF_PRESENCE = EnumSet.of(AlertKind.agent_offline, AlertKind.stale_schedule);

    private final AlertBook book;
    private final Facts facts;
    private final Rounds rounds;
    private final Transactions transactions;
    private final AlertsSettings settings;
    private final Clock clock;

    Edge(AlertBook book, Facts facts, Rounds rounds, @Named("alerts") Transactions transactions,
            AlertsSettings settings, Clock clock) {
        this.book = book;
        this.facts = facts;
        this.rounds = rounds;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void addTo(Consumers consumers) {
        consumers.events(SUBJECTS, this::take);
    }

    /** In the running write transaction. */
    void take(Event event) {
        switch (event) {
            case Event.JobEnded it -> ended(it);
            case Event.HostEnrolled it ->
                facts.told(new Facts.HostFacts(it.hostId(), it.hostName(), null), it.revision(), clock.instant());
            case Event.HostUpdated it -> updated(it);
            case Event.HostRemoved it -> removed(it.hostId());
            case Event.HostOnline it -> {
                facts.named(it.hostId(), it.hostName(), clock.instant());
                observe(Key.of(it.hostId(), AlertKind.agent_offline), new Observation.Present(it.lastSeenAt()));
            }
            case Event.HostOffline it -> offline(it);
            case Event.ScheduleChanged it -> changed(it);
            case Event.RunChanged it -> run(it);
            case Event.CredentialsChanged _,Event.JobQueued _,Event.JobBegan _,Event.SnapshotsReported _,Event.RepositoryMeasured _,Event.AlertRaised _,Event.AlertAcknowledged _,Event.AlertResolved _,Event.AlertTest _,Event.NotificationDelivered _,Event.NotificationFailed _,Event.AuditRecorded _ ->
                {
                }
        }
    }

    private void ended(Event.JobEnded it) {
        var name = facts.scheduleName(it.scheduleId());
        if (it.scheduleId() != null && name.isEmpty()) {
            learn(it.scheduleId());
        }
        JobSightings.key(it.hostId(), it.kind(), it.scheduleId()).ifPresent(
                key -> JobSightings.of(key, it, name.orElse(null)).ifPresent(seen -> observe(key, seen)));
    }

    private void updated(Event.HostUpdated it) {
        var host = new Facts.HostFacts(it.hostId(), it.hostName(), it.paused());
        if (!facts.told(host, it.revision(), clock.instant())) {
            return;
        }
        book.rename(it.hostId(), it.hostName());
        if (Boolean.TRUE.equals(it.paused())) {
            book.over(it.hostId(), OF_PRESENCE, Level.PAUSED, now());
        }
    }

    private void removed(String host) {
        facts.removed(host, clock.instant());
        book.over(host, EnumSet.allOf(AlertKind.class), Level.REMOVED, now());
        book.forgetHost(host);
    }

    private void offline(Event.HostOffline it) {
        facts.named(it.hostId(), it.hostName(), clock.instant());
        var since = it.lastSeenAt();
        if (since != null) {
            transactions.afterCommit(() -> rounds.lookAtHosts(since.plus(settings.agentOfflineFloor())));
        }
    }

    private void changed(Event.ScheduleChanged it) {
        var gone = it.change().equals("removed");
        var told = new Facts.ScheduleTold(it.scheduleId(), it.hostId(), it.revision(), gone, disabled(it.change()));
        if (!facts.scheduleChanged(told, clock.instant())) {
            return;
        }
        if (gone) {
            over(it, Level.SCHEDULE_REMOVED);
        } else if (it.change().equals("disabled")) {
            over(it, Level.SCHEDULE_DISABLED);
        } else {
            learn(it.scheduleId());
        }
    }

    private static @Nullable Boolean disabled(String change) {
        return switch (change) {
            case "disabled" -> true;
            case "enabled" -> false;
            default -> null;
        };
    }

    // Neither a run nor a backup of it is expected any more.
    private void over(Event.ScheduleChanged it, Observation.Over over) {
        observe(new Key(it.hostId(), AlertKind.stale_schedule, it.scheduleId()), over);
        observe(new Key(it.hostId(), AlertKind.backup_failed, it.scheduleId()), over);
    }

    private void run(Event.RunChanged it) {
        switch (it.state()) {
            case "overdue" -> transactions.afterCommit(rounds::lookAtRuns);
            // That one was skipped or missed says nothing of whether one has come.
            case "arrived", "ended" ->
                observe(new Key(it.hostId(), AlertKind.stale_schedule, it.scheduleId()),
                        new Observation.Arrived(it.dueAt()));
            default -> {
            }
        }
    }

    private void learn(String schedule) {
        transactions.afterCommit(() -> rounds.learn(schedule));
    }

    private void observe(Key key, Observation observation) {
        book.observe(key, observation, now());
    }

    private Circumstances now() {
        return new Circumstances(clock.instant(), settings.agentOfflineFloor(), false);
    }
}
