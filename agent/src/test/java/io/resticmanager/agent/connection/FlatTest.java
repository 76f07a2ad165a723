package io.resticmanager.agent.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.resticmanager.agent.identity.Identity;
import io.resticmanager.agent.look.Lookups;
import io.resticmanager.agent.outbox.Outbox;
import io.resticmanager.agent.outbox.OutboxLimits;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.LogLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A line that is cut again and again leaves nothing behind: reliability.md, "threads and descriptors stay flat". */
@Timeout(120)
class FlatTest {

    @TempDir
    Path folder;

    @Test
    void aHundredCutLinesLeaveNoThreadAndNoDescriptor() throws Exception {
        try (var hub = new ScriptedHub();
                var http = HttpClient.newHttpClient();
                var outbox = Outbox.open(folder.resolve(""), OutboxLimits.DEFAULT, Clock.systemUTC())) {
            var link = new HubLink(new Identity("h", "t", hub.uri(), "http://localhost", null, "ada", "", null), http,
                    outbox);
            var running = Thread.ofVirtual().start(() -> hold(link, outbox));
            cut(hub, outbox, 10);
            assertThat(Held.now(folder).virtualThreads()).as("a thread at work is seen").isPositive();
            var before = Held.now(folder);

            cut(hub, outbox, 100);

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(Held.now(folder))
                    .as("before: %s", before).matches(now -> now.noMoreThan(before)));
            link.close();
            running.join();
            http.shutdownNow();
        }
    }

    private static void cut(ScriptedHub hub, Outbox outbox, int times) throws Exception {
        for (var i = 0; i < times; i++) {
            var connection = hub.connection();
            hub.hear(AgentMessage.Hello.class);
            hub.say(connection, new HubMessage.Welcome("h", Instant.now(), 1, 0, "e", outbox.lastSeq()));
            var seq = outbox.append(new AgentMessage.JobLog("j",
                    List.of(new LogLine(1, Instant.EPOCH, LogLine.Stream.out, "a line"))));
            assertThat(hub.hearSeq(AgentMessage.JobLog.class)).isLessThanOrEqualTo(seq);
            connection.close();
        }
    }

    private static void hold(HubLink link, Outbox outbox) {
        try {
            link.run(new Idle(outbox, new ScriptedLookups()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** An agent without work. */
    private record Idle(Outbox outbox, Lookups lookups) implements Orders {

        @Override
        public AgentMessage.Hello hello() {
            return new AgentMessage.Hello(Frame.PROTOCOL, "1", null, "linux", "amd64", "ada", 0, List.of(), List.of(),
                    outbox.depth(), "i", null, now(), "UTC", outbox.lastSeq(), outbox.firstKept(), null);
        }

        @Override
        public void welcomed(HubMessage.Welcome welcome) {}

        @Override
        public void configure(HubMessage.ConfigUpdate update) {}

        @Override
        public void run(HubMessage.CommandRun command) {}

        @Override
        public void cancel(String jobId) {}

        @Override
        public List<String> jobs() {
            return List.of();
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }
    }
}
