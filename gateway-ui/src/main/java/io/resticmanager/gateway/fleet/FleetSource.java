package io.resticmanager.gateway.fleet;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.alert.AlertsRpc.HostAlerts;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.job.JobsRpc.HostMeasurements;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.run.RunDay;
import io.resticmanager.contracts.run.RunsRpc.HostDays;
import io.resticmanager.contracts.run.RunsRpc.HostZone;
import io.resticmanager.gateway.fleet.FleetHost.Size;
import io.resticmanager.gateway.host.Host;
import io.resticmanager.gateway.host.Hosts;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Alerts;
import io.resticmanager.gateway.rpc.Jobs;
import io.resticmanager.gateway.rpc.RunDays;
import org.jspecify.annotations.Nullable;

/** Makes rows from what the owning services answer: the one way in which a row comes about. */
@Singleton
public final class FleetSource {

    private static final int DAYS = 14;
    private static final int SIZES = 30;
    private static final String NO_ZONE = "UTC";

    private final Hosts hosts;
    private final Jobs jobs;
    private final RunDays runDays;
    private final Alerts alerts;

    FleetSource(Hosts hosts, Jobs jobs, RunDays runDays, Alerts alerts) {
        this.hosts = hosts;
        this.jobs = jobs;
        this.runDays = runDays;
        this.alerts = alerts;
    }

    /** Up to 200 hosts; {@code next} is the cursor of the page after, null at the end. */
    record Page(List<FleetHost> hosts, @Nullable String next) {}

    /** The host as it is now, for whoever has just changed something about it. */
    public FleetHost get(Actor actor, String id) {
        return complete(actor, List.of(hosts.get(actor, id))).getFirst();
    }

    /** Those of at most 200 hosts that exist. */
    List<FleetHost> existing(Actor actor, List<String> ids) {
        return complete(actor, hosts.existing(actor, ids));
    }

    Page page(Actor actor, String cursor) {
        var page = hosts.page(actor, cursor);
        return new Page(complete(actor, page.hosts()), page.next());
    }

    private List<FleetHost> complete(Actor actor, List<Host> found) {
        var told = found.stream().filter(host -> host.jobs().isPresent()).map(Host::hub).toList();
        var days = told.isEmpty() ? Map.<String, List<RunDay>>of() : days(actor, told);
        var sizes = told.isEmpty() ? Map.<String, List<Size>>of() : sizes(actor, told);
        var open = alerts(actor, found);
        return found.stream().map(host -> Lean.of(new FleetHost(host.hub(), host.jobs().orElse(null),
                days.getOrDefault(host.hub().id(), List.of()), sizes.getOrDefault(host.hub().id(), List.of()),
                open.get(host.hub().id())))).toList();
    }

    private Map<String, HostAlerts> alerts(Actor actor, List<Host> found) {
        return found.isEmpty()
                ? Map.of()
                : alerts.hosts(actor, found.stream().map(host -> host.hub().id()).toList()).orElse(Map.of());
    }

    private Map<String, List<RunDay>> days(Actor actor, List<HubHost> told) {
        var asked = told.stream().map(FleetSource::zone).toList();
        return orElse(() -> runDays.backups(actor, asked, DAYS), List.<HostDays>of()).stream()
                .collect(Collectors.toMap(HostDays::hostId, HostDays::days));
    }

    private Map<String, List<Size>> sizes(Actor actor, List<HubHost> told) {
        var asked = told.stream().map(HubHost::id).toList();
        return orElse(() -> jobs.measurements(actor, asked, SIZES), List.<HostMeasurements>of()).stream()
                .collect(Collectors.toMap(HostMeasurements::hostId, FleetSource::sizes));
    }

    private static List<Size> sizes(HostMeasurements host) {
        return host.measured().stream().map(measured -> new Size(measured.at(), measured.totalSize())).toList();
    }

    private static HostZone zone(HubHost host) {
        return new HostZone(host.id(), Objects.requireNonNullElse(host.timeZone(), NO_ZONE));
    }

    // A strip or a line that is missing must not keep a host from being shown.
    private static <T> T orElse(Supplier<T> asked, T otherwise) {
        try {
            return asked.get();
        } catch (ProblemException refused) {
            return otherwise;
        }
    }
}
