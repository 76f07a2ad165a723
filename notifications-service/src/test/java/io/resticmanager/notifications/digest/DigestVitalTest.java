package io.resticmanager.notifications.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class DigestVitalTest {

    private static final Instant NOW = Instant.parse("2026-05-04T06:10:00Z");

    @Test
    void shouldBeIllOnceADigestIsLaterThanSilentOwnersExplain() {
        assertThat(DigestVital.condition(Optional.empty(), NOW).well()).isTrue();
        assertThat(DigestVital.condition(Optional.of(NOW.minusSeconds(300)), NOW).well()).isTrue();
        assertThat(DigestVital.condition(Optional.of(NOW.minusSeconds(361)), NOW).well()).isFalse();
        assertThat(DigestVital.condition(Optional.of(NOW.minusSeconds(361)), NOW).detail())
                .contains("2026-05-04T06:03:59Z");
    }
}
