package io.resticmanager.gateway.audit;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A part of the log, newest first; {@code next} leads to the part after it, absent from the last one. {@code back} is how far back a search for a
 * text has looked when it stopped before the end of the log, {@link AuditBook#LOOKED} rows further, with less than was wanted.
 */
public record AuditPage(List<AuditRow> rows, @Nullable String next, @Nullable Instant back) {}
