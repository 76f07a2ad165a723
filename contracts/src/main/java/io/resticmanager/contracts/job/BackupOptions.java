package io.resticmanager.contracts.job;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** A backup of one schedule, of a source given with the job, or, without both, of all the host's sources. */
@Wire
public record BackupOptions(@Nullable String scheduleId, @Nullable Source source) implements JobOptions {}
