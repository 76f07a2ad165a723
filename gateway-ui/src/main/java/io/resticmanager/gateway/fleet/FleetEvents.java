package io.resticmanager.gateway.fleet;

import java.util.Set;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.platform.event.Consumers;
import io.resticmanager.platform.event.Listening;

/** Marks a host on every event about it that its row may show. */
@Singleton
@Named("gateway")
final class FleetEvents implements Listening {

    private static final Set<String> HEARD = Set.of("host.enrolled", "host.updated", "host.removed", "host.online",
            "host.offline", "credentials.changed", "schedule.changed", "run.changed", "job.queued", "job.started",
            "job.finished", "snapshots.reported", "repository.measured", "alert.raised", "alert.acknowledged",
            "alert.resolved");

    private final FleetKeeper keeper;

    FleetEvents(FleetKeeper keeper) {
        this.keeper = keeper;
    }

    // A mark that is lost with the process is no loss: at start all rows are made
    // anew.
    @Override
    public void addTo(Consumers consumers) {
        consumers.events(HEARD, event -> {
            if (event.hostId() != null) {
                keeper.mark(event.hostId());
            }
        });
    }
}
