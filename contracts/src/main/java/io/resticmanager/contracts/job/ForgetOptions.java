package io.resticmanager.contracts.job;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * What a forget keeps, and whether it only shows what would go. {@code host} is the host name that the snapshots carry; it is
 * set by jobs-service and absent when the agent forgets for its own host, so that nobody else's are touched.
 */
@Wire
public record ForgetOptions(@Nullable Retention retention, @Nullable Boolean dryRun, @Nullable String host)
        implements
            JobOptions {}
