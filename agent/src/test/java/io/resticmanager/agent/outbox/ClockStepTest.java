package io.resticmanager.agent.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.job.LogLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long acknowledged frames are kept is a span of time, whatever the machine's clock is set to meanwhile. */
class ClockStepTest {

    private static final OutboxLimits A_FILE_EACH = new OutboxLimits(1L << 30, Duration.ofMinutes(15), 1);

    @TempDir
    Path folder;

    private Instant time = Instant.parse("2026-11-21T12:00:00Z");
    private long nanos = Long.MAX_VALUE - 10;
    private final Clock steady = new SteadyClock(new Clock() {

        @Override
        public Instant instant() {
            return time;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }, () -> nanos);

    @ParameterizedTest
    @ValueSource(strings = {"PT2H", "PT-2H", "PT0S"})
    void framesAreKeptFor15MinutesAndNoLonger(Duration step) throws Exception {
        try (var outbox = Outbox.open(folder, A_FILE_EACH, steady)) {
            appendAndAcknowledge(outbox);
            time = time.plus(step);
            nanos += Duration.ofMinutes(14).toNanos();
            appendAndAcknowledge(outbox);
            assertThat(outbox.firstKept()).isEqualTo(1);

            nanos += Duration.ofMinutes(2).toNanos();
            appendAndAcknowledge(outbox);
            assertThat(outbox.firstKept()).isEqualTo(2);
        }
    }

    @Test
    void aSleepKeepsThemLonger() throws Exception {
        try (var outbox = Outbox.open(folder, A_FILE_EACH, steady)) {
            appendAndAcknowledge(outbox);
            time = time.plus(Duration.ofHours(8));
            appendAndAcknowledge(outbox);

            assertThat(outbox.firstKept()).isEqualTo(1);
        }
    }

    // A start does not know when they were acknowledged, and counts anew.
    @Test
    void aStartKeepsThemAsLongAgain() throws Exception {
        try (var outbox = Outbox.open(folder, A_FILE_EACH, steady)) {
            appendAndAcknowledge(outbox);
            appendAndAcknowledge(outbox);
            nanos += Duration.ofMinutes(14).toNanos();
        }
        try (var outbox = Outbox.open(folder, A_FILE_EACH, steady)) {
            nanos += Duration.ofMinutes(14).toNanos();
            appendAndAcknowledge(outbox);
            assertThat(outbox.firstKept()).isEqualTo(1);
        }
    }

    private static void appendAndAcknowledge(Outbox outbox) throws Exception {
        var line = new LogLine(1, Instant.EPOCH, LogLine.Stream.out, "line");
        outbox.acknowledge(outbox.append(new AgentMessage.JobLog("j", List.of(line))));
    }
}
