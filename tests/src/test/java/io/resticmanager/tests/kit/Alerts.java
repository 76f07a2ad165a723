package io.resticmanager.tests.kit;

import java.util.List;
import java.util.stream.Stream;

import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.AlertStatus;
import io.resticmanager.contracts.json.Json;
import org.awaitility.Awaitility;

/** The alerts of one host as the API tells them. */
public record Alerts(ApiClient api, String hostId) {

    public static Alerts of(Host host) {
        return new Alerts(host.administrator().api(), host.id());
    }

    /** Those that stand and those that are over. */
    public List<Alert> all() throws Exception {
        var items = api.get("/api/alerts?status=all&limit=200&host_id=" + hostId).get("items");
        return List.of(Json.read(items, Alert[].class));
    }

    /** Of which kinds alerts stand, in the order of the kinds; one that stands twice is there twice. */
    public List<AlertKind> standing() throws Exception {
        return all().stream().filter(alert -> alert.status() != AlertStatus.resolved).map(Alert::kind).sorted()
                .toList();
    }

    /** Returns when these kinds stand and no other. */
    public void awaitStanding(AlertKind... kinds) {
        var wanted = Stream.of(kinds).sorted().toList();
        Awaitility.await("what stands of " + hostId + " is " + wanted).until(this::standing, wanted::equals);
    }

    /** The one of that kind that stands, as soon as there is one. */
    public Alert awaitRaised(AlertKind kind) {
        return Awaitility.await(kind + " is raised").until(() -> open(kind), found -> found.size() == 1).getFirst();
    }

    private List<Alert> open(AlertKind kind) throws Exception {
        return all().stream().filter(alert -> alert.kind() == kind && alert.status() == AlertStatus.open).toList();
    }
}
