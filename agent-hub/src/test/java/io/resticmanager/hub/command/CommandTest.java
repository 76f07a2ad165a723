package io.resticmanager.hub.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import io.nats.client.Connection;
import io.nats.service.ServiceMessage;
import io.resticmanager.contracts.agent.AgentCommand;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.RpcRequest;
import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CommandTest {

    private static final HubMessage.CommandRun RUN = new HubMessage.CommandRun(Ids.next(), JobKind.backup, null, null,
            null);

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(3)
    @RegisterExtension
    final RunningHub hub = new RunningHub(NATS, data);

    private Connection jobs;

    @BeforeEach
    void connect() throws Exception {
        jobs = NATS.connect("jobs");
    }

    @AfterEach
    void disconnect() throws Exception {
        jobs.close();
    }

    @Test
    void aCommandReachesTheAgentThatIsConnected() {
        var endpoint = hub.enrol("ada");
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet();

            await().until(() -> answered(endpoint.hostId(), AgentCommand.of(RUN)));
            assertThat(agent.hear(HubMessage.CommandRun.class)).isEqualTo(RUN);
            assertThat(answered(endpoint.hostId(), AgentCommand.of(new HubMessage.CommandCancel(RUN.jobId()))))
                    .isTrue();
            assertThat(agent.hear(HubMessage.CommandCancel.class).jobId()).isEqualTo(RUN.jobId());
        }
    }

    @Test
    void nobodyAnswersForAHostThatIsNotConnected() {
        var endpoint = hub.enrol("ada");
        assertThat(answered(endpoint.hostId(), AgentCommand.of(RUN))).isFalse();

        try (var agent = endpoint.connectTo(hub)) {
            agent.greet();
        }

        // While the line closes, the answer may be that it broke.
        await().untilAsserted(() -> assertThat(answered(endpoint.hostId(), AgentCommand.of(RUN))).isFalse());
    }

    @Test
    void afterASecondConnectionCommandsGoThereAndOnlyThere() {
        var endpoint = hub.enrol("ada");
        try (var first = endpoint.connectTo(hub)) {
            first.greet();
            try (var second = endpoint.connectTo(hub)) {
                second.greet();
                first.hear(HubMessage.Bye.class);

                await().until(() -> answered(endpoint.hostId(), AgentCommand.of(RUN)));

                assertThat(second.hear(HubMessage.CommandRun.class)).isEqualTo(RUN);
                assertThat(first.hearsNothingFor(Duration.ofMillis(200))).isTrue();
            }
        }
    }

    // False when nobody listens there; a problem fails the test.
    private boolean answered(String hostId, AgentCommand command) {
        var rpc = AgentCommand.to(hostId);
        var question = new RpcRequest(Ids.next(), Actor.system("jobs"), null, Json.tree(command));
        try {
            var answer = jobs.request(rpc.subject(), Json.bytes(question)).get(10,
                    java.util.concurrent.TimeUnit.SECONDS);
            assertThat(answer.hasHeaders() && answer.getHeaders().containsKey(ServiceMessage.NATS_SERVICE_ERROR_CODE))
                    .isFalse();
            return !answer.isStatusMessage();
        } catch (java.util.concurrent.CancellationException _) {
            return false;
        } catch (Exception e) {
            throw new AssertionError("no answer", e);
        }
    }
}
