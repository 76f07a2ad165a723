package io.resticmanager.contracts.job;

import java.util.List;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** A page of jobs, newest first. */
@Wire
public record JobList(List<Job> items, @Nullable String nextCursor) {}
