package io.resticmanager.gateway.view;

import static io.resticmanager.gateway.view.Samples.HOSTILE;
import static io.resticmanager.gateway.view.Samples.ID;
import static io.resticmanager.gateway.view.Samples.NOON;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.AlertsRpc.AlertStory;
import io.resticmanager.contracts.alert.AlertsRpc.Change;
import io.resticmanager.contracts.alert.AlertsRpc.Counts;
import io.resticmanager.contracts.alert.AlertsRpc.HostAlerts;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.alert.AlertsNow;
import io.resticmanager.gateway.fake.Tales;
import io.resticmanager.gateway.view.AlertsView.Found;
import io.resticmanager.gateway.view.AlertsView.Near;
import io.resticmanager.gateway.view.AlertsView.Place;

/** Alerts of every kind and status, on a host whose name is an attack. */
final class AlertSamples {

    private AlertSamples() {}

    static List<Alert> alerts() {
        var host = Samples.hub(HOSTILE, Presence.online);
        var open = Arrays.stream(AlertKind.values()).map(kind -> Tales.of(host, kind, HOSTILE, NOON));
        var one = Tales.of(host, AlertKind.backup_failed, HOSTILE, NOON.minusSeconds(9_000));
        var seen = Tales.acknowledged(one, NOON, HOSTILE);
        return Stream.concat(open, Stream.of(seen,
                Tales.resolved(Tales.of(host, AlertKind.prune_failed, HOSTILE, NOON), NOON, HOSTILE),
                Tales.resolved(Tales.of(host, AlertKind.agent_offline, HOSTILE, NOON), NOON, null))).toList();
    }

    static List<AlertsView> lists() {
        var rows = alerts().stream().map(alert -> new AlertView(alert, NOON.plusSeconds(12), true)).toList();
        var asked = new AlertAsked("all", "critical", HOSTILE, HOSTILE, HOSTILE);
        var all = new AlertAsked(null, null, null, "", null);
        var first = new Place("", "", null, "?status=acknowledged", "?status=all");
        var later = new Place("?cursor=b", "", "?cursor=c", "?status=acknowledged", "?status=all");
        var nothing = new Found(List.of(), 0, List.of(), 0, 12);
        return List.of(
                new AlertsView(asked, new Found(rows.subList(0, 6), 5_000, rows.subList(6, 7), 30, 0), later, null,
                        null),
                new AlertsView(all, new Found(List.of(), 0, rows.subList(6, 7), 1, 0), first, null, null),
                new AlertsView(asked, nothing, first, null, null),
                new AlertsView(asked, nothing, later, null, null),
                new AlertsView(all, Found.NOTHING, first, null, null),
                new AlertsView(asked, Found.NOTHING, first, null, List.of(new Near(HOSTILE, "/alerts"))),
                new AlertsView(asked, Found.NOTHING, first, null, List.of()),
                new AlertsView(asked, Found.NOTHING, first, Problem.invalid("status", HOSTILE), null),
                new AlertsView(all, Found.NOTHING, later, Problem.invalid("cursor", HOSTILE), null),
                new AlertsView(all, Found.NOTHING, first, Problem.unavailable(HOSTILE), null));
    }

    static List<StoryView> stories() {
        return alerts().stream().map(alert -> new StoryView(new AlertStory(alert,
                List.of(new Change(NOON, "raised", null, null), new Change(NOON, "acknowledged", HOSTILE, null),
                        new Change(NOON, "resolved", null, HOSTILE)),
                alert.acknowledgedAt() == null ? List.of() : alerts()), NOON.plusSeconds(12),
                alert.acknowledgedAt() == null,
                ChannelSamples.told().get(alert.kind().ordinal() % 3))).toList();
    }

    static List<AlertMark> marks() {
        return List.of(new AlertMark(Optional.empty()),
                new AlertMark(Optional.of(new AlertsNow(new Counts(0, 0, 0, 0), List.of()))),
                new AlertMark(Optional.of(new AlertsNow(new Counts(12, 5, 1, 23), alerts().subList(0, 3)))));
    }

    static HostAlerts ofHost() {
        return new HostAlerts(ID, 2, 1, 1);
    }
}
