package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.PublishOptions;
import io.nats.client.api.ConsumerConfiguration;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.nats.RealNats;
import io.resticmanager.platform.nats.Streams;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.tests.kit.ChannelDesk;
import io.resticmanager.tests.kit.Child;
import io.resticmanager.tests.kit.KillingReceiver;
import io.resticmanager.tests.kit.KillingReceiver.Got;
import io.resticmanager.tests.kit.KillingReceiver.Moment;
import io.resticmanager.tests.kit.LoneNotifications;
import io.resticmanager.tests.kit.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * notifications-service is killed in the middle of sending: no alert is lost, at most one is told twice for each kill, under the same
 * id. A drill takes {@code -Drm.kills=1000}; {@code -Drm.seed} repeats a run.
 */
final class NotificationKillIT {

    private static final int KILLS = Integer.getInteger("rm.kills", 30);
    private static final long SEED = Long.getLong("rm.seed", System.nanoTime());
    private static final int ALERTS_EACH = 4;
    private static final Duration SOON = Duration.ofSeconds(2);

    @Order(1)
    @RegisterExtension
    private final NatsServerExtension nats = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    private final Stage stage = new Stage();

    private final Random random = new Random(SEED);
    private final List<String> alerts = new ArrayList<>();

    @Test
    void noneIsLostAndAtMostOneIsToldTwiceForEachKill() throws Exception {
        try (var receiver = new KillingReceiver();
                var broker = nats.connect("alerts");
                var keeper = nats.connect(RealNats.ALMIGHTY)) {
            Streams.ensure(broker, Subjects.EVENTS_STREAM);
            makeChannel(receiver);
            for (var kill = 0; kill < KILLS; kill++) {
                killOnce(receiver, broker);
            }
            var last = start();
            awaitAll(receiver, keeper);
            last.terminate();

            assertThat(unsettled()).as("seed %d", SEED).isZero();
            assertOneIdEach(receiver.got());
            assertAtMostOneTwicePerKill(receiver.got());
        }
    }

    private void makeChannel(KillingReceiver receiver) throws Exception {
        var service = start();
        try (var desk = new ChannelDesk(nats)) {
            desk.webhook("Receiver", receiver.url());
        }
        service.kill();
    }

    private void killOnce(KillingReceiver receiver, Connection broker) throws Exception {
        for (var n = 0; n < ALERTS_EACH; n++) {
            raise(broker);
        }
        var service = start();
        receiver.killIn(service, 1 + random.nextInt(ALERTS_EACH),
                Moment.values()[random.nextInt(Moment.values().length)]);
        Awaitility.await("it is killed").pollInterval(Duration.ofMillis(20)).until(() -> !service.isAlive());
    }

    private void awaitAll(KillingReceiver receiver, Connection keeper) {
        Awaitility.await("all are told, seed " + SEED).until(() -> {
            comeAgainSoon(keeper.jetStreamManagement());
            return receiver.got().stream().map(Got::alertId).collect(Collectors.toSet()).containsAll(alerts);
        });
        Awaitility.await("all is written down, seed " + SEED).until(() -> unsettled() == 0);
    }

    // What was handed to the service when it was killed comes again after 30 s. So
    // long nobody waits here; the service sets it anew when it starts.
    private static void comeAgainSoon(JetStreamManagement streams) throws IOException, JetStreamApiException {
        var consumer = streams.getConsumerInfo(Subjects.EVENTS_STREAM, "notifications").getConsumerConfiguration();
        if (consumer.getAckWait().compareTo(SOON) > 0) {
            streams.addOrUpdateConsumer(Subjects.EVENTS_STREAM,
                    ConsumerConfiguration.builder(consumer).ackWait(SOON).build());
        }
    }

    private void assertOneIdEach(List<Got> got) {
        var ids = new HashMap<String, String>();
        got.forEach(it -> assertThat(ids.computeIfAbsent(it.alertId(), _ -> it.webhookId()))
                .as("seed %d, alert %s", SEED, it.alertId()).isEqualTo(it.webhookId()));
        assertThat(ids.keySet()).containsExactlyInAnyOrderElementsOf(alerts);
    }

    private void assertAtMostOneTwicePerKill(List<Got> got) {
        var seen = new HashSet<String>();
        var twice = new HashMap<Integer, Integer>();
        got.stream().filter(it -> !seen.add(it.webhookId())).forEach(it -> twice.merge(it.life(), 1, Integer::sum));
        assertThat(twice.values()).as("seed %d, by life: %s", SEED, twice).allMatch(times -> times == 1);
        assertThat(twice).as("nothing was told before the first kill").doesNotContainKey(0);
    }

    private void raise(Connection broker) throws Exception {
        var now = Instant.now();
        var event = new Event.AlertRaised(Ids.next(), now, "host-1", 1, "ada", Ids.next(), AlertKind.backup_failed,
                AlertKind.backup_failed.severity(), "", "The password is wrong.", now, null, null, false, null, null);
        broker.jetStream().publish(Subjects.of(event), Json.bytes(event),
                PublishOptions.builder().messageId(event.eventId()).build());
        alerts.add(event.alertId());
    }

    private Child start() {
        return LoneNotifications.start(stage, nats, data());
    }

    private java.nio.file.Path data() {
        return stage.folder("data");
    }

    private long unsettled() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data().resolve("notifications.db"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM delivery WHERE state <> 'delivered'")) {
            return rows.getLong(1);
        }
    }
}
