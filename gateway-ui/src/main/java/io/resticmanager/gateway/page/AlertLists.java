package io.resticmanager.gateway.page;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.fleet.FleetFigures;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Alerts;
import io.resticmanager.gateway.view.AlertAsked;
import io.resticmanager.gateway.view.AlertView;
import io.resticmanager.gateway.view.AlertsView;
import org.jspecify.annotations.Nullable;

/** Puts a page of the list of alerts together. */
@Singleton
final class AlertLists {

    private static final int ROWS = 50;
    private static final int NOT_AVAILABLE = 503;

    private final Alerts alerts;
    private final FleetFigures fleet;
    private final Clock clock;

    AlertLists(Alerts alerts, FleetFigures fleet, Clock clock) {
        this.alerts = alerts;
        this.fleet = fleet;
        this.clock = clock;
    }

    /** As the address asks for. */
    AlertsView list(Actor actor, Params params) {
        var asked = params.asked(fleet.names());
        var query = params.query(asked);
        try {
            return list(asked, params, alerts.list(actor, query));
        } catch (ProblemException refused) {
            if (refused.problem().status() < NOT_AVAILABLE) {
                throw refused;
            }
            return new AlertsView(asked, List.of(), 0, params.here(), null, params.first(),
                    refused.problem().detail());
        }
    }

    private AlertsView list(AlertAsked asked, Params params, AlertsRpc.Alerts page) {
        var now = clock.instant();
        var rows = page.items().stream().map(alert -> new AlertView(alert, now, asked.linked(alert.hostId())))
                .toList();
        return new AlertsView(asked, rows, page.total(), params.here(), params.next(page.nextCursor()),
                params.first(), null);
    }

    /** What stands in the address of the list. */
    record Params(@Nullable String status, @Nullable String severity, @Nullable String hostId, @Nullable String q,
            @Nullable String cursor) {

        private AlertAsked asked(Map<String, String> names) {
            return new AlertAsked(Query.text(status), Query.text(severity), Query.text(hostId), Query.text(q), names);
        }

        private AlertsRpc.Query query(AlertAsked asked) {
            return new AlertsRpc.Query(asked.status(), asked.severity(), asked.hostId(), asked.text(), ROWS,
                    Query.text(cursor));
        }

        String first() {
            return filter().toString();
        }

        String here() {
            return filter().with("cursor", cursor).toString();
        }

        private @Nullable String next(@Nullable String after) {
            return after == null ? null : filter().with("cursor", after).toString();
        }

        private Query filter() {
            var asked = asked(Map.of());
            return Query.NONE.with("status", asked.status()).with("severity", asked.severity())
                    .with("host_id", asked.hostId()).with("q", asked.text());
        }
    }
}
