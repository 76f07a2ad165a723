package io.resticmanager.agent.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.Decoded;
import io.resticmanager.contracts.agent.Frame;
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
            outbox.resumeFor("first", 0L);
            outbox.append(log("one"));
            outbox.acknowledge(1);

            assertThat(outbox.resumeFor("first", 1L)).isEqualTo(1);
            assertThat(outbox.resumeFor("restored", 0L)).isZero();
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

    @Test
    void shouldSendTheRestOfAReplayThatWasCutOff() throws Exception {
        try (var outbox = open()) {
            outbox.resumeFor("first", 0L);
            appendThree(outbox);
            outbox.acknowledge(3);

            assertThat(outbox.resumeFor("restored", 0L)).isZero();
            outbox.acknowledge(1);

            assertThat(outbox.resumeFor("restored", 1L)).isEqualTo(1);
            assertThat(outbox.depth()).isEqualTo(2);
        }
        try (var again = open()) {
            assertThat(texts(again, again.resumeFor("restored", 1L))).containsExactly("two", "three");
        }
    }

    @Test
    void shouldSendAgainWhatTheSameHubHasLost() throws Exception {
        try (var outbox = open()) {
            outbox.resumeFor("first", 0L);
            appendThree(outbox);
            outbox.acknowledge(3);

            assertThat(outbox.resumeFor("first", 1L)).isEqualTo(1);
            assertThat(outbox.depth()).isEqualTo(2);
            assertThat(outbox.acknowledgedSeq()).isEqualTo(1);
        }
    }

    @Test
    void shouldNotGoBackForAHubThatIsAheadOrDoesNotSay() throws Exception {
        try (var outbox = open()) {
            outbox.resumeFor("first", null);
            appendThree(outbox);
            outbox.acknowledge(2);

            assertThat(outbox.resumeFor("first", 3L)).isEqualTo(2);
            assertThat(outbox.resumeFor("first", null)).isEqualTo(2);
        }
    }

    @Test
    void shouldKeepASegmentForItsTimeSinceItsLastFrameWasAcknowledged() throws Exception {
        var clock = new MovedClock();
        try (var outbox = Outbox.open(folder, new OutboxLimits(1L << 30, Duration.ofMinutes(15), 1), clock)) {
            outbox.append(log("one"));
            outbox.acknowledge(1);
            clock.pass(Duration.ofMinutes(14));
            outbox.append(log("two"));
            outbox.acknowledge(2);
            clock.pass(Duration.ofSeconds(59));
            outbox.append(log("three"));
            outbox.acknowledge(3);
            assertThat(outbox.firstKept()).isEqualTo(1);

            clock.pass(Duration.ofMinutes(2));
            outbox.append(log("four"));
            outbox.acknowledge(4);

            assertThat(outbox.firstKept()).isEqualTo(2);
        }
    }

    @Test
    void shouldCountTheTimeOfASegmentAnewWhenItIsWrittenToAfterItWasDrained() throws Exception {
        var clock = new MovedClock();
        var size = FrameCodec.FROM_AGENT.encode(Frame.durable("01ARZ3NDEKTSV4RRFFQ69G5FAV", 1, log("one"))).length();
        try (var outbox = Outbox.open(folder, new OutboxLimits(1L << 30, Duration.ofMinutes(15), size * 3L / 2),
                clock)) {
            outbox.append(log("one"));
            outbox.acknowledge(1);
            clock.pass(Duration.ofHours(1));
            outbox.append(log("two"));
            outbox.acknowledge(2);
            outbox.append(log("three"));
            outbox.acknowledge(3);

            assertThat(outbox.firstKept()).isEqualTo(1);
        }
    }

    @Test
    void shouldPassOverAFrameThatIsDamagedAndCountItNoLonger() throws Exception {
        try (var outbox = open()) {
            appendThree(outbox);
            var content = Files.readString(segment());
            Files.writeString(segment(), content.replace("two", "tvo"));

            assertThat(texts(outbox, 0)).containsExactly("one", "three");
            assertThat(outbox.depth()).isEqualTo(2);
            assertThat(outbox.lastSeq()).isEqualTo(3);
        }
    }

    private static void appendThree(Outbox outbox) throws Exception {
        outbox.append(log("one"));
        outbox.append(log("two"));
        outbox.append(log("three"));
    }

    /** Stands still until told. */
    private static final class MovedClock extends Clock {

        private Instant now = Instant.EPOCH;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
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
