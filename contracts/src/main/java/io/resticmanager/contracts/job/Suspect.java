package io.resticmanager.contracts.job;

import java.time.Instant;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** Why a backup that succeeded is not trusted, and who looked at it. */
@Wire
public record Suspect(String reason, String detail, @Nullable String confirmedBy, @Nullable Instant confirmedAt) {}
