package io.resticmanager.hub.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.hub.story.Endpoint;
import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.platform.testkit.EventProbe;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hub's clock is set, or its machine slept: that is no silence of anybody's. */
class ClockStepTest {

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(3)
    @RegisterExtension
    final RunningHub hub = new RunningHub(NATS, data).with("rm.offline-after", "PT5S").with("rm.start-grace", "PT0S");

    @ParameterizedTest
    @ValueSource(strings = {"PT2H", "PT8H", "PT-2H"})
    void whoeverIsThereStaysOnlineAndWhoFallsSilentThenIsOffline(Duration jump) throws Exception {
        var endpoint = hub.enrol("ada");
        try (var events = EventProbe.on(NATS); var agent = endpoint.connectTo(hub)) {
            agent.greet();
            var before = hub.clock().instant();

            hub.clock().forward(jump);

            await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(20)).until(() -> {
                agent.say(new AgentMessage.Heartbeat(Instant.now(), 0, List.of()));
                return presence(endpoint) == HubHost.Presence.online;
            });
            // One that was never seen may have been: its hello took longer than that.
            assertThat(events.heard(Event.HostOffline.class)).allMatch(offline -> offline.lastSeenAt() == null);
            assertThat(Duration.between(before, hub.administrator().host(endpoint.hostId()).lastSeenAt()))
                    .isBetween(jump, jump.plusSeconds(30));

            agent.vanish();

            await().atMost(Duration.ofSeconds(30)).until(() -> presence(endpoint) == HubHost.Presence.offline);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT2H", "PT-2H"})
    void whoWasAlreadySilentIsOfflineAllTheSame(Duration jump) {
        var endpoint = hub.enrol("ada");
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet();
            agent.vanish();

            hub.clock().forward(jump);

            await().atMost(Duration.ofSeconds(30)).until(() -> presence(endpoint) == HubHost.Presence.offline);
        }
    }

    private HubHost.Presence presence(Endpoint endpoint) {
        return hub.administrator().host(endpoint.hostId()).presence();
    }
}
