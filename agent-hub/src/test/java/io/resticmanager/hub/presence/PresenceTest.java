package io.resticmanager.hub.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.nats.client.Subscription;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.event.HostStirred;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.hub.story.Endpoint;
import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.platform.testkit.EventProbe;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PresenceTest {

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(3)
    @RegisterExtension
    final RunningHub hub = new RunningHub(NATS, data).with("rm.offline-after", "PT2S").with("rm.start-grace", "PT0S");

    @Test
    void aHostThatFallsSilentIsOfflineAndOneThatComesBackIsOnline() throws Exception {
        var endpoint = hub.enrol("ada");
        try (var events = EventProbe.on(NATS)) {
            var agent = endpoint.connectTo(hub);
            agent.greet();
            assertThat(events.await(Event.HostOnline.class).hostName()).isEqualTo("ada");
            var seen = hub.administrator().host(endpoint.hostId()).lastSeenAt();

            agent.vanish();

            var offline = events.await(Event.HostOffline.class);
            assertThat(offline.lastSeenAt()).isEqualTo(seen);
            assertThat(offline.occurredAt()).isAfterOrEqualTo(seen.plusSeconds(2));
            assertThat(presence(endpoint)).isEqualTo(Presence.offline);
            try (var again = endpoint.connectTo(hub)) {
                again.greet();
                events.await(Event.HostOnline.class, online -> online.revision() > offline.revision());
                assertThat(presence(endpoint)).isEqualTo(Presence.online);
            }
        }
    }

    @Test
    void aCleanCloseIsNoReasonToBeOfflineAtOnce() {
        var endpoint = hub.enrol("ada");
        var agent = endpoint.connectTo(hub);
        agent.greet();

        agent.close();
        await().until(() -> hub.administrator().host(endpoint.hostId()).connectedAt() == null);

        assertThat(presence(endpoint)).isEqualTo(Presence.online);
        await().until(() -> presence(endpoint) == Presence.offline);
    }

    @Test
    void heartbeatsKeepAHostOnline() {
        var endpoint = hub.enrol("ada");
        try (var agent = endpoint.connectTo(hub)) {
            agent.say(io.resticmanager.hub.story.TestAgent.hello(0, 0));
            assertThat(agent.hear(HubMessage.Welcome.class).heartbeatS()).isEqualTo(1);

            await().pollInterval(Duration.ofMillis(500)).during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(10))
                    .until(() -> {
                        agent.say(new AgentMessage.Heartbeat(Instant.now(), 0, List.of()));
                        return presence(endpoint) == Presence.online;
                    });
        }
    }

    @Test
    void aConnectionThatOnlyLooksOpenIsClosed() {
        try (var agent = hub.enrol("ada").connectTo(hub)) {
            agent.greet();

            assertThat(agent.closeCode()).isEqualTo(1001);
        }
    }

    @Test
    void aHostThatNeverCameIsOfflineAfterAWhile() {
        var endpoint = hub.enrol("eve");
        assertThat(presence(endpoint)).isEqualTo(Presence.unknown);

        await().until(() -> presence(endpoint) == Presence.offline);
    }

    @Test
    void duringTheStartGraceAHostThatHasNotCalledIsUnknownAndOneThatWasOfflineStaysSo() {
        var ada = hub.enrol("ada");
        var eve = hub.enrol("eve");
        await().until(() -> presence(eve) == Presence.offline);
        try (var agent = ada.connectTo(hub)) {
            agent.greet();
        }
        hub.stop();
        hub.with("rm.start-grace", "PT4S").start();
        var started = Instant.now();

        assertThat(presence(ada)).isEqualTo(Presence.unknown);
        assertThat(presence(eve)).isEqualTo(Presence.offline);

        await().until(() -> presence(ada) == Presence.offline);
        assertThat(Instant.now()).isAfter(started.plusSeconds(3));
    }

    @Test
    void whenAHostWasLastSeenIsWrittenDownByTheTimeTheHubStops() {
        var endpoint = hub.enrol("ada");
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet();
            var greeted = hub.administrator().host(endpoint.hostId()).lastSeenAt();
            agent.say(new AgentMessage.Heartbeat(Instant.now(), 4, List.of()));
            await().until(() -> hub.administrator().host(endpoint.hostId()).outboxDepth() == 4);

            hub.stop();
            hub.start();

            var host = hub.administrator().host(endpoint.hostId());
            assertThat(host.lastSeenAt()).isAfter(greeted);
            assertThat(host.outboxDepth()).isEqualTo(4);
        }
    }

    @Test
    void openPagesAreNudged() throws Exception {
        var endpoint = hub.enrol("ada");
        var gateway = NATS.connect("gateway");
        var pages = gateway.subscribe(Subjects.liveHost(endpoint.hostId()));
        gateway.flush(Duration.ofSeconds(5));
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet();

            // That it was enrolled may be on its way still.
            assertThat(nudges(pages).filter(nudge -> !nudge.what().equals("enrolled")).findFirst())
                    .contains(new HostStirred(endpoint.hostId(), "presence"));
        } finally {
            gateway.close();
        }
    }

    /** Ends with 10 s in which none came. */
    private static Stream<HostStirred> nudges(Subscription pages) {
        return Stream.generate(() -> next(pages)).takeWhile(Optional::isPresent).flatMap(Optional::stream);
    }

    private static Optional<HostStirred> next(Subscription pages) {
        try {
            var message = pages.nextMessage(Duration.ofSeconds(10));
            return message == null ? Optional.empty() : Optional.of(Json.read(message.getData(), HostStirred.class));
        } catch (InterruptedException | Json.Malformed e) {
            throw new AssertionError(e);
        }
    }

    private Presence presence(Endpoint endpoint) {
        return hub.administrator().host(endpoint.hostId()).presence();
    }
}
