package io.resticmanager.agent.restic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class ProgressMeterTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void shouldTellWhenItWillBeThroughWhileItReads() {
        var meter = new ProgressMeter(false);
        meter.take(read(10), 0);

        assertThat(meter.take(read(20), SECOND)).hasValueSatisfying(told -> assertThat(told.etaS()).isEqualTo(3));
    }

    @Test
    void shouldNotPromiseAnEndWhileNothingMoreIsRead() {
        var meter = new ProgressMeter(false);
        meter.take(read(93), 0);

        assertThat(meter.take(read(93), 10 * SECOND)).hasValueSatisfying(told -> {
            assertThat(told.bytesPerS()).isZero();
            assertThat(told.etaS()).isNull();
        });
    }

    @Test
    void shouldNotPromiseAnEndByWhatIsReadWhenSendingIsLimited() {
        var meter = new ProgressMeter(true);
        meter.take(read(10), 0);

        assertThat(meter.take(read(20), SECOND)).hasValueSatisfying(told -> assertThat(told.etaS()).isNull());
    }

    private static ResticMessage.Status read(long bytes) {
        return new ResticMessage.Status(3L, bytes / 100.0, 1L, 0L, 100L, bytes, null);
    }
}
