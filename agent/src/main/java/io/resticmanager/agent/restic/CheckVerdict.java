package io.resticmanager.agent.restic;

import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.JobError;
import org.jspecify.annotations.Nullable;

/** What a check that could be done has found; {@code damage} explains it, and is absent of a sound repository. */
public record CheckVerdict(Finding.Checked found, @Nullable JobError damage) {}
