package io.resticmanager.tests.bench;

import java.time.Duration;

import org.awaitility.Awaitility;

/** Passes. Only here does a test wait for it: how much happens meanwhile is the figure. */
final class Time {

    private static final Duration LOOK = Duration.ofMillis(200);

    private Time() {}

    static void pass(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        Awaitility.await("time passes").atMost(time.plusMinutes(1)).pollInterval(LOOK)
                .until(() -> System.nanoTime() - end >= 0);
    }
}
