package io.resticmanager.notifications.digest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertsRpc.Counts;
import io.resticmanager.contracts.host.Protection.Level;
import io.resticmanager.contracts.run.RunsRpc.Lately;

/**
 * What the owners told at that moment. What one did not answer is absent, and never nought.
 *
 * @param hosts all of the fleet, in no order
 * @param standings whether jobs-service answered for every host
 * @param lately of the last 24 hours
 */
record State(Instant at, Optional<List<HostLine>> hosts, boolean standings, Optional<Lately> lately,
        Optional<OpenAlerts> alerts) {

    /** {@code worst} are the first of the open ones, critical ones before the others. */
    record OpenAlerts(Counts counts, List<Alert> worst) {}

    boolean complete() {
        return silent().isEmpty();
    }

    /** Who did not answer. */
    List<String> silent() {
        return Stream.of(hosts.isEmpty() ? "agent-hub" : "", standings && lately.isPresent() ? "" : "jobs-service",
                alerts.isEmpty() ? "alerts-service" : "").filter(name -> !name.isEmpty()).toList();
    }

    /** The worst first; none where nobody told. */
    List<HostLine> hosts(Level level) {
        return hosts.orElse(List.of()).stream().filter(it -> it.level() == level).sorted(HostLine.WORST_FIRST)
                .toList();
    }

    int count(Level level) {
        return hosts(level).size();
    }
}
