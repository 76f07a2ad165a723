package io.resticmanager.gateway.audit;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How much of the log there is: {@code rows} stand, and are kept for {@code keptDays} days, absent for ever. {@code removed} went before them, the
 * latest of which was written down at {@code removedTo}; absent where none did.
 */
public record AuditExtent(long rows, @Nullable Long keptDays, long removed, @Nullable Instant removedTo) {}
