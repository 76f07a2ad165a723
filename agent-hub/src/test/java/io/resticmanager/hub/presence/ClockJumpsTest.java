package io.resticmanager.hub.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockJumpsTest {

    private Instant time = Instant.parse("2026-11-21T12:00:00Z");

    private long nanos = Long.MAX_VALUE - 10;

    private final ClockJumps jumps = new ClockJumps(new Clock() {

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

    @Test
    void timeThatPassesIsNoJumpHoweverLongARoundTakes() {
        pass(Duration.ofMinutes(7));
        time = time.plusSeconds(4);

        assertThat(jumps.sinceLast()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT2H", "PT-2H", "PT8H", "PT1H", "PT-1H"})
    void aStepAndASleepAreToldOnce(Duration jump) {
        pass(Duration.ofSeconds(5));
        time = time.plus(jump);

        assertThat(jumps.sinceLast()).isEqualTo(jump);
        pass(Duration.ofSeconds(5));
        assertThat(jumps.sinceLast()).isZero();
    }

    private void pass(Duration by) {
        time = time.plus(by);
        nanos += by.toNanos();
    }
}
