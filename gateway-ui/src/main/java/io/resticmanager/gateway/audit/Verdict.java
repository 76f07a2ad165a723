package io.resticmanager.gateway.audit;

import java.time.Instant;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * Whether the log is unbroken and not cut short. {@code rows} were found good, up to the first bad one; {@code firstBad} is the number of the row
 * where it breaks, absent where it is a checkpoint; {@code reason} is a sentence for people. {@code checkpointAt} is when the newest
 * checkpoint was signed, up to row {@code checkpointRows}: what came after it is chained and not signed yet. {@code removedRows} went by
 * retention before, the latest of them written down at {@code removedTo}; absent where none did.
 */
@Wire
public record Verdict(boolean ok, long rows, @Nullable Long firstBad, String reason, long checkpoints,
        @Nullable Instant checkpointAt, @Nullable Long checkpointRows, @Nullable Long removedRows,
        @Nullable Instant removedTo) {}
