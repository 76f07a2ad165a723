package io.resticmanager.agent.lock;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A process that lives on this machine. {@code restic} when it is one, or when nobody can tell what it is; {@code startedAt}
 * is absent when it is not known; {@code jobId} when it works for a job of this agent.
 */
record Seen(boolean restic, @Nullable Instant startedAt, @Nullable String jobId) {}
