package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import io.resticmanager.agent.state.AtomicFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastMeasuredTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    @TempDir
    Path root;

    @Test
    void shouldBeDueOnceADayAndForAnotherRepository() {
        assertThat(at(NOON).due("r")).isTrue();

        at(NOON).done("r");

        assertThat(at(NOON.plus(Duration.ofHours(24).minusSeconds(1))).due("r")).isFalse();
        assertThat(at(NOON.plus(Duration.ofHours(24))).due("r")).isTrue();
        assertThat(at(NOON).due("another")).isTrue();
    }

    @Test
    void shouldBeDueAfterAChangeAndWhenTheClockWentBack() {
        at(NOON).done("r");
        assertThat(at(NOON.minusSeconds(1)).due("r")).isTrue();

        at(NOON).outdated();

        assertThat(at(NOON).due("r")).isTrue();
    }

    @Test
    void shouldBeDueWhenItsNoteCanNotBeRead() throws Exception {
        Files.writeString(root.resolve("measured"), "yesterday r");

        assertThat(at(NOON).due("r")).isTrue();
    }

    private LastMeasured at(Instant now) {
        return new LastMeasured(new AtomicFile(root.resolve("measured")), Clock.fixed(now, ZoneOffset.UTC));
    }
}
