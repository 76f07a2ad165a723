package io.resticmanager.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class LatelyTest {

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1);
    private final AtomicInteger looks = new AtomicInteger();
    private final Lately<Integer> lately = new Lately<>(Duration.ofSeconds(60), clock::get, looks::incrementAndGet);

    @Test
    void shouldLookOnceWithinTheTimeAlsoWhenTheClockOverflows() {
        assertThat(lately.get()).isEqualTo(1);
        clock.addAndGet(Duration.ofSeconds(59).toNanos());
        assertThat(lately.get()).isEqualTo(1);

        clock.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(lately.get()).isEqualTo(2);
        assertThat(lately.get()).isEqualTo(2);
    }
}
