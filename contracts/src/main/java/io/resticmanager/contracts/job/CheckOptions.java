package io.resticmanager.contracts.job;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** {@code readDataSubset} is restic's: {@code 10%}, {@code 1/7}, a size; {@code 100%} reads all. Absent checks the structure only. */
@Wire
public record CheckOptions(@Nullable String readDataSubset) implements JobOptions {}
