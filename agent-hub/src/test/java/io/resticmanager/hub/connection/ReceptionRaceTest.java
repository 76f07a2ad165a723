package io.resticmanager.hub.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.host.HubRpc.MintToken;
import io.resticmanager.hub.story.Endpoint;
import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.hub.story.TestAgent;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReceptionRaceTest {

    private static final int ROUNDS = 200;

    private static final long LONGEST_GREETING_US = 3_000;

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(3)
    @RegisterExtension
    final RunningHub hub = new RunningHub(NATS, data);

    @Test
    void anOldConnectionThatEndsWhileANewOneIsGreetedTakesNothingFromIt() throws Exception {
        var endpoint = hub.enrol("ada");
        var reception = hub.service().bean(Reception.class);
        var present = hub.service().bean(Present.class);
        var old = connect(endpoint);
        old.greet();
        for (int round = 0; round < ROUNDS; round++) {
            var attendance = present.of(endpoint.hostId()).orElseThrow();
            var next = connect(endpoint);
            var farewell = Thread.ofVirtual().start(() -> {
                LockSupport.parkNanos(someMoment());
                reception.farewell(attendance);
            });

            next.greet();
            farewell.join();

            assertThat(hub.administrator().host(endpoint.hostId()).connectedAt()).as("round %d", round).isNotNull();
            old.vanish();
            old = next;
        }
        old.vanish();
    }

    private static long someMoment() {
        return TimeUnit.MICROSECONDS.toNanos(ThreadLocalRandom.current().nextLong(LONGEST_GREETING_US));
    }

    // The hub bears a hundred handshakes a second; more are asked to come back.
    private TestAgent connect(Endpoint endpoint) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(11));
        return endpoint.connectTo(hub);
    }

    @Test
    void anIdentityThatIsReplacedBetweenHandshakeAndHelloIsNotWelcomed() {
        var endpoint = hub.enrol("ada");
        try (var old = endpoint.connectTo(hub)) {
            var token = hub.administrator().mint(new MintToken("ada", List.of(), "/srv/restic", null, null, null, null,
                    endpoint.hostId())).token();
            try (var now = Endpoint.withToken(token).enrolAt(hub).connectTo(hub)) {
                now.greet();

                old.say(TestAgent.hello(0, 0));

                assertThat(old.hear(HubMessage.Bye.class).reason()).isEqualTo(HubMessage.Bye.Reason.removed);
                assertThat(old.closeCode()).isEqualTo(1000);
                assertThat(hub.administrator().host(endpoint.hostId()).connectedAt()).isNotNull();
            }
        }
    }

    @Test
    void identitiesThatAreReplacedWhileTheySayHelloAreAlwaysSentAway() {
        var endpoint = hub.enrol("ada");
        for (int round = 0; round < 20; round++) {
            var old = endpoint;
            try (var agent = old.connectTo(hub)) {
                var token = hub.administrator().mint(new MintToken("ada", List.of(), "/srv/restic", null, null, null,
                        null, old.hostId())).token();
                var enrolling = Thread.ofVirtual().start(() -> {
                    LockSupport.parkNanos(someMoment());
                    Endpoint.withToken(token).enrolAt(hub);
                });
                agent.say(TestAgent.hello(0, 0));

                assertThat(lastWords(agent).reason()).isEqualTo(HubMessage.Bye.Reason.removed);
                join(enrolling);
            }
            endpoint = again(old);
        }
    }

    private Endpoint again(Endpoint old) {
        var token = hub.administrator().mint(new MintToken("ada", List.of(), "/srv/restic", null, null, null, null,
                old.hostId())).token();
        return Endpoint.withToken(token).enrolAt(hub);
    }

    // Before it there may be a welcome and a configuration.
    private static HubMessage.Bye lastWords(TestAgent agent) {
        var message = agent.hear(HubMessage.class);
        while (!(message instanceof HubMessage.Bye)) {
            message = agent.hear(HubMessage.class);
        }
        return (HubMessage.Bye) message;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
