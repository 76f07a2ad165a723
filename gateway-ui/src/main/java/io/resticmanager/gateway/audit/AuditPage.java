package io.resticmanager.gateway.audit;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** A part of the log, newest first; {@code next} leads to the part after it, absent from the last one. */
public record AuditPage(List<AuditRow> rows, @Nullable String next) {}
