package io.resticmanager.gateway.rpc;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.alert.AlertsRpc.AlertStory;
import io.resticmanager.contracts.alert.AlertsRpc.Counts;
import io.resticmanager.contracts.alert.AlertsRpc.Drills;
import io.resticmanager.contracts.alert.AlertsRpc.HostAlerts;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.gateway.problem.ProblemException;

/** alerts-service. Every method but one throws {@link ProblemException} with the service's refusal. */
@Singleton
public final class Alerts {

    private final Ask ask;

    Alerts(Ask ask) {
        this.ask = ask;
    }

    public AlertsRpc.Alerts list(Actor actor, AlertsRpc.Query query) {
        return ask.of(AlertsRpc.LIST, query, actor);
    }

    public Counts counts(Actor actor) {
        return ask.of(AlertsRpc.COUNTS, Nothing.NOTHING, actor);
    }

    public AlertStory get(Actor actor, String id) {
        return ask.of(AlertsRpc.GET, new AlertsRpc.AlertId(id), actor);
    }

    public Alert acknowledge(Actor actor, String id) {
        return ask.of(AlertsRpc.ACKNOWLEDGE, new AlertsRpc.AlertId(id), actor);
    }

    public Alert resolve(Actor actor, String id) {
        return ask.of(AlertsRpc.RESOLVE, new AlertsRpc.AlertId(id), actor);
    }

    public Drills drills(Actor actor) {
        return ask.of(AlertsRpc.DRILLS, Nothing.NOTHING, actor);
    }

    /** Switches the weekly drill on or off. */
    public Drills drill(Actor actor, boolean enabled) {
        return ask.of(AlertsRpc.CHANGE_DRILLS, new AlertsRpc.ChangedDrills(enabled), actor);
    }

    /**
     * How many each of them has; empty when the service does not answer, as hosts are shown also then.
     *
     * @param hostIds at most 200
     */
    public Optional<Map<String, HostAlerts>> hosts(Actor actor, List<String> hostIds) {
        try {
            var told = ask.of(AlertsRpc.HOSTS, new AlertsRpc.HostIds(hostIds), actor).items().stream()
                    .collect(Collectors.toMap(HostAlerts::hostId, Function.identity()));
            return Optional.of(hostIds.stream().collect(Collectors.toMap(Function.identity(),
                    id -> told.getOrDefault(id, new HostAlerts(id, 0, 0, 0)), (one, _) -> one)));
        } catch (ProblemException unanswered) {
            return Optional.empty();
        }
    }
}
