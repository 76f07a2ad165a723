package io.resticmanager.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

class FiringTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Firing.Due DUE = new Firing.Due(NOON, NOON);

    @Test
    void beginsWhatIsDue() {
        assertThat(Firing.of(DUE, false, false, NOON)).isEqualTo(Firing.BEGIN);
        assertThat(Firing.of(DUE, false, false, NOON.plusSeconds(300))).isEqualTo(Firing.BEGIN);
    }

    @Test
    void jitterIsNoDelay() {
        var later = new Firing.Due(NOON, NOON.plus(Duration.ofHours(2)));

        assertThat(Firing.of(later, false, false, NOON.plus(Duration.ofHours(2)))).isEqualTo(Firing.BEGIN);
    }

    @Test
    void catchesUpIfTheScheduleSaysSo() {
        var now = NOON.plusSeconds(301);

        assertThat(Firing.of(DUE, true, false, now)).isEqualTo(Firing.BEGIN);
        assertThat(Firing.of(DUE, false, false, now)).isEqualTo(Firing.NOT_RUNNING);
    }

    @Test
    void hasNoSecondOneBesideOneThatWaits() {
        assertThat(Firing.of(DUE, true, true, NOON.plusSeconds(1))).isEqualTo(Firing.STILL_WAITING);
        assertThat(Firing.of(DUE, false, true, NOON.plusSeconds(301))).isEqualTo(Firing.NOT_RUNNING);
    }
}
