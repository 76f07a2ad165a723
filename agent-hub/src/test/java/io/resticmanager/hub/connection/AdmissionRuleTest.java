package io.resticmanager.hub.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class AdmissionRuleTest {

    private static final long SECOND = 1_000_000_000L;

    private static final long GRACE = 300 * SECOND;

    private final Admission admission = new Admission(Duration.ofNanos(GRACE), 0);

    // Gaps as a fleet leaves them: quiet, then many at once.
    @Test
    void whileTheFleetComesBackNoSecondHasMoreThanAHundred() {
        var random = new Random(1);
        var admitted = new ArrayDeque<Long>();
        var total = 0;
        for (long now = 3 * SECOND; now < 120 * SECOND; now += random.nextLong(SECOND / 2)) {
            for (int i = 0; i < 150; i++) {
                if (admission.tryEnter(now + i * 1_000L)) {
                    admitted.add(now + i * 1_000L);
                    total++;
                }
            }
            while (!admitted.isEmpty() && admitted.getLast() - admitted.getFirst() >= SECOND) {
                admitted.removeFirst();
            }
            assertThat(admitted).hasSizeLessThanOrEqualTo(100);
        }
        assertThat(total).as("and it is not held up for nothing")
                .isGreaterThan(4_000);
    }

    @Test
    void afterwardsAQuietTimeSavesUpABurst() {
        assertThat(admitted(250, GRACE)).isEqualTo(200);
        assertThat(admitted(250, GRACE + SECOND)).isEqualTo(100);
    }

    @Test
    void aFleetThatAsksWithoutPauseIsLetInSteadily() {
        var inTenSeconds = IntStream.range(0, 10_000).filter(i -> admission.tryEnter(i * (SECOND / 1_000))).count();

        assertThat(inTenSeconds).isBetween(890L, 910L);
    }

    @Test
    void theDoorCountsWhomItLetsInAndItsBusiestSecondWhereverThatBegins() {
        assertThat(admitted(250, GRACE - SECOND / 4)).isEqualTo(10);
        assertThat(admitted(250, GRACE)).isEqualTo(200);
        assertThat(admitted(5, GRACE + SECOND)).isEqualTo(5);

        assertThat(admission.figures()).isEqualTo(new HandshakeCount.Figures(215, 210, 290));
    }

    @Test
    void whatItCountsAsTheBusiestSecondOfAReturnIsWithinTheBound() {
        for (long now = 0; now < 60 * SECOND; now += SECOND / 500) {
            admission.tryEnter(now);
        }

        assertThat(admission.figures().busiest()).isBetween(89, 100);
        assertThat(admission.figures().letIn() + admission.figures().sentBack()).isEqualTo(30_000);
    }

    private long admitted(int asking, long now) {
        return IntStream.range(0, asking).filter(_ -> admission.tryEnter(now)).count();
    }
}
