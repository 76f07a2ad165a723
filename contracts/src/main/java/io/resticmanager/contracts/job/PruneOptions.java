package io.resticmanager.contracts.job;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** {@code maxUnused} is restic's: a size, a percentage or unlimited; {@code maxRepackSize} is a size such as {@code 2G}. */
@Wire
public record PruneOptions(@Nullable String maxUnused, @Nullable String maxRepackSize, @Nullable Boolean dryRun)
        implements
            JobOptions {}
