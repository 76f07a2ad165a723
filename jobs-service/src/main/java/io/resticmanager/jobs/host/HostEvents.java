package io.resticmanager.jobs.host;

import java.util.Set;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.platform.event.Consumers;
import io.resticmanager.platform.event.Listening;

/** Hears from the hub which hosts there are and which are connected. */
@Singleton
@Named("jobs")
final class HostEvents implements Listening {

    private static final Set<String> SUBJECTS = Set.of("host.enrolled", "host.updated", "host.removed", "host.online",
            "host.offline", "credentials.changed");

    private final Hosts hosts;
    private final ApplicationEventPublisher<HostCame> cameListeners;
    private final ApplicationEventPublisher<HostLeft> leftListeners;
    private final ApplicationEventPublisher<HostPaused> restListeners;

    HostEvents(Hosts hosts, ApplicationEventPublisher<HostCame> cameListeners,
            ApplicationEventPublisher<HostLeft> leftListeners,
            ApplicationEventPublisher<HostPaused> restListeners) {
        this.hosts = hosts;
        this.cameListeners = cameListeners;
        this.leftListeners = leftListeners;
        this.restListeners = restListeners;
    }

    @Override
    public void addTo(Consumers consumers) {
        consumers.events(SUBJECTS, this::take);
    }

    void take(Event event) {
        switch (event) {
            case Event.HostEnrolled it -> {
                hosts.enrolled(it.hostId(), it.hostName(), it.os(), it.revision());
                hosts.repositoryAt(it.hostId(), it.repoAddress(), it.revision());
            }
            case Event.HostUpdated it -> updated(it);
            case Event.HostRemoved it -> removed(it);
            case Event.HostOnline it -> {
                hosts.present(it.hostId(), true, it.revision());
                cameListeners.publishEvent(new HostCame(it.hostId()));
            }
            case Event.HostOffline it -> hosts.present(it.hostId(), false, it.revision());
            case Event.CredentialsChanged it -> {
                hosts.repository(it.hostId(), it.repositoryId());
                hosts.repositoryAt(it.hostId(), it.repoAddress(), it.revision());
            }
            case Event.ScheduleChanged _,Event.RunChanged _,Event.JobQueued _,Event.JobBegan _,Event.JobEnded _,Event.SnapshotsReported _,Event.RepositoryMeasured _,Event.AlertRaised _,Event.AlertAcknowledged _,Event.AlertResolved _,Event.AlertTest _,Event.NotificationDelivered _,Event.NotificationFailed _,Event.AuditRecorded _ ->
                {
                }
        }
    }

    private void updated(Event.HostUpdated event) {
        if (event.paused() != null && hosts.paused(event.hostId(), event.paused(), event.revision())) {
            restListeners.publishEvent(new HostPaused(event.hostId(), event.paused()));
        }
        hosts.facts(event.hostId(), event.hostName(), event.os(), event.revision());
    }

    private void removed(Event.HostRemoved event) {
        if (hosts.removed(event.hostId(), event.occurredAt(), event.revision())) {
            restListeners.publishEvent(new HostPaused(event.hostId(), true));
            leftListeners.publishEvent(new HostLeft(event.hostId(), event.occurredAt()));
        }
    }
}
