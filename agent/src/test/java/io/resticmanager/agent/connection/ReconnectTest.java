package io.resticmanager.agent.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class ReconnectTest {

    private final Reconnect reconnect = new Reconnect(new SplittableRandom(7));

    @Test
    void shouldSpreadAFleetOverTheTimeThatTheHubSet() {
        var waits = IntStream.range(0, 1_000)
                .mapToObj(_ -> reconnect.afterSession(Duration.ofSeconds(20)))
                .toList();

        assertThat(waits).allMatch(wait -> wait.compareTo(Duration.ofSeconds(20)) <= 0);
        assertThat(waits.stream().filter(wait -> wait.toSeconds() < 10).count()).isBetween(400L, 600L);
    }

    @Test
    void shouldBackOffToAMinuteAndNotBeyond() {
        var longest = IntStream.range(0, 200).mapToObj(_ -> reconnect.afterFailure())
                .max(Duration::compareTo).orElseThrow();

        assertThat(longest).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
    }

    @Test
    void shouldBeginQuicklyAgainAfterASession() {
        IntStream.range(0, 20).forEach(_ -> reconnect.afterFailure());

        reconnect.afterSession(Duration.ofSeconds(2));

        assertThat(reconnect.afterFailure()).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }
}
