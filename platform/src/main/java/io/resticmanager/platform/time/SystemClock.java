package io.resticmanager.platform.time;

import java.time.Clock;

import jakarta.inject.Singleton;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

/** The clock that everything asks; UTC, in milliseconds as the databases keep them. A test replaces the bean. */
@Factory
final class SystemClock {

    @Singleton
    @Bean(typed = Clock.class)
    @Requires(missingBeans = Clock.class)
    Clock clock() {
        return Clock.tickMillis(java.time.ZoneOffset.UTC);
    }
}
