package io.resticmanager.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.agent.Intake;
import io.resticmanager.contracts.agent.ProtocolError;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.job.Progress;
import io.resticmanager.hub.story.IntakeProbe;
import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.hub.story.TestAgent;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IntakeTest {

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
    void aDurableFrameReachesTheStreamStampedWithItsHost() throws Exception {
        var endpoint = hub.enrol("ada");
        try (var intake = IntakeProbe.on(nats); var agent = endpoint.connectTo(hub)) {
            agent.greet();

            agent.say(1, started());
            agent.hearAckOf(1);

            var hello = intake.next();
            assertThat(hello.type()).isEqualTo("hello");
            var frame = intake.next();
            assertThat(frame.type()).isEqualTo("job.started");
            assertThat(frame.hostId()).isEqualTo(endpoint.hostId());
            assertThat(frame.seq()).isEqualTo(1);
            assertThat(frame.payload().get("job_id").getStringValue()).isEqualTo(JOB);
        }
    }

    @Test
    void helloFollowsWhateverTheAgentKnewBefore() throws Exception {
        try (var intake = IntakeProbe.on(nats); var agent = hub.enrol("ada").connectTo(hub)) {
            agent.greet(TestAgent.hello(3, 3));

            agent.say(1, started());
            agent.say(2, log(1));
            agent.say(3, log(2));
            agent.hearAckOf(3);

            assertThat(List.of(intake.next().type(), intake.next().type(), intake.next().type(), intake.next().type()))
                    .containsExactly("job.started", "job.log", "job.log", "hello");
        }
    }

    @Test
    void duplicatesAreAcknowledgedAndDropped() throws Exception {
        var endpoint = hub.enrol("ada");
        try (var intake = IntakeProbe.on(nats)) {
            try (var agent = endpoint.connectTo(hub)) {
                agent.greet();
                agent.say(1, started());
                agent.say(2, log(1));
                agent.hearAckOf(2);
            }
            try (var agent = endpoint.connectTo(hub)) {
                agent.greet(TestAgent.hello(3, 3));
                agent.say(1, started());
                assertThat(agent.hear(HubMessage.Ack.class).seq()).isEqualTo(2);
                agent.say(2, log(1));
                agent.say(3, log(2));
                agent.hearAckOf(3);
            }

            assertThat(List.of(seqOf(intake), seqOf(intake), seqOf(intake), seqOf(intake), seqOf(intake)))
                    .containsExactly(-1L, 1L, 2L, 3L, -1L);
        }
    }

    @Test
    void whatAnAgentSaysThatHasGoneBackIsNeitherAcknowledgedNorDroppedInSilence() {
        var endpoint = hub.enrol("ada");
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet();
            LongStream.rangeClosed(1, 3).forEach(n -> agent.say(n, log(n)));
            agent.hearAckOf(3);
        }
        try (var copy = endpoint.connectTo(hub)) {
            copy.say(TestAgent.hello(1, 0));

            assertThat(copy.hear(HubMessage.Bye.class).reason()).isEqualTo(HubMessage.Bye.Reason.refused);
            assertThat(copy.closeCode()).isEqualTo(1000);
        }
        assertThat(hub.number("SELECT last_seq FROM agent_token")).isEqualTo(3);
    }

    @Test
    void helloFollowsWhatIsSentAgainAlthoughItWasAcknowledged() throws Exception {
        try (var intake = IntakeProbe.on(nats); var agent = hub.enrol("ada").connectTo(hub)) {
            agent.greet(TestAgent.hello(2, 0, 1L));

            agent.say(1, started());
            agent.say(2, log(1));
            agent.hearAckOf(2);

            assertThat(List.of(intake.next().type(), intake.next().type(), intake.next().type()))
                    .containsExactly("job.started", "job.log", "hello");
        }
    }

    @Test
    void framesThatTheAgentHasGivenUpHoldNothingUp() {
        try (var agent = hub.enrol("ada").connectTo(hub)) {
            agent.greet(TestAgent.hello(10, 2));

            agent.say(9, log(1));
            agent.say(10, log(2));

            agent.hearAckOf(10);
        }
    }

    @Test
    void aDurableFrameThatNobodyCanReadIsCountedAndHoldsNothingUp() throws Exception {
        try (var intake = IntakeProbe.on(nats); var agent = hub.enrol("ada").connectTo(hub)) {
            agent.greet();

            agent.say("{\"type\":\"job.log\",\"id\":\"x\",\"seq\":1,\"payload\":{\"lines\":17}}");
            agent.hear(ProtocolError.class);
            agent.say(2, log(1));
            agent.hearAckOf(2);

            assertThat(intake.next().type()).isEqualTo("hello");
            assertThat(intake.next().seq()).isEqualTo(2);
        }
    }

    @Test
    void aJobIdThatIsNoUlidIsRefused() {
        try (var agent = hub.enrol("ada").connectTo(hub)) {
            agent.greet();

            agent.say(new AgentMessage.JobAccepted("job.*.>", null, null, 1));

            assertThat(agent.hear(ProtocolError.class).code()).isEqualTo("malformed");
        }
    }

    @Test
    void acceptedAndRejectedGoTheSameWayWithoutANumber() throws Exception {
        try (var intake = IntakeProbe.on(nats); var agent = hub.enrol("ada").connectTo(hub)) {
            agent.greet();

            agent.say(new AgentMessage.JobAccepted(JOB, null, null, 1));
            agent.say(new AgentMessage.JobRejected(JOB, "kinds", "not here"));

            assertThat(intake.next().type()).isEqualTo("hello");
            assertThat(intake.next()).satisfies(frame -> {
                assertThat(frame.type()).isEqualTo("job.accepted");
                assertThat(frame.seq()).isNull();
            });
            assertThat(intake.next().type()).isEqualTo("job.rejected");
        }
    }

    @Test
    void progressAndLocksAreForThoseWhoListenNow() throws Exception {
        var endpoint = hub.enrol("ada");
        var jobs = nats.connect("jobs");
        var subscription = jobs.subscribe(Intake.ephemeralSubject(endpoint.hostId()));
        jobs.flush(Duration.ofSeconds(5));
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet();

            agent.say(new AgentMessage.JobProgress(JOB, new Progress(12.5, 1, null, 2, null, 3, null, null)));

            var message = subscription.nextMessage(Duration.ofSeconds(10));
            assertThat(message).isNotNull();
            assertThat(new String(message.getData())).contains("job.progress", JOB, "12.5");
            agent.say(new AgentMessage.JobWaiting(JOB, List.of(new Item.Lock("5a1f", Instant.now(), true, "eve", null,
                    4127, Item.Lock.Holder.live, null))));
            assertThat(new String(subscription.nextMessage(Duration.ofSeconds(10)).getData()))
                    .contains("job.waiting", JOB, "eve", "4127");
        } finally {
            jobs.close();
        }
    }

    @Test
    void aHeartbeatTellsThoseWhoListenNowWhichJobsThereAre() throws Exception {
        var endpoint = hub.enrol("ada");
        var jobs = nats.connect("jobs");
        var subscription = jobs.subscribe(Intake.ephemeralSubject(endpoint.hostId()));
        jobs.flush(Duration.ofSeconds(5));
        try (var agent = endpoint.connectTo(hub)) {
            agent.greet();

            agent.say(new AgentMessage.Heartbeat(Instant.now(), 0, List.of(JOB)));

            var message = subscription.nextMessage(Duration.ofSeconds(10));
            assertThat(message).isNotNull();
            assertThat(new String(message.getData())).contains("heartbeat", JOB, endpoint.hostId());
        } finally {
            jobs.close();
        }
    }

    @Test
    void framesStayInOrderHoweverTheServerPicksItsThreads() {
        hub.stop();
        hub.with("micronaut.server.thread-selection", "BLOCKING").start();
        try (var agent = hub.enrol("ada").connectTo(hub)) {
            agent.greet();

            LongStream.rangeClosed(1, 150).forEach(n -> agent.say(n, log(n)));

            agent.hearAckOf(150);
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
}
