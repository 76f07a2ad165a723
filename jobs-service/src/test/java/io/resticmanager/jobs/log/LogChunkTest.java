package io.resticmanager.jobs.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.job.LogLine;
import org.junit.jupiter.api.Test;

class LogChunkTest {

    @Test
    void shouldGiveBackWhatItWasGiven() {
        var lines = List.of(
                new LogLine(1, Instant.parse("2026-05-04T12:00:00.123Z"), LogLine.Stream.err, "ä \u0000 \uFFFD \"\n"),
                new LogLine(9_000_000_000L, Instant.EPOCH, LogLine.Stream.agent, ""));

        assertThat(LogChunk.unpacked(LogChunk.packed(lines))).isEqualTo(lines);
    }
}
