package io.resticmanager.contracts.job;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** {@code mode} is restic's {@code restore-size} (the default) or {@code raw-data}. */
@Wire
public record StatsOptions(@Nullable String mode) implements JobOptions {}
