package io.resticmanager.contracts.alert;

import java.time.Instant;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * One trouble of one host. {@code subject} is the id of the schedule for {@code backup_failed} and {@code stale_schedule}, empty where
 * there is none; {@code scheduleName} is its name when the alert was last confirmed. {@code lastSeenAt} is when the trouble was last
 * confirmed. {@code jobId} is the job that failed, {@code dueAt} the run that did not come. {@code resolvedBy} is absent where no
 * person closed it, {@code closing} where it is not resolved. {@code flapping}: it opened a fourth time within an hour, having cleared by
 * itself each time before. {@code damaged}: it tells of damage in the data, which only a check of all data clears.
 */
@Wire
public record Alert(String id, String hostId, String hostName, AlertKind kind, Severity severity, AlertStatus status,
        String subject, @Nullable String scheduleName, String message, Instant raisedAt, Instant lastSeenAt,
        @Nullable Instant acknowledgedAt, @Nullable String acknowledgedBy, @Nullable Instant resolvedAt,
        @Nullable String resolvedBy, @Nullable Closing closing, boolean flapping, boolean damaged,
        @Nullable String jobId, @Nullable Instant dueAt, long revision) {}
