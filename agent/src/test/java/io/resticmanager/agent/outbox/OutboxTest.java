package io.resticmanager.agent.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.Decoded;
import io.resticmanager.contracts.agent.FrameCodec;
import io.resticmanager.contracts.job.LogLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {

    @TempDir
    Path folder;

    @Test
    void shouldKeepWhatTheHubHasNotAcknowledgedAcrossAStart() throws Exception {
        try (var outbox = open()) {
            outbox.append(log("one"));
            outbox.append(log("two"));
            outbox.append(log("three"));
            outbox.acknowledge(1);
        }

        try (var again = open()) {
            assertThat(texts(again, again.acknowledgedSeq())).containsExactly("two", "three");
            assertThat(again.depth()).isEqualTo(2);
        }
    }

    @Test
    void shouldNeverGiveANumberOutTwiceEvenWhenAllIsAcknowledged() throws Exception {
        try (var outbox = open()) {
            outbox.append(log("one"));
            outbox.append(log("two"));
            outbox.acknowledge(2);
        }

        try (var again = open()) {
            assertThat(again.append(log("three"))).isEqualTo(3);
        }
    }

    @Test
    void shouldCutOffWhatACrashLeftHalfWritten() throws Exception {
        try (var outbox = open()) {
            outbox.append(log("whole"));
        }
        Files.write(segment(), new byte[]{0, 0, 1, 7, 42}, StandardOpenOption.APPEND);

        try (var again = open()) {
            assertThat(texts(again, 0)).containsExactly("whole");
            assertThat(again.append(log("next"))).isEqualTo(2);
            assertThat(texts(again, 0)).containsExactly("whole", "next");
        }
    }

    @Test
    void shouldSendAllAgainToAHubThatIsNotTheOneThatAcknowledged() throws Exception {
        try (var outbox = open()) {
            outbox.resumeFor("first");
            outbox.append(log("one"));
            outbox.acknowledge(1);

            assertThat(outbox.resumeFor("first")).isEqualTo(1);
            assertThat(outbox.resumeFor("restored")).isZero();
            assertThat(texts(outbox, 0)).containsExactly("one");
        }
    }

    @Test
    void shouldIgnoreAnAcknowledgementOfWhatWasNeverSent() throws Exception {
        try (var outbox = open()) {
            outbox.append(log("one"));
            outbox.acknowledge(99);

            assertThat(outbox.acknowledgedSeq()).isEqualTo(1);
            assertThat(outbox.append(log("two"))).isEqualTo(2);
            assertThat(outbox.depth()).isEqualTo(1);
        }
    }

    private Outbox open() {
        return Outbox.open(folder, OutboxLimits.DEFAULT, Clock.systemUTC());
    }

    private Path segment() throws Exception {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log")).findFirst().orElseThrow();
        }
    }

    private static AgentMessage.JobLog log(String text) {
        return new AgentMessage.JobLog("j", List.of(new LogLine(1, Instant.EPOCH, LogLine.Stream.out, text)));
    }

    private static List<String> texts(Outbox outbox, long after) {
        var texts = new ArrayList<String>();
        for (var next = outbox.after(after); next.isPresent(); next = outbox.after(next.get().seq())) {
            if (FrameCodec.FROM_AGENT.decode(next.get().text()) instanceof Decoded.Understood<AgentMessage>(var frame)
                    && frame.message() instanceof AgentMessage.JobLog(_, var lines)) {
                texts.add(lines.getFirst().text());
            }
        }
        return texts;
    }
}
