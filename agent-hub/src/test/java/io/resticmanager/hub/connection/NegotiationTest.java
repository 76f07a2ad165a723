package io.resticmanager.hub.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Collections;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.agent.LocalPolicy;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.hub.story.Endpoint;
import io.resticmanager.hub.story.Introduction;
import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.platform.testkit.EventProbe;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an agent says of itself, and what becomes of one that speaks another protocol. */
class NegotiationTest {

    private static final LocalPolicy POLICY = new LocalPolicy(true, List.of("backup"), List.of("/srv/restored"),
            List.of("*"), List.of("nas.example.org"));

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(3)
    @RegisterExtension
    final RunningHub hub = new RunningHub(NATS, data);

    @Test
    void whatHelloSaysOfTheAgentIsShown() {
        var endpoint = hub.enrol("ada");
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet(Introduction.of("a").under(POLICY).hello());

            var host = shown(endpoint);
            assertThat(host.protocol()).isEqualTo(1);
            assertThat(host.timeZone()).isEqualTo("Europe/Berlin");
            assertThat(host.policy()).isEqualTo(POLICY);
            assertThat(host.configRefused()).isEmpty();
        }
    }

    @Test
    void whyAPolicyFileCanNotBeReliedOnIsShown() {
        var endpoint = hub.enrol("ada");
        var broken = new LocalPolicy(true, List.of(), List.of(), List.of(), List.of(), "policy.json: it is a link");
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet(Introduction.of("a").under(broken).hello());

            assertThat(shown(endpoint).policy()).isEqualTo(broken);
        }
    }

    @Test
    void anEndlessPolicyIsCutShort() {
        var endpoint = hub.enrol("ada");
        var roots = Collections.nCopies(150, "/" + "x".repeat(300));
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet(Introduction.of("a").under(new LocalPolicy(true, List.of(), roots, List.of(), List.of()))
                    .hello());

            assertThat(shown(endpoint).policy().restoreRoots()).hasSize(100)
                    .allSatisfy(root -> assertThat(root).hasSizeLessThanOrEqualTo(201));
        }
    }

    @Test
    void whatThePolicyRefusedOfTheConfigurationIsShownUntilItRefusesItNoMore() {
        var endpoint = hub.enrol("ada");
        try (var agent = endpoint.connectTo(hub)) {
            var revision = agent.greet().revision();

            agent.say(new AgentMessage.ConfigApplied(revision, List.of("repository_host: nas")));
            await().until(() -> shown(endpoint).configRefused().equals(List.of("repository_host: nas")));
            assertThat(shown(endpoint).configPending()).isFalse();

            agent.say(new AgentMessage.ConfigApplied(revision, List.of()));
            await().until(() -> shown(endpoint).configRefused().isEmpty());
        }
    }

    @Test
    void anAgentOfAnotherProtocolIsSentAwayAndShown() throws Exception {
        var endpoint = hub.enrol("ada");
        try (var events = EventProbe.on(NATS)) {
            sendAway(endpoint, Introduction.of("a").speaking(7, "9.0.0"));

            var host = shown(endpoint);
            assertThat(host.presence()).isEqualTo(Presence.refused);
            assertThat(host.refusal().code()).isEqualTo("protocol");
            assertThat(host.refusal().message()).contains("protocol 7", "this hub 1", "Update the hub");
            assertThat(host.protocol()).isEqualTo(7);
            assertThat(host.agentVersion()).isEqualTo("9.0.0");
            assertThat(host.resticVersion()).isEqualTo("0.18.0");
            assertThat(host.connectedAt()).isNull();
            events.await(Event.HostUpdated.class);
        }
    }

    @Test
    void theRefusalCountsFromTheFirstAndEndsWithAnAgentThatFits() {
        var endpoint = hub.enrol("ada");
        sendAway(endpoint, Introduction.of("a").speaking(7, "9.0.0"));
        var since = shown(endpoint).refusal().since();
        sendAway(endpoint, Introduction.of("a").speaking(8, "9.1.0"));
        assertThat(shown(endpoint).refusal().since()).isEqualTo(since);
        assertThat(shown(endpoint).protocol()).isEqualTo(8);

        try (var agent = endpoint.connectTo(hub)) {
            agent.greet(Introduction.of("b").hello());

            var host = shown(endpoint);
            assertThat(host.refusal()).isNull();
            assertThat(host.presence()).isEqualTo(Presence.online);
            assertThat(host.protocol()).isEqualTo(1);
        }
    }

    @Test
    void anotherSystemOnTheSameHostIsAnEvent() throws Exception {
        var endpoint = hub.enrol("ada");
        try (var events = EventProbe.on(NATS); var agent = endpoint.connectTo(hub)) {
            agent.greet(Introduction.of("a").on("freebsd").hello());

            var updated = events.await(Event.HostUpdated.class);
            assertThat(updated.os()).isEqualTo("freebsd");
            assertThat(updated.revision()).isGreaterThan(events.await(Event.HostOnline.class).revision());
        }
    }

    private void sendAway(Endpoint endpoint, Introduction introduction) {
        try (var agent = endpoint.connectTo(hub)) {
            agent.say(introduction.hello());
            assertThat(agent.hear(HubMessage.Bye.class).reason())
                    .isEqualTo(HubMessage.Bye.Reason.unsupported_protocol);
        }
    }

    private HubHost shown(Endpoint endpoint) {
        return hub.administrator().host(endpoint.hostId());
    }
}
