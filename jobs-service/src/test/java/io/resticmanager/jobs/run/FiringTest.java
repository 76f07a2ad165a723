package io.resticmanager.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

class FiringTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Firing.Due DUE = due(NOON);
    private static final Firing.Due BEFORE = due(NOON.minus(Duration.ofHours(1)));
    private static final Firing NOTHING = new Firing(List.of(), null);

    @Test
    void beginsWhatIsDue() {
        assertThat(Firing.of(List.of(DUE), false, false, NOON.plusSeconds(299))).isEqualTo(new Firing(List.of(), NOON));
        assertThat(Firing.of(List.of(), true, false, NOON)).isEqualTo(NOTHING);
    }

    @Test
    void jitterIsNoDelay() {
        var later = new Firing.Due(NOON, NOON.plus(Duration.ofHours(2)));

        assertThat(Firing.of(List.of(later), false, false, NOON.plus(Duration.ofHours(2))).begin()).isEqualTo(NOON);
    }

    @Test
    void catchesUpOnceWithTheLatestIfTheScheduleSaysSo() {
        var now = NOON.plus(Duration.ofMinutes(6));

        assertThat(Firing.of(List.of(BEFORE, DUE), true, false, now))
                .isEqualTo(new Firing(List.of(skip(BEFORE, "not_running")), NOON));
        assertThat(Firing.of(List.of(BEFORE, DUE), false, false, now)).isEqualTo(
                new Firing(List.of(skip(BEFORE, "not_running"), skip(DUE, "not_running")), null));
    }

    @Test
    void hasNoSecondOneBesideOneThatWaits() {
        assertThat(Firing.of(List.of(BEFORE, DUE), true, true, NOON.plusSeconds(1))).isEqualTo(
                new Firing(List.of(skip(BEFORE, "not_running"), skip(DUE, "still_waiting")), null));
    }

    private static Firing.Due due(Instant at) {
        return new Firing.Due(at, at);
    }

    private static Firing.Skip skip(Firing.Due due, String reason) {
        return new Firing.Skip(due.dueAt(), reason);
    }
}
