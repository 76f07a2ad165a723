package io.resticmanager.gateway.page;

import io.resticmanager.contracts.alert.AlertStatus;
import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.gateway.alert.AlertFilter;
import io.resticmanager.gateway.view.AlertAsked;
import io.resticmanager.gateway.view.AlertsView.Place;
import org.jspecify.annotations.Nullable;

/**
 * What the address of the list of alerts asks for; blank is nothing, and so is the status of those that are shown anyway.
 * {@code host} is a name as it was typed, which goes before {@code hostId}.
 */
record AlertParams(@Nullable String status, @Nullable String severity, @Nullable String hostId, @Nullable String host,
        @Nullable String q, @Nullable String cursor) {

    AlertParams {
        status = AlertStatus.open.name().equals(Query.text(status)) ? null : Query.text(status);
        severity = Query.text(severity);
        hostId = Query.text(hostId);
        host = Query.text(host);
        q = Query.text(q);
        cursor = Query.text(cursor);
    }

    /** Of a host that was found by what was typed. */
    AlertParams of(String anotherHostId) {
        return new AlertParams(status, severity, anotherHostId, null, q, cursor);
    }

    /** The same filter for another status, from the beginning. */
    AlertParams with(String another) {
        return new AlertParams(another, severity, hostId, host, q, null);
    }

    boolean every() {
        return AlertFilter.ALL.equals(status);
    }

    void check() {
        AlertFilter.check(status, severity, q);
    }

    AlertsRpc.Query query(int limit) {
        return new AlertsRpc.Query(status, severity, hostId, q, limit, cursor);
    }

    AlertAsked asked(String hostName) {
        return new AlertAsked(status, severity, hostId, hostName, q);
    }

    String first() {
        return filter().toString();
    }

    String here() {
        return filter().with("cursor", cursor).toString();
    }

    /** @param next the cursor of the page after this one, if there is one */
    Place place(@Nullable String next) {
        return new Place(here(), first(), next == null ? null : filter().with("cursor", next).toString(),
                with(AlertStatus.acknowledged.name()).first(), with(AlertFilter.ALL).first());
    }

    private Query filter() {
        return Query.NONE.with("status", status).with("severity", severity).with("host_id", hostId).with("host", host)
                .with("q", q);
    }
}
