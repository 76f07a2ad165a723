package io.resticmanager.hub.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BackPressureTest {

    private static final String JOB = Ids.next();

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @Order(1)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(2)
    @RegisterExtension
    final RunningHub hub = new RunningHub(NATS, data);

    @Test
    void anAgentThatSendsTooFastIsSlowedDownAndLosesNothing() {
        try (var agent = hub.enrol("ada").connectTo(hub)) {
            agent.greet();
            var begun = System.nanoTime();

            LongStream.rangeClosed(1, 200).forEach(n -> agent.say(n, log(n)));
            agent.hearAckOf(200);

            // A burst of 100 passes, the rest comes at 50 a second.
            assertThat(System.nanoTime() - begun).isGreaterThan(1_500_000_000L);
        }
    }

    @Test
    void anAgentThatDoesNotReadIsLetGo() {
        var endpoint = hub.enrol("ada");
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet();
            agent.stopReading();
            var command = new HubMessage.CommandRun(Ids.next(), JobKind.backup, null,
                    Json.tree(Map.of("padding", "x".repeat(100_000))), null);
            var line = hub.service().bean(Present.class).of(endpoint.hostId()).orElseThrow().line();

            IntStream.range(0, 300).forEach(_ -> line.say(command));

            await().until(() -> hub.administrator().host(endpoint.hostId()).connectedAt() == null);
            assertThat(hub.log().text()).contains("why=reads too slowly");
        }
    }

    private static AgentMessage log(long n) {
        return new AgentMessage.JobLog(JOB, List.of(new LogLine(n, Instant.now(), LogLine.Stream.out, "line " + n)));
    }
}
