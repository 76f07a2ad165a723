package io.resticmanager.agent.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.resticmanager.agent.identity.Identity;
import io.resticmanager.agent.look.Lookups;
import io.resticmanager.agent.outbox.Outbox;
import io.resticmanager.agent.outbox.OutboxLimits;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.AgentMessage.JobLog;
import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.agent.FrameCodec;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.agent.ProtocolError;
import io.resticmanager.contracts.job.LogLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HubLinkTest {

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final CountDownLatch stuck = new CountDownLatch(1);
    private final ScriptedLookups lookups = new ScriptedLookups();
    private ScriptedHub hub;
    private Outbox outbox;
    private HubLink link;
    private Thread running;

    @BeforeEach
    void begin() throws Exception {
        hub = new ScriptedHub();
        outbox = Outbox.open(folder, OutboxLimits.DEFAULT, Clock.systemUTC());
        link = new HubLink(new Identity("h", "t", hub.uri(), "http://localhost", null, "ada", "", null), http, outbox);
    }

    @AfterEach
    void end() throws Exception {
        stuck.countDown();
        link.close();
        if (running != null) {
            running.join();
        }
        hub.close();
        outbox.close();
        http.shutdownNow();
    }

    @Test
    void sendsAgainFromWhereTheHubMissesAFrame() throws Exception {
        outbox.append(log());
        outbox.append(log());
        var connection = greeted(1, 0L);
        assertThat(hub.hearSeq(JobLog.class)).isEqualTo(1);
        assertThat(hub.hearSeq(JobLog.class)).isEqualTo(2);

        hub.say(connection, new ProtocolError("sequence_gap", "expected 1, got 2"));

        assertThat(hub.hearSeq(JobLog.class)).isEqualTo(1);
        assertThat(hub.hearSeq(JobLog.class)).isEqualTo(2);
        assertThat(link.connected()).isTrue();
    }

    @Test
    void startsBehindWhatTheHubHasWhateverItAcknowledged() throws Exception {
        outbox.resumeFor("e", 0L);
        outbox.append(log());
        outbox.append(log());
        outbox.acknowledge(2);

        greeted(1, 1L);

        assertThat(hub.hearSeq(JobLog.class)).isEqualTo(2);
        assertThat(outbox.depth()).isEqualTo(1);
    }

    @Test
    void answersWhatItDoesNotUnderstandAndGoesOn() throws Exception {
        var connection = greeted(1, 0L);

        hub.say(connection, "{\"type\":\"never.heard\",\"id\":\"x\",\"payload\":{}}");
        assertThat(hub.hear(ProtocolError.class).code()).isEqualTo("unknown_type");
        hub.say(connection, "x".repeat(Frame.MAX_BYTES * 5));
        assertThat(hub.hear(ProtocolError.class).code()).isEqualTo("too_large");

        assertThat(hub.hear(AgentMessage.Heartbeat.class).jobs()).containsExactly("job");
    }

    @Test
    void aHubThatFallsSilentIsLeftWithinThreeBeatsAndASecond() throws Exception {
        hub.answerNoPings();
        var begin = System.nanoTime();
        greeted(1, 0L);

        assertThat(hub.connection()).as("a new connection").isNotNull();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofSeconds(3),
                Duration.ofMillis(4_900));
    }

    @Test
    void anOrderThatIsStuckKeepsNoAcknowledgementFromBeingHeard() throws Exception {
        outbox.append(log());
        var connection = greeted(1, 0L);

        hub.say(connection, new HubMessage.CommandCancel("stuck"));
        hub.hearSeq(JobLog.class);
        hub.say(connection, new HubMessage.Ack(1));

        await().untilAsserted(() -> assertThat(outbox.depth()).isZero());
        assertThat(stuck.getCount()).isEqualTo(1);
    }

    @Test
    void anAnswerToALookNamesTheFrameThatAsked() throws Exception {
        var connection = greeted(1, 0L);
        hub.say(connection, FrameCodec.FROM_HUB.encode(
                Frame.of("A", new HubMessage.Probe(HubMessage.Probe.What.free_space, null, null))));
        hub.say(connection, new HubMessage.LookCancel("B"));

        assertThat(lookups.cancelled.poll(10, TimeUnit.SECONDS)).isEqualTo("B");
        lookups.begun.get("A").accept(new AgentMessage.Probed(HubMessage.Probe.What.free_space, "/", 1L, 2L));

        assertThat(hub.next(AgentMessage.Probed.class).re()).isEqualTo("A");
    }

    @Test
    void aLookEndsWithTheConnectionThatAskedForIt() throws Exception {
        var connection = greeted(1, 0L);
        assertThat(lookups.ends).hasValue(0);

        connection.close();

        await().untilAsserted(() -> assertThat(lookups.ends).hasPositiveValue());
    }

    @Test
    void aBusyHubIsAskedAgainWhenItSaid() throws Exception {
        hub.refuse("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\n"
                + "Connection: close\r\n\r\n");
        run();
        hub.connection();
        var begin = System.nanoTime();

        hub.connection();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofMillis(900),
                Duration.ofMillis(3_500));
    }

    @Test
    void aFrameThatCanNotBeKeptIsNotTriedForEverOnceItIsOver() throws Exception {
        outbox.append(log());
        outbox.close();
        link.close();

        var keeping = CompletableFuture.runAsync(() -> link.keep(log()));

        assertThatThrownBy(() -> keeping.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void anEndThatComesBetweenTheHandshakeAndHelloIsNoFailure() throws Exception {
        var agent = new Scripted() {

            @Override
            public AgentMessage.Hello hello() {
                link.close();
                return super.hello();
            }
        };

        var over = CompletableFuture.runAsync(() -> runWith(agent));

        assertThat(over).succeedsWithin(Duration.ofSeconds(10));
        assertThat(link.state()).contains("the agent ended the connection");
    }

    private void runWith(Orders agent) {
        try {
            link.run(agent);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        running = Thread.ofVirtual().start(() -> runWith(new Scripted()));
    }

    private Socket greeted(int heartbeatS, long storedSeq) throws Exception {
        run();
        var connection = hub.connection();
        hub.hear(AgentMessage.Hello.class);
        hub.say(connection, new HubMessage.Welcome("h", Instant.now(), heartbeatS, 0, "e", storedSeq));
        return connection;
    }

    private static JobLog log() {
        return new JobLog("j", List.of(new LogLine(1, Instant.EPOCH, LogLine.Stream.out, "a line")));
    }

    /** An agent that has one job; one of its orders takes for ever. */
    private class Scripted implements Orders {

        @Override
        public AgentMessage.Hello hello() {
            return new AgentMessage.Hello(Frame.PROTOCOL, "1", null, "linux", "amd64", "ada", 0, List.of(), List.of(),
                    outbox.depth(), "i", null, now(), "UTC", outbox.lastSeq(), outbox.firstKept(), null);
        }

        @Override
        public void welcomed(HubMessage.Welcome welcome) {
            // Nothing to set.
        }

        @Override
        public void configure(HubMessage.ConfigUpdate update) {
            // Nothing to set.
        }

        @Override
        public void run(HubMessage.CommandRun command) {
            // Runs nothing.
        }

        @Override
        public void cancel(String jobId) {
            try {
                stuck.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public Lookups lookups() {
            return lookups;
        }

        @Override
        public List<String> jobs() {
            return List.of("job");
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }
    }
}
