package io.resticmanager.gateway.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;

import io.micronaut.inject.qualifiers.Qualifiers;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.AlertsRpc.HostAlerts;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.run.Standing;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Stories;
import io.resticmanager.gateway.fake.Tales;
import io.resticmanager.platform.sqlite.Transactions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What events make of the read model, and what making it anew makes of it. */
final class FleetModelTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int STEPS = 80;

    @AutoClose
    private Gateway gateway;

    @BeforeEach
    void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        // From here on nothing but events changes a row, for ten minutes.
        gateway.readFleet();
    }

    @Test
    void afterAnyHistoryTheRowsThatEventsKeptAreThoseThatAreMadeAnew() {
        for (var seed : new long[]{1, 2, 3}) {
            var fleet = new RandomFleet(gateway, seed);
            for (var step = 0; step < STEPS; step++) {
                fleet.happens();
            }
            await().atMost(SOON).untilAsserted(() -> assertThat(kept()).as("seed %d", seed).isEqualTo(owned()));

            var byEvents = rows();
            gateway.readFleet();

            assertThat(rows()).as("seed %d", seed).isEqualTo(byEvents).isNotEmpty();
        }
    }

    @Test
    void aHostThatNoEventToldOfIsFoundWhenAllIsMadeAnewAndOneThatIsGoneGoes() {
        var ada = Stories.host("ada", Presence.online);
        gateway.hub().knows(ada);
        gateway.readFleet();
        assertThat(rows()).containsOnlyKeys(ada.id());

        gateway.hub().forgets(ada.id());
        gateway.readFleet();

        assertThat(rows()).isEmpty();
    }

    @Test
    void whatJobsServiceDidNotAnswerIsAskedAgainUntilItDoes() {
        var ada = Stories.host("ada", Presence.online);
        gateway.hub().knows(ada);
        gateway.jobs().knows(Stories.jobsOf(ada, RepositoryState.uninitialised, null));
        gateway.jobs().busy(true);
        gateway.readFleet();
        assertThat(gateway.get(FleetFigures.class).fleet().unprovable()).isEqualTo(1);

        gateway.jobs().busy(false);

        await().atMost(SOON).untilAsserted(
                () -> assertThat(gateway.get(FleetFigures.class).fleet().atRisk()).isEqualTo(1));
    }

    @Test
    void aHostWhoseNextRunHasPassedIsAskedForAgainThoughNoEventToldOfIt() {
        var ada = Stories.host("ada", Presence.online);
        var first = gateway.clock().instant().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        gateway.hub().knows(ada);
        due(ada, first);
        gateway.readFleet();
        due(ada, first.plus(Duration.ofDays(1)));

        gateway.clock().move(Duration.ofMinutes(59));
        gateway.get(FleetKeeper.class).markDue();
        gateway.get(FleetKeeper.class).refresh();
        assertThat(nextRunOf(ada.id())).isEqualTo(first);

        gateway.clock().move(Duration.ofMinutes(2));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(nextRunOf(ada.id())).isEqualTo(first.plus(Duration.ofDays(1))));
    }

    private void due(HubHost host, Instant next) {
        gateway.jobs().knows(new HostJobs(host.id(), RepositoryState.ready, null, null, 0, 0, null,
                new Standing(Standing.Protection.unknown, null, 1, 0, next)));
    }

    private Instant nextRunOf(String hostId) {
        return gateway.get(FleetRows.class).find(hostId).orElseThrow().jobs().standing().nextRunAt();
    }

    @Test
    void howManyAlertsAHostHasIsUnknownUntilSomebodyTells() {
        var ada = Stories.host("ada", Presence.online);
        gateway.hub().knows(ada);
        gateway.jobs().knows(Stories.jobsOf(ada, RepositoryState.ready, null));
        gateway.alerts().silent(true);
        gateway.countAlerts();
        gateway.readFleet();
        assertThat(alertsOf(ada.id())).isNull();

        gateway.alerts().knows(Tales.of(ada, AlertKind.check_failed, "Damaged.", Stories.NOON));
        gateway.alerts().silent(false);

        await().atMost(SOON).untilAsserted(() -> assertThat(alertsOf(ada.id()))
                .isEqualTo(new HostAlerts(ada.id(), 1, 1, 0)));
    }

    private HostAlerts alertsOf(String hostId) {
        return gateway.get(FleetRows.class).find(hostId).orElseThrow().alerts();
    }

    @Test
    void everyOrderIsReadFromAnIndexAndSortedByIt() {
        for (var order : Order.values()) {
            var plan = plan("SELECT body FROM fleet_host WHERE (%s) > (%s) ORDER BY %s LIMIT 101".formatted(
                    String.join(", ", order.columns()), String.join(", ", order.columns().stream().map(_ -> "?")
                            .toList()),
                    String.join(", ", order.columns())));

            assertThat(plan).as(order.name()).contains("SEARCH fleet_host USING INDEX").doesNotContain("B-TREE");
        }
        assertThat(plan("SELECT host_id, name FROM fleet_host ORDER BY name, host_id"))
                .contains("USING COVERING INDEX").doesNotContain("B-TREE");
        assertThat(plan("SELECT total(running) FROM fleet_host")).contains("USING COVERING INDEX");
        assertThat(plan("SELECT host_id FROM fleet_host WHERE next_run_at <= 1795000000000"))
                .contains("USING INDEX fleet_by_next_run");
    }

    private TreeMap<String, String> kept() {
        var kept = new TreeMap<String, String>();
        rows().forEach((id, row) -> kept.put(id, row.substring(row.indexOf('{'), row.length() - 1)));
        return kept;
    }

    private TreeMap<String, String> owned() {
        var owned = new TreeMap<String, String>();
        var source = gateway.get(FleetSource.class);
        var cursor = "";
        while (cursor != null) {
            var page = source.page(Actor.system("gateway"), cursor);
            page.hosts().forEach(host -> owned.put(host.hub().id(), RowText.body(host)));
            cursor = page.next();
        }
        return owned;
    }

    // All columns of each row, the body last.
    private TreeMap<String, String> rows() {
        return database().<TreeMap<String, String>>readSql(connection -> {
            var all = new TreeMap<String, String>();
            try (var select = connection.prepareStatement(
                    """
                            SELECT host_id, name, urgency, by_backup, by_size, by_alerts, presence, protection, running, tags, words,
                                   body
                            FROM fleet_host""");
                    var rows = select.executeQuery()) {
                while (rows.next()) {
                    var row = new StringBuilder();
                    for (var i = 2; i <= 12; i++) {
                        row.append(rows.getString(i)).append('|');
                    }
                    all.put(rows.getString(1), row.toString());
                }
            }
            return all;
        });
    }

    private String plan(String sql) {
        return database().<String>readSql(connection -> {
            var plan = new StringBuilder();
            try (var select = connection.prepareStatement("EXPLAIN QUERY PLAN " + sql);
                    var rows = select.executeQuery()) {
                while (rows.next()) {
                    plan.append(rows.getString("detail")).append('\n');
                }
            }
            return plan.toString();
        });
    }

    private Transactions database() {
        return gateway.context().getBean(Transactions.class, Qualifiers.byName("gateway"));
    }
}
