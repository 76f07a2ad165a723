package io.resticmanager.gateway.restore;

import java.time.Clock;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Caffeine;

/** Caches that keep the time of the service and tidy up in whoever asks them, so that what is forgotten is gone at once. */
final class Caches {

    private Caches() {}

    static Caffeine<Object, Object> by(Clock clock) {
        return Caffeine.newBuilder().ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run);
    }
}
