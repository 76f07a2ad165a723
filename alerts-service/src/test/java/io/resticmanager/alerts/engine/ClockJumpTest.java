package io.resticmanager.alerts.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import io.resticmanager.alerts.stage.Stage;
import io.resticmanager.alerts.stage.Tales;
import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.AlertStatus;
import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.alert.AlertsRpc.AlertId;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.platform.id.Ids;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Our own clock is set back by two hours: sweeps go on to confirm, to close and to learn. */
class ClockJumpTest {

    private static final Duration BACK = Duration.ofHours(-2);

    @RegisterExtension
    final Stage stage = new Stage();

    private final String host = Ids.next();
    private final String removed = Ids.next();

    @Test
    void shouldConfirmAndCloseByTheClockAsItIs() {
        var longAgo = stage.now().minus(Duration.ofHours(9));
        stage.owners().hosts.put(host, Tales.host(host, Presence.offline, longAgo));
        stage.owners().hosts.put(removed, Tales.host(removed, Presence.offline, longAgo));
        stage.await(it -> it.hostId().equals(host));
        stage.await(it -> it.hostId().equals(removed));

        stage.later(BACK);
        stage.owners().hosts.remove(removed);

        stage.await(it -> it.hostId().equals(removed) && it.status() == AlertStatus.resolved);
        assertThat(stage.await(it -> it.hostId().equals(host) && !it.lastSeenAt().isAfter(stage.now())).status())
                .isEqualTo(AlertStatus.open);
    }

    @Test
    void shouldTellOfALossAndLetItBeClosedByHand() {
        var first = lost();
        stage.get(AlertsRpc.RESOLVE, new AlertId(first.id()));

        stage.later(BACK);
        var second = lost();

        assertThat(second.id()).isNotEqualTo(first.id());
        stage.get(AlertsRpc.RESOLVE, new AlertId(second.id()));
        var sweeps = stage.owners().sweeps.get();
        Awaitility.await("two sweeps").until(() -> stage.owners().sweeps.get() > sweeps + 2);
        assertThat(stage.all()).hasSize(2).allMatch(it -> it.status() == AlertStatus.resolved);
    }

    private Alert lost() {
        stage.owners().hosts.put(host,
                Tales.host(host, Presence.offline, stage.now().minus(Duration.ofMinutes(30))));
        return stage.await(it -> it.hostId().equals(host) && it.status() == AlertStatus.open);
    }

    @Test
    void shouldLearnOfAPauseThatNoEventTold() {
        stage.owners().tell(Tales.updated(host, 1, "ada", false));
        stage.owners().tell(Tales.failed(host, JobKind.forget, null, 1));
        stage.await(it -> it.kind() == AlertKind.forget_failed);

        stage.later(BACK);
        stage.owners().hosts.put(host, Tales.host(host, Presence.offline, stage.now().minus(Duration.ofHours(9))));
        stage.await(it -> it.kind() == AlertKind.agent_offline && it.status() == AlertStatus.open);
        stage.owners().hosts.put(host,
                Tales.host(host, Presence.offline, stage.now().minus(Duration.ofHours(9)), true));
        stage.await(it -> it.kind() == AlertKind.agent_offline && it.status() == AlertStatus.resolved);
        stage.owners().tell(Tales.failed(host, JobKind.prune, null, 2));
        var other = Ids.next();
        stage.owners().tell(Tales.failed(other, JobKind.prune, null, 1));
        stage.await(it -> it.hostId().equals(other));

        assertThat(stage.all()).noneMatch(it -> it.hostId().equals(host) && it.kind() == AlertKind.prune_failed);
    }
}
