package io.resticmanager.hub.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void aBurstPassesAndThenSoManyASecond() {
        var bucket = new TokenBucket(100, 200, 0);

        assertThat(admitted(bucket, 250, 0)).isEqualTo(200);
        assertThat(admitted(bucket, 250, SECOND)).isEqualTo(100);
        assertThat(admitted(bucket, 250, SECOND)).isZero();
    }

    @Test
    void idleTimeSavesUpNoMoreThanTheBurst() {
        var bucket = new TokenBucket(100, 200, 0);

        assertThat(admitted(bucket, 500, 3600 * SECOND)).isEqualTo(200);
    }

    @Test
    void anEmptyOneLetsInAsManyAsAreDueAndNoBurst() {
        var bucket = TokenBucket.empty(100, 200, 0);

        assertThat(admitted(bucket, 250, 0)).isZero();
        assertThat(admitted(bucket, 250, SECOND)).isEqualTo(100);
        assertThat(admitted(bucket, 500, 3600 * SECOND)).isEqualTo(200);
    }

    @Test
    void creditIsPaidByWaiting() {
        var bucket = new TokenBucket(50, 1, 0);

        assertThat(bucket.take(0)).isEqualTo(Duration.ZERO);
        assertThat(bucket.take(0)).isEqualTo(Duration.ofMillis(20));
        assertThat(bucket.take(0)).isEqualTo(Duration.ofMillis(40));
    }

    private static long admitted(TokenBucket bucket, int asking, long now) {
        return IntStream.range(0, asking).filter(_ -> bucket.tryTake(now)).count();
    }
}
