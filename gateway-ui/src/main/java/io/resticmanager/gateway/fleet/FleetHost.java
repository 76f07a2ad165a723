package io.resticmanager.gateway.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.alert.AlertsRpc.HostAlerts;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.run.RunDay;
import io.resticmanager.gateway.host.Host;
import org.jspecify.annotations.Nullable;

/**
 * What the read model knows of a host. {@code jobs} is absent when jobs-service could not be asked; {@code days} are its
 * backups of the last 14 days, the oldest first, none when nobody tells; {@code sizes} are the last measurements of its
 * repository, the oldest first, at most 30; {@code alerts} is absent when alerts-service could not be asked.
 */
@Wire
public record FleetHost(HubHost hub, @Nullable HostJobs jobs, List<RunDay> days, List<Size> sizes,
        @Nullable HostAlerts alerts) {

    /** What the repository took then, in bytes. */
    @Wire
    public record Size(Instant at, long bytes) {}

    public Host host() {
        return new Host(hub, Optional.ofNullable(jobs));
    }

    /** The last measurement in bytes; null while there is none. */
    public @Nullable Long size() {
        return sizes.isEmpty() ? null : sizes.getLast().bytes();
    }
}
