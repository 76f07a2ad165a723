package io.resticmanager.agent.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class HubTimeTest {

    private static final Instant HERE = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant THERE = HERE.plus(Duration.ofHours(5));

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10);
    private final HubTime time = new HubTime(Clock.fixed(HERE, ZoneOffset.UTC), nanos::get);

    @Test
    void shouldTakeThisMachinesTimeUntilTheHubHasToldItsOwn() {
        assertThat(time.now()).isEqualTo(HERE);
    }

    @Test
    void shouldGoOnFromWhatTheHubSaidWhateverTheClockHereDoes() {
        time.heard(THERE);
        nanos.addAndGet(Duration.ofMinutes(2).toNanos());

        assertThat(time.now()).isEqualTo(THERE.plus(Duration.ofMinutes(2)));
    }
}
