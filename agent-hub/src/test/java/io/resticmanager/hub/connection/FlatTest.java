package io.resticmanager.hub.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.hub.story.Endpoint;
import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.hub.story.TestAgent;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A line that is cut again and again leaves nothing behind: reliability.md, "threads and descriptors stay flat". */
class FlatTest {

    private static final String JOB = Ids.next();

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(3)
    @RegisterExtension
    final RunningHub hub = new RunningHub(NATS, data);

    @TempDir
    Path folder;

    private long seq;

    @Test
    void aHundredCutLinesLeaveNoSessionNoThreadAndNoDescriptor() throws Exception {
        var endpoint = hub.enrol("ada");
        cut(endpoint, 20);
        var files = files();
        var threads = ManagementFactory.getThreadMXBean().getThreadCount();

        cut(endpoint, 100);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(sessions(endpoint)).isZero();
            assertThat(files()).isLessThanOrEqualTo(files + 10);
            assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThanOrEqualTo(threads + 10);
        });
    }

    private void cut(Endpoint endpoint, int times) throws Exception {
        for (var i = 0; i < times; i++) {
            var agent = endpoint.connectTo(hub);
            agent.greet(TestAgent.hello(seq, 0));
            assertThat(i == 0 ? sessions(endpoint) : 1).isPositive();
            seq++;
            agent.say(seq, new AgentMessage.JobLog(JOB,
                    List.of(new LogLine(seq, Instant.now(), LogLine.Stream.out, "a line"))));
            agent.hearAckOf(seq);
            agent.vanish();
        }
    }

    private static long files() throws IOException {
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    // Each session has a thread of the JVM, named after its host; hubs of other
    // tests may have left theirs.
    private long sessions(Endpoint endpoint) throws IOException {
        var dump = Files.createTempDirectory(folder, "threads").resolve("dump.json");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpThreads(dump.toString(),
                HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
        try (var lines = Files.lines(dump)) {
            return lines.filter(line -> line.contains("\"name\": \"agent-" + endpoint.hostId() + "\"")).count();
        }
    }
}
