package io.resticmanager.alerts.rule;

import java.time.Duration;
import java.time.Instant;

/** When a rule is asked. {@code quiet}: the host is paused and raises nothing; {@code floor}: how long a host may be away. */
public record Circumstances(Instant now, Duration floor, boolean quiet) {}
