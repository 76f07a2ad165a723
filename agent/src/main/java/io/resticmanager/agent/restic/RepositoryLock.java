package io.resticmanager.agent.restic;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** A lock as it lies in the repository. A restic that lives writes it anew every five minutes, with the time of then. */
public record RepositoryLock(String id, Instant time, boolean exclusive, String hostname, @Nullable String username,
        long pid) {}
