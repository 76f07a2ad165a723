package io.resticmanager.contracts.alert;

import java.time.Instant;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * One trouble of one host. {@code subject} is the id of the schedule for {@code backup_failed} and {@code stale_schedule}, empty where
 * there is none; {@code scheduleName} is its name when the alert was last confirmed. {@code lastSeenAt} is when the trouble was last
 * confirmed. {@code jobId} is the job that failed, {@code dueAt} the run that did not come. {@code resolvedBy} is absent where it
 * went away by itself; {@code flapping}: it opened four times within an hour.
 */
@Wire
public record Alert(String id, String hostId, String hostName, AlertKind kind, Severity severity, AlertStatus status,
        String subject, @Nullable String scheduleName, String message, Instant raisedAt, Instant lastSeenAt,
        @Nullable Instant acknowledgedAt, @Nullable String acknowledgedBy, @Nullable Instant resolvedAt,
        @Nullable String resolvedBy, boolean flapping, @Nullable String jobId, @Nullable Instant dueAt,
        long revision) {}
