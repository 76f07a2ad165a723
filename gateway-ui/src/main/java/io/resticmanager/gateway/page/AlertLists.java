package io.resticmanager.gateway.page;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertStatus;
import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.alert.AlertFilter;
import io.resticmanager.gateway.fleet.FleetNames;
import io.resticmanager.gateway.fleet.FleetRows;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Alerts;
import io.resticmanager.gateway.view.AlertView;
import io.resticmanager.gateway.view.AlertsView;
import io.resticmanager.gateway.view.AlertsView.Found;
import io.resticmanager.gateway.view.AlertsView.Near;

/** Puts a page of the list of alerts together. */
@Singleton
final class AlertLists {

    private static final int ROWS = 50;
    private static final int SEEN = 20;
    private static final int REFUSED = 422;
    private static final int NOT_AVAILABLE = 503;
    private static final AlertsRpc.Alerts NONE = new AlertsRpc.Alerts(List.of(), null, 0, null);

    private final Alerts alerts;
    private final FleetNames names;
    private final FleetRows hosts;
    private final Clock clock;

    AlertLists(Alerts alerts, FleetNames names, FleetRows hosts, Clock clock) {
        this.alerts = alerts;
        this.names = names;
        this.hosts = hosts;
        this.clock = clock;
    }

    /** As the address asks for; with the problem where that is nothing, or nobody answers. */
    AlertsView list(Actor actor, AlertParams params) {
        try {
            params.check();
            return params.host() == null
                    ? read(actor, params)
                    : names.idOf(params.host()).map(id -> read(actor, params.of(id))).orElseGet(() -> nobody(params));
        } catch (ProblemException refused) {
            var status = refused.problem().status();
            if (status != REFUSED && status < NOT_AVAILABLE) {
                throw refused;
            }
            return without(params, refused.problem());
        }
    }

    private AlertsView read(Actor actor, AlertParams params) {
        var open = alerts.list(actor, params.query(ROWS));
        var last = params.status() == null && open.nextCursor() == null;
        var seen = last ? alerts.list(actor, params.with(AlertStatus.acknowledged.name()).query(SEEN)) : NONE;
        var shown = Stream.of(open, seen).flatMap(page -> page.items().stream()).toList();
        var called = called(shown, params);
        return new AlertsView(params.asked(hostName(actor, shown, params, called)),
                new Found(rows(open, called), open.total(), rows(seen, called), seen.total(), others(open)),
                params.place(open.nextCursor()), null, null);
    }

    private static long others(AlertsRpc.Alerts page) {
        var elsewhere = page.elsewhere();
        return elsewhere == null ? 0 : elsewhere.open() + elsewhere.acknowledged() + elsewhere.resolved();
    }

    private Map<String, String> called(List<Alert> shown, AlertParams params) {
        return names.of(Stream.concat(shown.stream().map(Alert::hostId), Stream.ofNullable(params.hostId()))
                .collect(Collectors.toSet()));
    }

    private String hostName(Actor actor, List<Alert> shown, AlertParams params, Map<String, String> called) {
        var id = params.hostId();
        return id == null
                ? ""
                : Optional.ofNullable(called.get(id)).or(() -> name(shown)).or(() -> name(ofRemoved(actor, id)))
                        .orElse(id);
    }

    private static Optional<String> name(List<Alert> ofOneHost) {
        return ofOneHost.stream().map(Alert::hostName).findFirst();
    }

    // A host that was removed is still known by its alerts.
    private List<Alert> ofRemoved(Actor actor, String id) {
        return alerts.list(actor, new AlertsRpc.Query(AlertFilter.ALL, null, id, null, 1, null)).items();
    }

    private List<AlertView> rows(AlertsRpc.Alerts page, Map<String, String> called) {
        var now = clock.instant();
        return page.items().stream().map(alert -> new AlertView(alert, now,
                called.containsKey(alert.hostId()) || hosts.linked(alert.hostId())))
                .toList();
    }

    private AlertsView nobody(AlertParams params) {
        var typed = Objects.requireNonNull(params.host());
        var near = names.containing(typed).entrySet().stream()
                .map(host -> new Near(host.getValue(), Addresses.ALERTS + params.of(host.getKey()).first())).toList();
        return new AlertsView(params.asked(typed), Found.NOTHING, params.place(null), null, near);
    }

    private AlertsView without(AlertParams params, Problem problem) {
        var id = params.hostId();
        var host = params.host() != null ? params.host() : id == null ? "" : names.of(List.of(id)).getOrDefault(id, id);
        return new AlertsView(params.asked(host), Found.NOTHING, params.place(null), problem, null);
    }
}
