package io.resticmanager.gateway.session;

import java.time.Instant;

import io.micronaut.core.annotation.Introspected;

/** {@link Throttle.Failures} as the database counts them, in milliseconds of UTC. */
@Introspected
record FailureCount(int count, long firstAt, long lastAt) {

    Throttle.Failures failures() {
        return new Throttle.Failures(count, Instant.ofEpochMilli(firstAt), Instant.ofEpochMilli(lastAt));
    }
}
