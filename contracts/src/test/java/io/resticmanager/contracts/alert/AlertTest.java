package io.resticmanager.contracts.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.Golden;
import org.junit.jupiter.api.Test;

class AlertTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final Alert ALERT = new Alert("a1", "h1", "ada", AlertKind.backup_failed, Severity.warning,
            AlertStatus.acknowledged, "s1", "Nightly", "The password is wrong.", NOON, NOON.plusSeconds(60),
            NOON.plusSeconds(30), "alice", null, null, null, false, false, "j1", null, 2);

    @Test
    void shouldLookAsWritten() throws Exception {
        Golden.roundTrips("rpc/alert", ALERT, Alert.class);
        Golden.roundTrips("rpc/alert.query", new AlertsRpc.Query("all", "critical", "h1", "ada", 50, null),
                AlertsRpc.Query.class);
        Golden.roundTrips("rpc/alert.story", new AlertsRpc.AlertStory(ALERT,
                List.of(new AlertsRpc.Change(NOON, "raised", null, null),
                        new AlertsRpc.Change(NOON.plusSeconds(30), "acknowledged", "alice", null)),
                List.of()), AlertsRpc.AlertStory.class);
        Golden.roundTrips("rpc/alert.counts", new AlertsRpc.Counts(3, 1, 2, 4, 5L), AlertsRpc.Counts.class);
        Golden.roundTrips("rpc/alert.hosts",
                new AlertsRpc.HostsAlerts(List.of(new AlertsRpc.HostAlerts("h1", 2, 1, 0))),
                AlertsRpc.HostsAlerts.class);
    }

    @Test
    void shouldTellOfSweepsAndDrillsAsWritten() throws Exception {
        Golden.roundTrips("rpc/alert.swept", new AlertsRpc.Swept(NOON, false, "late"), AlertsRpc.Swept.class);
        Golden.roundTrips("rpc/alert.drills", new AlertsRpc.Drills(true, NOON, NOON.plusSeconds(604_800)),
                AlertsRpc.Drills.class);
    }

    /** product.md, chapter 8. */
    @Test
    void shouldOnlyCallACheckCritical() {
        assertThat(AlertKind.values()).filteredOn(kind -> kind.severity() == Severity.critical)
                .containsExactly(AlertKind.check_failed);
    }
}
