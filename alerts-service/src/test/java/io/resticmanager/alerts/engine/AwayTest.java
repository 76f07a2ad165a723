package io.resticmanager.alerts.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import io.resticmanager.alerts.stage.Stage;
import io.resticmanager.alerts.stage.Tales;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.AlertStatus;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.platform.id.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens while the service is away is the same to it as what it hears at once. */
class AwayTest {

    @RegisterExtension
    final Stage stage = new Stage();

    private final String host = Ids.next();
    private final String schedule = Ids.next();
    private final Instant now = Instant.now();

    @Test
    void shouldReachTheSameStateAfterwards() {
        var failed = Tales.failed(host, JobKind.backup, schedule, 1);
        stage.owners().hosts.put(host, Tales.host(host, Presence.online, now));
        stage.owners().outcomes.add(Tales.outcome(failed, "nightly"));
        stage.owners().tell(failed);
        var backup = stage.await(it -> it.kind() == AlertKind.backup_failed);
        stage.stop();

        var mended = Tales.succeeded(host, JobKind.backup, schedule, 2);
        var prune = Tales.failed(host, JobKind.prune, null, 3);
        stage.owners().tell(mended);
        stage.owners().tell(prune);
        stage.owners().tell(Tales.offline(host, 5, now.minus(Duration.ofHours(2))));
        stage.owners().tell(Tales.online(host, 6, now.minus(Duration.ofHours(1))));
        stage.owners().outcomes.set(0, Tales.outcome(mended, "nightly"));
        stage.owners().outcomes.add(Tales.outcome(prune, null));
        stage.owners().stale.add(Tales.overdue(host, schedule, now.minus(Duration.ofHours(1))));
        stage.start();

        stage.await(it -> it.id().equals(backup.id()) && it.status() == AlertStatus.resolved);
        var pruned = stage.await(it -> it.kind() == AlertKind.prune_failed);
        stage.await(it -> it.kind() == AlertKind.stale_schedule && it.status() == AlertStatus.open);
        stage.await(it -> it.id().equals(pruned.id()) && it.lastSeenAt().isAfter(pruned.lastSeenAt()));
        assertThat(stage.all()).as("nobody was told that a host was away that has long been back")
                .hasSize(3).noneMatch(it -> it.kind() == AlertKind.agent_offline);
        assertThat(stage.events().heard(Event.AlertRaised.class)).hasSize(3);
    }
}
