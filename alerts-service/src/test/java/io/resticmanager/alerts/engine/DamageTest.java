package io.resticmanager.alerts.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.resticmanager.alerts.stage.Stage;
import io.resticmanager.alerts.stage.Tales;
import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.AlertStatus;
import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.alert.AlertsRpc.AlertId;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.run.Outcome;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Damage is told as long as it stands, whatever else fails after it, and only who was told of it has settled it. */
class DamageTest {

    private static final String BROKEN = "The repository is damaged. Only a check of all data can show that this is mended.";
    private static final String LOCKED = "The password is wrong.";

    @RegisterExtension
    final Stage stage = new Stage();

    private final String host = Ids.next();
    private final Event.JobEnded found = Tales.check(host, 5, Tales.DAMAGED, "100%");

    @BeforeEach
    void theHostIsThere() {
        stage.owners().hosts.put(host, Tales.host(host, Presence.online, stage.now()));
    }

    @Test
    void shouldStayInTheWordsOfALaterFailure() {
        latest(found, null);
        stage.owners().tell(found);
        stage.await(Alert::damaged);

        var later = Tales.check(host, 6, Tales.WRONG_PASSWORD, null);
        latest(later, found);
        stage.owners().tell(later);

        var both = stage.await(it -> it.message().contains(LOCKED));
        assertThat(both.message()).contains(BROKEN);
        assertThat(both.jobId()).as("the check that found it").isEqualTo(found.jobId());
        var confirmed = stage.await(it -> it.lastSeenAt().isAfter(both.lastSeenAt()));
        assertThat(confirmed.message()).as("the sweep says the same").isEqualTo(both.message());
        assertThat(confirmed.damaged()).isTrue();
    }

    @Test
    void shouldBeToldThoughTheOtherFailureWasClosedByHand() {
        var later = Tales.check(host, 6, Tales.WRONG_PASSWORD, null);
        latest(later, null);
        var other = stage.await(it -> it.kind() == AlertKind.check_failed);
        assertThat(other.damaged()).isFalse();
        stage.get(AlertsRpc.RESOLVE, new AlertId(other.id()));

        latest(later, found);

        assertThat(stage.await(it -> it.status() == AlertStatus.open).message()).contains(BROKEN);
    }

    @Test
    void shouldBeSettledByWhoeverWasToldOfIt() {
        var later = Tales.check(host, 6, Tales.WRONG_PASSWORD, null);
        latest(later, found);
        stage.get(AlertsRpc.RESOLVE, new AlertId(stage.await(Alert::damaged).id()));

        var third = Tales.check(host, 7, Tales.WRONG_PASSWORD, null);
        latest(third, found);

        var anew = stage.await(it -> it.status() == AlertStatus.open);
        assertThat(anew.message()).contains(LOCKED).doesNotContain(BROKEN);
        assertThat(anew.jobId()).isEqualTo(third.jobId());
    }

    private void latest(Event.JobEnded it, Event.@Nullable JobEnded damaged) {
        stage.owners().outcomes.clear();
        stage.owners().outcomes.add(Tales.outcome(it, null, damaged == null
                ? null
                : new Outcome.Unproven(damaged.jobId(), damaged.finishedAt(), damaged.readDataSubset(), Tales.DAMAGED,
                        damaged.order())));
    }
}
