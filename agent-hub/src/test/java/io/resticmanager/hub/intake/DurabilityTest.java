package io.resticmanager.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

import io.nats.client.Connection;
import io.resticmanager.contracts.agent.AgentCommand;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.RpcRequest;
import io.resticmanager.hub.story.IntakeProbe;
import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.hub.story.TestAgent;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is acknowledged is kept, whatever is away, full or stopped. */
class DurabilityTest {

    private static final String JOB = Ids.next();

    // One for each test: the intake of one must not be there for the next.
    @Order(1)
    @RegisterExtension
    final NatsServerExtension nats = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(3)
    @RegisterExtension
    final RunningHub hub = new RunningHub(nats, data);

    @Test
    void withoutABrokerFramesAreStillStoredAndAcknowledgedAndFollowWhenItIsBack() throws Exception {
        var endpoint = hub.enrol("ada");
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet();
            await().until(() -> waiting() == 0);
            nats.kill();

            LongStream.rangeClosed(1, 200).forEach(n -> agent.say(n, log(n)));
            agent.hearAckOf(200);

            await().atMost(Duration.ofSeconds(30)).until(() -> waiting() == 0);
        }
        try (var intake = IntakeProbe.on(nats)) {
            var seen = LongStream.rangeClosed(0, 200).map(_ -> seqOf(intake)).filter(seq -> seq > 0).distinct()
                    .toArray();
            assertThat(seen).hasSize(200).isSorted();
        }
    }

    @Test
    void anAgentThatComesWhileTheBrokerIsAwayIsWelcomeAndReachableOnceItIsBack() throws Exception {
        var endpoint = hub.enrol("ada");
        nats.kill();
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet(TestAgent.hello(1, 1));
            agent.say(1, started());
            agent.hearAckOf(1);

            await().atMost(Duration.ofSeconds(30)).until(() -> waiting() == 0);
            try (var jobs = nats.connect("jobs")) {
                await().until(() -> isAnswered(jobs, endpoint.hostId()));
            }
        }
    }

    private static boolean isAnswered(Connection jobs, String hostId) throws InterruptedException {
        var cancel = AgentCommand.of(new HubMessage.CommandCancel(JOB));
        var answer = jobs.request(AgentCommand.to(hostId).subject(),
                Json.bytes(new RpcRequest(Ids.next(), Actor.system("jobs"), null, Json.tree(cancel))),
                Duration.ofSeconds(5));
        return answer != null && !answer.isStatusMessage() && !answer.hasHeaders();
    }

    @Test
    void whatCanNotBeStoredIsNotAcknowledgedAndComesAgain() {
        var endpoint = hub.enrol("ada");
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet();
            hub.sql("CREATE TRIGGER full BEFORE UPDATE OF last_seq ON agent_token BEGIN SELECT RAISE(ABORT, 'disk full'); END");

            agent.say(1, started());

            assertThat(agent.closeCode()).isEqualTo(1013);
        }
        hub.sql("DROP TRIGGER full");
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet(TestAgent.hello(1, 1));
            agent.say(1, started());
            agent.hearAckOf(1);
        }
    }

    @Test
    void acknowledgedFramesAreInTheDatabaseWhateverHappensToTheHub() {
        var endpoint = hub.enrol("ada");
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet();
            LongStream.rangeClosed(1, 50).forEach(n -> agent.say(n, log(n)));
            agent.hearAckOf(50);
        }
        hub.stop();
        hub.start();

        assertThat(hub.number("SELECT last_seq FROM agent_token")).isEqualTo(50);
    }

    private static AgentMessage started() {
        return new AgentMessage.JobStarted(JOB, JobKind.backup, Instant.now(), "0.18.0", null, null, 1);
    }

    private static AgentMessage log(long n) {
        return new AgentMessage.JobLog(JOB, List.of(new LogLine(n, Instant.now(), LogLine.Stream.out, "line " + n)));
    }

    private static long seqOf(IntakeProbe intake) {
        var seq = intake.next().seq();
        return seq == null ? -1 : seq;
    }

    private long waiting() {
        return hub.number("SELECT COUNT(*) FROM outbox_event WHERE acked_at IS NULL");
    }
}
