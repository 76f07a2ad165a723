package io.resticmanager.alerts.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.resticmanager.alerts.stage.Stage;
import io.resticmanager.alerts.stage.Tales;
import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertStatus;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.platform.id.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No schedule is called stale while something of its host may not have been heard yet; what stands goes on. */
class UnheardTest {

    private static final Instant DUE = Instant.parse("2026-03-01T03:00:00Z");

    @RegisterExtension
    final Stage stage = new Stage().with("rm.sweep-period", "PT1H");

    private final String host = Ids.next();

    @BeforeEach
    void aRunIsOverdue() {
        stage.owners().hosts.put(host, Tales.host(host, Presence.unknown, DUE));
        stage.owners().stale.add(Tales.overdue(host, Ids.next(), DUE));
    }

    @Test
    void raisesNothingAfterAStartOfTheHubOrWhileTheHostHandsOver() {
        assertThat(afterALook()).isEmpty();

        stage.owners().hosts.put(host, Tales.connected(host, stage.now(), 3));
        assertThat(afterALook()).isEmpty();

        stage.later(Duration.ofMinutes(5));
        assertThat(afterALook()).hasSize(1);
    }

    @Test
    void raisesNothingWhileTheHubIsSilent() {
        stage.owners().hosts.put(host, Tales.host(host, Presence.offline, stage.now()));
        var stands = afterALook().getFirst();
        stage.owners().stale.add(Tales.overdue(host, Ids.next(), DUE));
        stage.owners().hubSilent(true);
        stage.later(Duration.ofSeconds(1));

        assertThat(afterALook()).singleElement()
                .satisfies(it -> assertThat(it.lastSeenAt()).isAfter(stands.lastSeenAt()))
                .satisfies(it -> assertThat(it.status()).isEqualTo(AlertStatus.open));

        stage.owners().hubSilent(false);
        assertThat(afterALook()).hasSize(2);
    }

    private List<Alert> afterALook() {
        assertThat(stage.service().bean(Level.class).lookAtRuns()).isTrue();
        return stage.all();
    }
}
