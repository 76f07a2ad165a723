package io.resticmanager.gateway.view;

import static io.resticmanager.gateway.view.Samples.HOSTILE;
import static io.resticmanager.gateway.view.Samples.ID;
import static io.resticmanager.gateway.view.Samples.NOON;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.AlertsRpc.AlertStory;
import io.resticmanager.contracts.alert.AlertsRpc.Change;
import io.resticmanager.contracts.alert.AlertsRpc.Counts;
import io.resticmanager.contracts.alert.AlertsRpc.HostAlerts;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.gateway.alert.AlertsNow;
import io.resticmanager.gateway.fake.Tales;

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
        var asked = new AlertAsked("all", "critical", HOSTILE, HOSTILE, Map.of(ID, HOSTILE));
        var all = new AlertAsked(null, null, null, null, Map.of());
        return List.of(
                new AlertsView(asked, rows, 5_000, "?status=all&cursor=b", "?status=all&cursor=c", "?status=all", null),
                new AlertsView(asked, List.of(), 0, "", null, "", null),
                new AlertsView(asked, List.of(), 3, "?cursor=b", null, "", null),
                new AlertsView(all, List.of(), 0, "", null, "", null),
                new AlertsView(all, List.of(), 0, "", null, "", HOSTILE));
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
