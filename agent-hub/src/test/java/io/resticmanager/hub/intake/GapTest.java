package io.resticmanager.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.ProtocolError;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.hub.story.TestAgent;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Numbers that are missing are asked for; nothing behind them is stored or acknowledged. */
class GapTest {

    private static final String JOB = Ids.next();

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(3)
    @RegisterExtension
    final RunningHub hub = new RunningHub(NATS, data);

    @Test
    void aGapIsAskedForAndTheSessionGoesOnFromThere() {
        var endpoint = hub.enrol("ada");
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet(TestAgent.hello(3, 3));

            agent.say(3, log(1));

            assertThat(agent.hear(ProtocolError.class))
                    .isEqualTo(new ProtocolError("sequence_gap", "expected 1, got 3"));
            assertThat(hub.number("SELECT last_seq FROM agent_token")).isZero();

            LongStream.rangeClosed(1, 3).forEach(n -> agent.say(n, log(n)));

            agent.hearAckOf(3);
        }
    }

    @Test
    void aGapIsAskedForOnceForAllThatWasOnItsWayAndAgainWhenItIsSentAgain() {
        try (var agent = hub.enrol("ada").connectTo(hub)) {
            agent.greet(TestAgent.hello(4, 4));

            agent.say(2, log(2));
            agent.say(3, log(3));
            agent.say(4, log(4));
            agent.say(2, log(2));

            assertThat(List.of(agent.hear(ProtocolError.class).message(), agent.hear(ProtocolError.class).message()))
                    .containsExactly("expected 1, got 2", "expected 1, got 2");
            agent.say(1, log(1));
            agent.hearAckOf(1);
        }
    }

    @Test
    void anAgentThatLetsAGapStandIsLetGoAndMayComeBack() {
        var endpoint = hub.enrol("ada");
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet(TestAgent.hello(3, 3));
            agent.say(3, log(3));
            agent.hear(ProtocolError.class);
            hub.clock().forward(Duration.ofSeconds(20));
            agent.say(2, log(2));
            assertThat(agent.hear(ProtocolError.class).code()).isEqualTo("sequence_gap");

            hub.clock().forward(Duration.ofSeconds(11));
            agent.say(new AgentMessage.Heartbeat(Instant.now(), 3, List.of()));

            assertThat(agent.closeCode()).isEqualTo(1008);
        }
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet(TestAgent.hello(3, 3));
            LongStream.rangeClosed(1, 3).forEach(n -> agent.say(n, log(n)));
            agent.hearAckOf(3);
        }
    }

    @Test
    void anAgentThatFillsAGapInTimeStaysHoweverLongItStaysThen() {
        var endpoint = hub.enrol("ada");
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet(TestAgent.hello(2, 2));
            agent.say(2, log(2));
            agent.hear(ProtocolError.class);
            hub.clock().forward(Duration.ofSeconds(20));
            agent.say(1, log(1));
            agent.hearAckOf(1);

            hub.clock().forward(Duration.ofSeconds(20));
            agent.say(2, log(2));

            agent.hearAckOf(2);
        }
    }

    private static AgentMessage log(long n) {
        return new AgentMessage.JobLog(JOB, List.of(new LogLine(n, Instant.now(), LogLine.Stream.out, "line " + n)));
    }
}
