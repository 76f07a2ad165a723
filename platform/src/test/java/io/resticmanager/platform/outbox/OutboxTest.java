package io.resticmanager.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.nats.client.Connection;
import io.nats.client.JetStreamSubscription;
import io.nats.client.PullSubscribeOptions;
import io.resticmanager.platform.nats.RealNats;
import io.resticmanager.platform.sqlite.Transactions;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import io.resticmanager.platform.testkit.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutboxTest {

    private static final byte[] PAYLOAD = "{}".getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    final NatsServerExtension nats = new NatsServerExtension();
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    private TestService services;
    private Connection all;

    @BeforeEach
    void start() throws Exception {
        services = TestService.start(nats, data.path());
        all = nats.connect(RealNats.ALMIGHTY);
    }

    @AfterEach
    void stop() throws InterruptedException {
        services.close();
        all.close();
    }

    @Test
    void messagesReachTheStreamInTheirOrder() throws Exception {
        var ids = Drawers.addIntake(services, 200);

        await().until(() -> Drawers.waiting(services, "hub") == 0);

        assertThat(idsInIntake(200)).isEqualTo(ids);
    }

    @Test
    void outsideOfATransactionNothingIsTaken() {
        assertThatThrownBy(() -> services.bean(Outbox.class, "hub").add("intake.ada", "id", PAYLOAD))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("transaction");
    }

    @Test
    void whatRollsBackIsNeverSaid() throws Exception {
        var outbox = services.bean(Outbox.class, "hub");
        assertThatThrownBy(() -> services.bean(Transactions.class, "hub").write(() -> {
            outbox.add("intake.ada", "unsaid", PAYLOAD);
            throw new IllegalArgumentException("changed my mind");
        })).isInstanceOf(IllegalArgumentException.class);
        var said = Drawers.addIntake(services, 1);

        assertThat(idsInIntake(1)).isEqualTo(said);
    }

    @Test
    void theSameMessageIsTakenOnce() throws Exception {
        services.bean(Transactions.class, "hub").write(() -> {
            services.bean(Outbox.class, "hub").add("intake.ada", "same", PAYLOAD);
            services.bean(Outbox.class, "hub").add("intake.ada", "same", PAYLOAD);
        });
        var next = Drawers.addIntake(services, 1);

        assertThat(idsInIntake(2)).containsExactly("same", next.getFirst());
    }

    @Test
    void aMessageThatTheBrokerWouldRefuseIsRefusedAtOnce() {
        assertThatThrownBy(() -> services.bean(Transactions.class, "hub").write(
                () -> services.bean(Outbox.class, "hub").add("intake.ada", "big", new byte[2 << 20])))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("too many");
    }

    // Crash point: published, and not yet marked.
    @Test
    void whatWasSaidButNotMarkedIsThereOnce() throws Exception {
        Drawers.execute(data.path().resolve("hub.db"), """
                CREATE TRIGGER no_mark BEFORE UPDATE OF acked_at ON outbox_event
                BEGIN SELECT RAISE(ABORT, 'the process died here'); END""");
        var ids = Drawers.addIntake(services, 3);
        await().until(() -> all.jetStreamManagement().getStreamInfo("INTAKE").getStreamState().getMsgCount() == 3);
        assertThat(Drawers.waiting(services, "hub")).isEqualTo(3);
        services.close();

        Drawers.execute(data.path().resolve("hub.db"), "DROP TRIGGER no_mark");
        services = TestService.start(nats, data.path());
        await().until(() -> Drawers.waiting(services, "hub") == 0);

        assertThat(idsInIntake(3)).isEqualTo(ids);
        assertThat(all.jetStreamManagement().getStreamInfo("INTAKE").getStreamState().getMsgCount()).isEqualTo(3);
    }

    // Crash point: committed, and not yet published.
    @Test
    void whatWasCommittedBeforeTheProcessEndedIsSaidByTheNext() throws Exception {
        services.close();
        Drawers.execute(data.path().resolve("hub.db"),
                """
                        INSERT INTO outbox_event (message_id, subject, payload, added_at) VALUES ('late', 'intake.ada', X'7B7D', 1)""");

        services = TestService.start(nats, data.path());

        assertThat(idsInIntake(1)).containsExactly("late");
    }

    @Test
    void aBrokerThatIsKilledWhileTheOutboxDrainsLosesAndDoublesNothing() throws Exception {
        var ids = new ArrayList<>(Drawers.addIntake(services, 50));
        for (var i = 0; i < 3; i++) {
            nats.kill();
            ids.addAll(Drawers.addIntake(services, 50));
        }

        await().atMost(Duration.ofSeconds(60)).until(() -> Drawers.waiting(services, "hub") == 0);

        assertThat(idsInIntake(200)).isEqualTo(ids);
    }

    // What JetStream acknowledged and had not yet written is gone after a power
    // cut.
    @Test
    void aBrokerThatLostItsLastWritesIsToldAgain() throws Exception {
        var ids = Drawers.addIntake(services, 5);
        await().until(() -> Drawers.waiting(services, "hub") == 0);
        all.jetStreamManagement().deleteStream("INTAKE");

        nats.kill();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(idsInIntake(5)).isEqualTo(ids));
    }

    private List<String> idsInIntake(int count) throws Exception {
        await().ignoreExceptions().until(() -> all.jetStreamManagement().getStreamInfo("INTAKE") != null);
        var ids = new ArrayList<String>();
        JetStreamSubscription subscription = all.jetStream().subscribe("intake.*",
                PullSubscribeOptions.builder().stream("INTAKE").build());
        for (var message : subscription.fetch(count, Duration.ofSeconds(10))) {
            ids.add(message.getHeaders().getFirst("Nats-Msg-Id"));
        }
        subscription.unsubscribe();
        return ids;
    }
}
