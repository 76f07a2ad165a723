package io.resticmanager.alerts.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import io.resticmanager.alerts.stage.Stage;
import io.resticmanager.alerts.stage.Tales;
import io.resticmanager.contracts.alert.AlertStatus;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.platform.id.Ids;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the events carry so that many troubles are told as one, and one that comes and goes is not told each time. */
class ManyAtOnceTest {

    private static final Duration SWEEP = Duration.ofMinutes(1);

    @RegisterExtension
    final Stage stage = new Stage();

    private final List<String> lost = IntStream.range(0, 6).mapToObj(_ -> Ids.next()).toList();

    // Lost 20 s one after the other: four cross the floor by the first sweep, two
    // by the next, which is another process.
    @Test
    void shouldNameOneGroupAlsoWhereTheLossIsSeenInSeveralSweeps() {
        var now = stage.now();
        lose(now.minus(Duration.ofMinutes(16)).plusSeconds(5));

        awaitRaised(4);
        stage.stop();
        stage.start();
        stage.later(SWEEP);
        awaitRaised(6);

        var told = stage.events().heard(Event.AlertRaised.class);
        assertThat(told).extracting(Event.AlertRaised::hostId).containsExactlyInAnyOrderElementsOf(lost);
        assertThat(told).extracting(Event.AlertRaised::groupId).doesNotContainNull().containsOnly(
                told.getFirst().groupId());
        assertThat(told).extracting(Event.AlertRaised::groupSize).as("hosts that were lost, raised or not yet")
                .containsOnly(6);
    }

    @Test
    void shouldTellOfFourThatEachIsAlone() {
        lost.subList(0, 4).forEach(host -> stage.owners().hosts.put(host,
                Tales.host(host, Presence.offline, stage.now().minus(Duration.ofHours(1)))));

        awaitRaised(4);

        assertThat(stage.events().heard(Event.AlertRaised.class)).allMatch(it -> it.groupId() == null
                && it.groupSize() == null);
    }

    @Test
    void shouldCallItFlappingUntilItHasNotBegunForAnHour() {
        var host = Ids.next();
        stage.owners().hosts.put(host, Tales.host(host, Presence.online, stage.now()));
        for (var n = 1; n <= 4; n++) {
            comesAndGoes(host, n);
            stage.later(Duration.ofMinutes(10));
        }
        stage.later(Duration.ofMinutes(45));
        comesAndGoes(host, 5);
        stage.later(Duration.ofMinutes(55));
        comesAndGoes(host, 6);
        stage.later(Duration.ofMinutes(61));
        comesAndGoes(host, 7);

        assertThat(stage.events().heard(Event.AlertRaised.class)).extracting(Event.AlertRaised::flapping)
                .containsExactly(false, false, false, true, true, true, false);
    }

    private void comesAndGoes(String host, int time) {
        stage.owners().tell(Tales.failed(host, JobKind.backup, null, 2L * time));
        var standing = stage.await(it -> it.status() == AlertStatus.open);
        stage.owners().tell(Tales.succeeded(host, JobKind.backup, null, 2L * time + 1));
        stage.await(it -> it.id().equals(standing.id()) && it.status() == AlertStatus.resolved);
        awaitRaised(time);
    }

    private void lose(Instant first) {
        for (var n = 0; n < lost.size(); n++) {
            stage.owners().hosts.put(lost.get(n),
                    Tales.host(lost.get(n), Presence.offline, first.plusSeconds(20L * n)));
        }
    }

    private void awaitRaised(int count) {
        Awaitility.await(count + " are told").until(
                () -> stage.events().heard(Event.AlertRaised.class).size() == count);
    }
}
