package io.resticmanager.agent.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

class TickingTest {

    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicReference<Throwable> broken = new AtomicReference<>();

    @Test
    void shouldLookAgainWhenItIsTimeAndNotAtAllWhenNothingWillBeDue() {
        try (var ticking = new Ticking(
                () -> looks.incrementAndGet() < 3 ? Optional.of(Duration.ofMillis(10)) : Optional.empty(),
                (_, why) -> broken.set(why))) {
            ticking.now();
            await().until(() -> looks.get() == 3);
            ticking.now();
            await().until(() -> looks.get() == 4);
        }
        assertThat(broken).hasNullValue();
    }

    @Test
    void shouldLookOnceMoreForSomebodyWhoAsksMeanwhileAndNotTwiceFromThenOn() throws Exception {
        var inside = new Semaphore(0);
        var goOn = new Semaphore(0);
        try (var ticking = new Ticking(() -> {
            looks.incrementAndGet();
            inside.release();
            goOn.acquireUninterruptibly();
            return Optional.of(Duration.ofMillis(1));
        }, (_, why) -> broken.set(why))) {
            ticking.now();
            assertThat(inside.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            ticking.now();
            ticking.now();
            goOn.release(3);

            await().until(() -> looks.get() == 4);
            assertThat(inside.availablePermits()).isEqualTo(3);
        }
    }

    @Test
    void shouldTryAgainAfterWhatWentWrongAndTellWhatEndedIt() {
        try (var ticking = new Ticking(() -> {
            if (looks.incrementAndGet() == 1) {
                throw new IllegalStateException("a full disk");
            }
            throw new StackOverflowError("pretended");
        }, (_, why) -> broken.set(why))) {
            ticking.now();
            await().until(() -> looks.get() == 1);
            assertThat(broken).hasNullValue();

            ticking.now();

            await().until(() -> broken.get() instanceof StackOverflowError);
        }
    }
}
