package io.resticmanager.notifications.stage;

import java.time.Clock;

import jakarta.inject.Singleton;

import io.micronaut.context.annotation.Bean;
import io.resticmanager.platform.testkit.AdvancedClock;

/** The service's clock. */
@Singleton
@Bean(typed = {Clock.class, TestClock.class})
public final class TestClock extends AdvancedClock {}
