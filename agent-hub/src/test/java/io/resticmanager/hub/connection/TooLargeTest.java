package io.resticmanager.hub.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.agent.FrameCodec;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.agent.ProtocolError;
import io.resticmanager.hub.story.RawFrames;
import io.resticmanager.hub.story.RawHandshake;
import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.hub.story.TestAgent;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** However large a frame is, it is answered and the session lives. */
class TooLargeTest {

    private static final int MIB = 1024 * 1024;

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(3)
    @RegisterExtension
    final RunningHub hub = new RunningHub(NATS, data);

    @Test
    void oneLongFrame() throws Exception {
        conversation(agent -> {
            agent.noise(RawFrames.TEXT, 3 * MIB / 2);
            assertRefused(agent, "too_large", String.valueOf(3 * MIB / 2));
            agent.noise(RawFrames.TEXT, 50L * MIB);
            assertRefused(agent, "too_large", String.valueOf(50 * MIB));
        });
    }

    @Test
    void oneMessageOfManyContinuations() throws Exception {
        conversation(agent -> {
            agent.noise(RawFrames.TEXT_BEGINS, 1);
            for (var i = 0; i < 500; i++) {
                agent.noise(RawFrames.CONTINUED, 100_000);
            }
            agent.noise(RawFrames.CONTINUED | RawFrames.ENDS, 0);
            assertRefused(agent, "too_large", "50000001");
        });
    }

    @Test
    void oneLongFrameThatIsNoText() throws Exception {
        conversation(agent -> {
            agent.noise(RawFrames.BINARY, 5 * MIB);
            assertRefused(agent, "binary", "text");
        });
    }

    private interface Talk {

        void with(RawFrames agent) throws IOException;
    }

    private void conversation(Talk talk) throws IOException {
        var endpoint = hub.enrol("ada");
        try (var handshake = RawHandshake.at(hub, endpoint.agentToken())) {
            handshake.send();
            assertThat(handshake.answer().status()).isEqualTo(101);
            var agent = handshake.frames();
            agent.text(frame(TestAgent.hello(0, 0)));
            agent.hear(HubMessage.ConfigUpdate.class);

            talk.with(agent);

            agent.text(frame(new AgentMessage.Heartbeat(Instant.now(), 7, List.of())));
            await().until(() -> hub.administrator().host(endpoint.hostId()).outboxDepth() == 7);
        }
    }

    private static void assertRefused(RawFrames agent, String code, String word) throws IOException {
        var refusal = agent.hear(ProtocolError.class);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.message()).contains(word);
    }

    private static String frame(AgentMessage message) {
        return FrameCodec.FROM_AGENT.encode(Frame.of(Ids.next(), message));
    }
}
