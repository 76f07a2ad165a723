package io.resticmanager.platform.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import io.resticmanager.contracts.event.HostStirred;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.platform.nats.Broker;
import io.resticmanager.platform.nats.RealNats;
import io.resticmanager.platform.testkit.NatsServerExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LiveTest {

    @RegisterExtension
    final NatsServerExtension nats = new NatsServerExtension();

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private Broker hub;
    private Broker gateway;
    private Live mouth;
    private Live ear;

    @BeforeEach
    void connect() {
        hub = Broker.connect("hub", nats.server(), Duration.ofSeconds(5));
        gateway = Broker.connect("gateway", nats.server(), Duration.ofSeconds(5));
        mouth = new Live(hub);
        ear = new Live(gateway);
    }

    @AfterEach
    void disconnect() {
        ear.close();
        hub.close();
        gateway.close();
    }

    @Test
    void whatIsSaidIsHeardInOrder() {
        hear();
        var words = IntStream.range(0, 1_000).mapToObj(Integer::toString).toList();

        words.forEach(this::say);

        await().until(() -> heard.size() == words.size());
        assertThat(heard).isEqualTo(words);
    }

    @Test
    void whatCanNotBeReadIsPassedOver() throws Exception {
        hear();
        try (var all = nats.connect(RealNats.ALMIGHTY)) {
            all.publish(Subjects.liveHost("ada"), "nonsense".getBytes(StandardCharsets.UTF_8));
            all.flush(Duration.ofSeconds(5));
        }
        say("sense");

        await().until(() -> heard.equals(List.of("sense")));
    }

    @Test
    void aListenerThatFailsHearsTheNext() {
        ear.hear(Subjects.liveHost("*"), HostStirred.class, (_, stirred) -> {
            heard.add(stirred.what());
            throw new IllegalStateException("not for me");
        });

        say("one");
        say("two");

        await().until(() -> heard.equals(List.of("one", "two")));
    }

    @Test
    void whoeverStopsListeningHearsNoMore() throws Exception {
        hear().close();
        gateway.flush();
        say("to nobody");
        hub.flush();
        hear();
        say("to somebody");

        await().until(() -> !heard.isEmpty());
        assertThat(heard).containsExactly("to somebody");
    }

    @Test
    void whileTheBrokerIsAwayNothingBreaksAndLaterItGoesOn() {
        hear();
        nats.kill();

        await().until(() -> {
            say("still there?");
            return !heard.isEmpty();
        });
    }

    private AutoCloseable hear() {
        return ear.hear(Subjects.liveHost("*"), HostStirred.class, (_, stirred) -> heard.add(stirred.what()));
    }

    private void say(String what) {
        mouth.publish(Subjects.liveHost("ada"), new HostStirred("ada", what));
    }
}
