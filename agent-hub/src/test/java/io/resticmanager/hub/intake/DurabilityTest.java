package io.resticmanager.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
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
import io.resticmanager.platform.health.Condition;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.Transactions;
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
            assertThat(intakeHealth().well()).isFalse();
            assertThat(intakeHealth().detail()).contains("1 agent(s)", "disk full");
        }
        hub.sql("DROP TRIGGER full");
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet(TestAgent.hello(1, 1));
            agent.say(1, started());
            agent.hearAckOf(1);
            assertThat(intakeHealth().well()).isTrue();
        }
    }

    private Condition intakeHealth() {
        return hub.service().bean(IntakeVital.class).conditions().getFirst();
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

    @Test
    void aDatabaseThatIsCopiedBackByHandGetsEveryFrameOnce() throws Exception {
        var endpoint = hub.enrol("ada");
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet();
            LongStream.rangeClosed(1, 5).forEach(n -> agent.say(n, log(n)));
            agent.hearAckOf(5);
        }
        hub.stop();
        var copy = Files.readAllBytes(database());
        hub.start();
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet(TestAgent.hello(10, 5, 1L));
            LongStream.rangeClosed(6, 10).forEach(n -> agent.say(n, log(n)));
            agent.hearAckOf(10);
            await().until(() -> waiting() == 0);
        }
        hub.stop();
        Files.write(database(), copy);
        hub.start();
        try (var agent = endpoint.connectTo(hub)) {
            agent.say(TestAgent.hello(10, 0, 1L));
            assertThat(agent.hear(HubMessage.Welcome.class).storedSeq()).isEqualTo(5);
            agent.hear(HubMessage.ConfigUpdate.class);
            LongStream.rangeClosed(6, 10).forEach(n -> agent.say(n, log(n)));
            agent.hearAckOf(10);
            await().until(() -> waiting() == 0);
        }
        try (var intake = IntakeProbe.on(nats)) {
            var seqs = new ArrayList<Long>();
            for (var hellos = 0; hellos < 3;) {
                var seq = seqOf(intake);
                if (seq < 0) {
                    hellos++;
                } else {
                    seqs.add(seq);
                }
            }
            assertThat(seqs).containsExactlyElementsOf(LongStream.rangeClosed(1, 10).boxed().toList());
        }
    }

    private Path database() throws IOException {
        try (var files = Files.walk(data.path())) {
            return files.filter(file -> file.endsWith("hub.db")).findFirst().orElseThrow();
        }
    }

    @Test
    void aDeliveryThatTheDatabaseDoesNotTakeLetsOnlyItsOwnAgentGo() throws Exception {
        var ada = Told.of(tokenOf("ada"));
        var bob = Told.of(tokenOf("bob"));
        var eve = Told.of(tokenOf("eve"));
        hub.sql("CREATE TRIGGER poison BEFORE UPDATE OF last_seq ON agent_token WHEN NEW.id = '" + bob.token()
                + "' BEGIN SELECT RAISE(ABORT, 'poison'); END");
        var queue = hub.service().bean(IntakeQueue.class);

        for (var each : List.of(ada, bob, eve)) {
            queue.submit(new Delivery(each.token(), 1L, null, each));
        }

        await().untilAsserted(() -> assertThat(List.of(ada.fate().get(), bob.fate().get(), eve.fate().get()))
                .containsExactly("stored", "not stored", "stored"));
    }

    @Test
    void aReceiverThatFailsEndsTheIntakeOfNobodyElse() throws Exception {
        var ada = tokenOf("ada");
        var bob = Told.of(tokenOf("bob"));
        var queue = hub.service().bean(IntakeQueue.class);

        queue.submit(new Delivery(ada, 1L, null, new Broken()));
        queue.submit(new Delivery(bob.token(), 1L, null, bob));

        await().untilAsserted(() -> assertThat(bob.fate().get()).isEqualTo("stored"));
    }

    private String tokenOf(String name) {
        var host = hub.enrol(name).hostId();
        return hub.service().bean(Transactions.class, "hub").readSql(connection -> {
            try (var sql = connection.createStatement();
                    var rows = sql.executeQuery("SELECT id FROM agent_token WHERE host_id = '" + host + "'")) {
                return rows.getString(1);
            }
        });
    }

    /** Remembers what became of what it sent. */
    private record Told(String token, AtomicReference<String> fate) implements Delivery.Receipt {

        static Told of(String token) {
            return new Told(token, new AtomicReference<>(""));
        }

        @Override
        public void stored(long seq, int frames) {
            fate.set("stored");
        }

        @Override
        public void notStored() {
            fate.set("not stored");
        }

        @Override
        public boolean accepting() {
            return true;
        }
    }

    /** Throws whatever it is told. */
    private record Broken() implements Delivery.Receipt {

        @Override
        public void stored(long seq, int frames) {
            throw new IllegalStateException("broken");
        }

        @Override
        public void notStored() {
            throw new IllegalStateException("broken");
        }

        @Override
        public boolean accepting() {
            return true;
        }
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
