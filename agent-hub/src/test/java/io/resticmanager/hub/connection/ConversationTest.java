package io.resticmanager.hub.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.agent.ProtocolError;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.host.HubRpc.MintToken;
import io.resticmanager.hub.story.Endpoint;
import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.hub.story.TestAgent;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConversationTest {

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(3)
    @RegisterExtension
    final RunningHub hub = new RunningHub(NATS, data);

    @Test
    void helloIsAnsweredWithWelcomeAndTheConfiguration() {
        var endpoint = hub.enrol("ada");
        try (var agent = endpoint.connectTo(hub)) {
            agent.say(TestAgent.hello(0, 0));

            var welcome = agent.hear(HubMessage.Welcome.class);
            assertThat(welcome.hostId()).isEqualTo(endpoint.hostId());
            assertThat(welcome.heartbeatS()).isEqualTo(30);
            assertThat(welcome.reconnectSpreadS()).isEqualTo(2);
            assertThat(welcome.hubEpoch()).matches("[0-9a-f]{32}");
            assertThat(welcome.serverTime()).isBetween(Instant.now().minusSeconds(30), Instant.now());
            var config = agent.hear(HubMessage.ConfigUpdate.class);
            assertThat(config.revision()).isEqualTo(1);
            assertThat(config.repository().url()).isEqualTo("rest:http://127.0.0.1:8000/ada/");
            assertThat(config.repository().password()).hasSize(32);
        }
    }

    @Test
    void theHostIsOnlineAndShowsWhatHelloSaid() {
        var endpoint = hub.enrol("ada");
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet(TestAgent.hello(7, 3));

            var host = hub.administrator().host(endpoint.hostId());
            assertThat(host.presence()).isEqualTo(Presence.online);
            assertThat(host.resticVersion()).isEqualTo("0.18.0");
            assertThat(host.outboxDepth()).isEqualTo(3);
            assertThat(host.connectedAt()).isNotNull();
            assertThat(host.clockSkewMs()).isBetween(-60_000L, 60_000L);
        }
    }

    @Test
    void aConfigurationIsPendingUntilTheAgentHasAppliedIt() {
        var endpoint = hub.enrol("ada");
        try (var agent = endpoint.connectTo(hub)) {
            var config = agent.greet();
            var pending = hub.administrator().host(endpoint.hostId());
            assertThat(pending.configPending()).isTrue();
            assertThat(pending.configRevision()).isEqualTo(config.revision());
            assertThat(pending.appliedRevision()).isZero();

            agent.say(new AgentMessage.ConfigApplied(config.revision(), List.of()));

            await().until(() -> !hub.administrator().host(endpoint.hostId()).configPending());
            assertThat(hub.administrator().host(endpoint.hostId()).appliedRevision()).isEqualTo(config.revision());
        }
    }

    @Test
    void anAgentThatKnowsALaterConfigurationGetsOneAboveIt() {
        try (var agent = hub.enrol("ada").connectTo(hub)) {
            var hello = TestAgent.hello(0, 0);

            var config = agent.greet(new AgentMessage.Hello(hello.protocol(), hello.agentVersion(),
                    hello.resticVersion(), hello.os(), hello.arch(), hello.hostname(), 41, List.of(), List.of(), 0,
                    hello.instanceId(), null, hello.agentTime(), hello.timeZone(), 0, null, null));

            assertThat(config.revision()).isEqualTo(42);
        }
    }

    @Test
    void anAgentMaySayWhatItLikesOfItselfAndItsClock() {
        var endpoint = hub.enrol("ada");
        try (var agent = endpoint.connectTo(hub)) {
            var hello = TestAgent.hello(0, 0);

            agent.greet(new AgentMessage.Hello(hello.protocol(), "0.1\nforged log line", null, "x".repeat(10_000),
                    "amd64", "ada", 0, List.of(), List.of(), -5, hello.instanceId(), null, Instant.MAX, "Mars", 0,
                    null, null));

            var host = hub.administrator().host(endpoint.hostId());
            assertThat(host.agentVersion()).isEqualTo("(unprintable)");
            assertThat(host.os()).hasSizeLessThan(300);
            assertThat(host.clockSkewMs()).isEqualTo(Duration.ofDays(36_525).toMillis());
            assertThat(host.outboxDepth()).isZero();
            assertThat(hub.log().text()).doesNotContain("\nforged");
        }
    }

    @Test
    void aHelloWithNumbersThatEndTheWorldIsRefusedAndTheNextOneTaken() {
        try (var agent = hub.enrol("ada").connectTo(hub)) {
            var hello = TestAgent.hello(0, 0);

            agent.say(new AgentMessage.Hello(hello.protocol(), hello.agentVersion(), hello.resticVersion(),
                    hello.os(), hello.arch(), hello.hostname(), Long.MAX_VALUE, List.of(), List.of(), 0,
                    hello.instanceId(), null, hello.agentTime(), hello.timeZone(), 0, null, null));

            assertThat(agent.hear(ProtocolError.class).code()).isEqualTo("malformed");
            agent.greet(hello);
        }
    }

    @Test
    void aProtocolThatTheHubDoesNotSpeakIsSeenOff() {
        try (var agent = hub.enrol("ada").connectTo(hub)) {
            var hello = TestAgent.hello(0, 0);

            agent.say(new AgentMessage.Hello(Frame.PROTOCOL + 1, "9.0", null, "linux", "amd64", "ada", 0, List.of(),
                    List.of(), 0, hello.instanceId(), null, hello.agentTime(), "UTC", 0, null, null));

            assertThat(agent.hear(HubMessage.Bye.class).reason()).isEqualTo(HubMessage.Bye.Reason.unsupported_protocol);
            assertThat(agent.closeCode()).isEqualTo(1000);
        }
    }

    @Test
    void aSecondConnectionClosesTheFirst() {
        var endpoint = hub.enrol("ada");
        try (var first = endpoint.connectTo(hub)) {
            first.greet();
            try (var second = endpoint.connectTo(hub)) {
                second.greet();

                assertThat(first.hear(HubMessage.Bye.class).reason()).isEqualTo(HubMessage.Bye.Reason.replaced);
                assertThat(first.closeCode()).isEqualTo(1000);
                assertThat(hub.administrator().host(endpoint.hostId()).connectedAt()).isNotNull();
            }
        }
    }

    @Test
    void theOldIdentityOfAReplacedHostIsToldThatItIsRemoved() {
        var endpoint = hub.enrol("ada");
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet();
            var token = hub.administrator().mint(new MintToken("ada", List.of(), "/srv/restic", null, null, null, null,
                    endpoint.hostId())).token();

            Endpoint.withToken(token).enrolAt(hub);

            assertThat(agent.hear(HubMessage.Bye.class).reason()).isEqualTo(HubMessage.Bye.Reason.removed);
        }
    }

    @Test
    void whatIsNotUnderstoodIsAnsweredAndTheConversationGoesOn() {
        var endpoint = hub.enrol("ada");
        try (var agent = endpoint.connectTo(hub)) {
            agent.say(new AgentMessage.Heartbeat(Instant.now(), 0, List.of()));
            assertThat(agent.hear(ProtocolError.class).code()).isEqualTo("hello_expected");
            agent.greet();

            agent.say("{\"type\":\"coffee.make\",\"id\":\"1\",\"payload\":{}}");
            assertThat(agent.hear(ProtocolError.class).code()).isEqualTo("unknown_type");
            agent.say("no json");
            assertThat(agent.hear(ProtocolError.class).code()).isEqualTo("malformed");
            agent.say("{\"type\":\"heartbeat\",\"id\":\"1\",\"payload\":{\"agent_time\":\"soon\"}}");
            assertThat(agent.hear(ProtocolError.class).code()).isEqualTo("malformed");
            agent.say("x".repeat(Frame.MAX_BYTES + 1));
            assertThat(agent.hear(ProtocolError.class).code()).isEqualTo("too_large");
            agent.socket().sendBinary(ByteBuffer.wrap(new byte[]{1, 2, 3}), true).join();
            assertThat(agent.hear(ProtocolError.class).code()).isEqualTo("binary");
            agent.say(TestAgent.hello(0, 0));
            assertThat(agent.hear(ProtocolError.class).code()).isEqualTo("hello_repeated");

            agent.say(new AgentMessage.Heartbeat(Instant.now(), 5, List.of()));
            await().until(() -> hub.administrator().host(endpoint.hostId()).outboxDepth() == 5);
        }
    }

    @Test
    void aFrameInPiecesIsOneFrame() {
        var endpoint = hub.enrol("ada");
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet();
            var socket = agent.socket();

            socket.sendText("{\"type\":\"heartbeat\",\"id\":\"1\",", false).join();
            socket.sendText("\"payload\":{\"agent_time\":\"2026-11-21T12:00:00Z\",", false).join();
            socket.sendText("\"outbox_depth\":9}}", true).join();

            await().until(() -> hub.administrator().host(endpoint.hostId()).outboxDepth() == 9);
        }
    }

    @Test
    void whenTheHubStopsItSaysGoodbye() {
        try (var agent = hub.enrol("ada").connectTo(hub)) {
            agent.greet();

            hub.stop();

            assertThat(agent.hear(HubMessage.Bye.class).reason()).isEqualTo(HubMessage.Bye.Reason.shutting_down);
        }
    }

    @Test
    void theTokenStateSaysWhenTheAgentIsConnected() {
        var minted = hub.administrator().mint("ada");
        try (var agent = Endpoint.withToken(minted.token()).enrolAt(hub).connectTo(hub)) {
            agent.greet();

            assertThat(hub.administrator().value(HubRpc.TOKEN_STATE, new HubRpc.TokenId(minted.tokenId())).connected())
                    .isTrue();
        }
    }
}
