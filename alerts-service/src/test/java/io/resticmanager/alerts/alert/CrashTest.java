package io.resticmanager.alerts.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.StreamInfoOptions;
import io.resticmanager.alerts.stage.Stage;
import io.resticmanager.alerts.stage.Tales;
import io.resticmanager.contracts.alert.AlertStatus;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.nats.RealNats;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The process ends between two steps of a failure that becomes an alert: a trigger in its file lets it come no further. After the
 * next start there is one alert, and the broker has been told of it once.
 */
class CrashTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    final Stage stage = new Stage().with("rm.sweep-period", "PT1H");

    private final String host = Ids.next();

    @BeforeEach
    void enrol() {
        stage.owners().hosts.put(host, Tales.host(host, Presence.online, stage.now()));
    }

    @Test
    void betweenTheEventAndTheAlert() throws Exception {
        stage.diesAt("BEFORE INSERT ON alert");
        stage.owners().tell(Tales.failed(host, JobKind.prune, null, 1));
        awaitTaken(1);
        assertThat(stage.number("SELECT count(*) FROM alert")).isZero();

        stage.startAfterDeath();

        assertToldOnce();
    }

    @Test
    void betweenTheAlertAndItsEvent() throws Exception {
        stage.diesAt("BEFORE INSERT ON outbox_event");
        stage.owners().tell(Tales.failed(host, JobKind.prune, null, 1));
        awaitTaken(1);
        assertThat(stage.number("SELECT count(*) FROM alert")).as("no alert without its event").isZero();

        stage.startAfterDeath();

        assertToldOnce();
    }

    // The relay notes the broker that it talks to before it says the first word.
    @Test
    void betweenTheCommitAndTheBroker() throws Exception {
        stage.diesAt("BEFORE INSERT ON outbox_broker");
        stage.execute("DELETE FROM outbox_broker");
        stage.stop();
        stage.start();
        stage.owners().tell(Tales.failed(host, JobKind.prune, null, 1));
        stage.await(it -> it.hostId().equals(host));
        assertThat(stage.number("SELECT count(*) FROM outbox_event WHERE acked_at IS NULL")).isOne();

        stage.startAfterDeath();

        assertToldOnce();
    }

    @Test
    void betweenTheBrokerAndTheNoteOfIt() throws Exception {
        stage.diesAt("BEFORE UPDATE OF acked_at ON outbox_event");
        stage.owners().tell(Tales.failed(host, JobKind.prune, null, 1));
        stage.events().await(Event.AlertRaised.class);
        assertThat(stage.number("SELECT count(*) FROM outbox_event WHERE acked_at IS NULL")).isOne();

        stage.startAfterDeath();

        assertToldOnce();
    }

    // Its broker never heard that the event had been taken, and hands it out again.
    @Test
    void betweenTheCommitAndTheAcknowledgement() throws Exception {
        stage.owners().tell(Tales.failed(host, JobKind.prune, null, 1));
        stage.await(it -> it.hostId().equals(host));
        stage.stop();
        broker(streams -> {
            for (var name : streams.getConsumerNames(Subjects.EVENTS_STREAM)) {
                streams.deleteConsumer(Subjects.EVENTS_STREAM, name);
            }
        });
        stage.start();
        awaitTaken(1);

        assertToldOnce();
    }

    @Test
    void betweenTheRowsOfASweep() throws Exception {
        stage.stop();
        stage.diesAt("BEFORE INSERT ON alert WHEN (SELECT count(*) FROM alert) = 2");
        for (var n = 0; n < 5; n++) {
            var other = Ids.next();
            stage.owners().hosts.put(other, Tales.host(other, Presence.online, Instant.now()));
            stage.owners().outcomes.add(Tales.outcome(Tales.failed(other, JobKind.prune, null, 1), null));
        }
        var before = stage.owners().sweeps.get();
        stage.start();
        Awaitility.await("a sweep that fails is tried again").atMost(PATIENCE)
                .until(() -> stage.owners().sweeps.get() > before + 1);
        assertThat(stage.all()).isEmpty();

        stage.startAfterDeath();

        Awaitility.await().atMost(PATIENCE).until(() -> told() == 5);
        assertThat(stage.all()).hasSize(5);
    }

    private void assertToldOnce() throws Exception {
        var alert = stage.await(it -> it.hostId().equals(host) && it.status() == AlertStatus.open);
        Awaitility.await("it is told").atMost(PATIENCE).until(
                () -> stage.number("SELECT count(*) FROM outbox_event WHERE acked_at IS NULL") == 0 && told() == 1);
        stage.owners().tell(Tales.succeeded(host, JobKind.prune, null, 2));
        assertThat(stage.events().await(Event.AlertResolved.class).alertId()).isEqualTo(alert.id());
        assertThat(stage.all()).hasSize(1);
        assertThat(told()).isOne();
        assertThat(stage.events().heard(Event.AlertRaised.class)).extracting(Event.AlertRaised::eventId).containsOnly(
                stage.events().heard(Event.AlertRaised.class).getFirst().eventId());
        assertThat(stage.number("SELECT count(*) FROM dead_letter")).isZero();
    }

    /** How many raised alerts are in the stream. */
    private long told() throws Exception {
        var found = new long[1];
        broker(streams -> found[0] = streams
                .getStreamInfo(Subjects.EVENTS_STREAM, StreamInfoOptions.filterSubjects("alert.raised"))
                .getStreamState().getSubjectMap().values().stream().mapToLong(Long::longValue).sum());
        return found[0];
    }

    private void awaitTaken(long events) throws Exception {
        Awaitility.await("the event is handed out").atMost(PATIENCE).ignoreExceptions().until(() -> {
            var taken = new long[1];
            broker(streams -> taken[0] = streams.getConsumers(Subjects.EVENTS_STREAM).getFirst().getDelivered()
                    .getConsumerSequence());
            return taken[0] >= events;
        });
    }

    private interface Asked {
        void of(JetStreamManagement streams) throws IOException, JetStreamApiException;
    }

    private void broker(Asked asked) throws Exception {
        try (var all = stage.nats().connect(RealNats.ALMIGHTY)) {
            asked.of(all.jetStreamManagement());
        }
    }
}
