package io.resticmanager.hub.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.hub.host.HostRow;
import io.resticmanager.hub.host.Registry;
import io.resticmanager.hub.story.Endpoint;
import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.platform.testkit.EventProbe;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Between looking at the hosts and calling one of them offline, it may have come. */
class FalseOfflineTest {

    private static final PresencePace PACE = new PresencePace(Duration.ofSeconds(90), 1);

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(3)
    @RegisterExtension
    final RunningHub hub = new RunningHub(NATS, data);

    @Test
    void aHostThatSaidHelloSinceItWasLookedAtIsNotCalledOffline() throws Exception {
        var endpoint = hub.enrol("ada");
        try (var events = EventProbe.on(NATS)) {
            var asRead = row(endpoint);
            try (var agent = endpoint.connectTo(hub)) {
                agent.greet();

                rounds().declareOffline(asRead, PACE, Instant.now());

                assertThat(hub.administrator().host(endpoint.hostId()).presence())
                        .isEqualTo(HubHost.Presence.online);
                assertThat(hub.administrator().host(endpoint.hostId()).connectedAt()).isNotNull();
                agent.say(new AgentMessage.Heartbeat(Instant.now(), 0, List.of()));
                assertThat(agent.hearsNothingFor(Duration.ofMillis(200))).isTrue();
                assertThat(events.heard(Event.HostOffline.class)).isEmpty();
            }
        }
    }

    @Test
    void aHostWhoseHelloIsCommittedButNotYetNotedInMemoryIsNotCalledOffline() {
        var endpoint = hub.enrol("ada");
        var asRead = row(endpoint);
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet();
            hub.service().bean(Presence.class).forget(endpoint.hostId());

            rounds().declareOffline(asRead, PACE, Instant.now());

            assertThat(hub.administrator().host(endpoint.hostId()).presence()).isEqualTo(HubHost.Presence.online);
        }
    }

    @Test
    void oneThatWasSilentAllTheTimeIs() {
        var endpoint = hub.enrol("ada");
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet();

            rounds().declareOffline(row(endpoint), PACE, Instant.now().plus(PACE.offlineAfter()));

            assertThat(agent.closeCode()).isEqualTo(1001);
            assertThat(hub.administrator().host(endpoint.hostId()).presence()).isEqualTo(HubHost.Presence.offline);
        }
    }

    private HostRow row(Endpoint endpoint) {
        return hub.service().bean(Registry.class).find(endpoint.hostId()).orElseThrow();
    }

    private PresenceRounds rounds() {
        return hub.service().bean(PresenceRounds.class);
    }
}
