package io.resticmanager.contracts.event;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.Severity;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.job.Suspect;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * What happened. The type tag is the NATS subject. {@code revision} counts per aggregate (host, job, alert, schedule), so
 * that a reader can drop what is older than what it has seen.
 */
@Wire
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
        @JsonSubTypes.Type(value = Event.HostEnrolled.class, name = "host.enrolled"),
        @JsonSubTypes.Type(value = Event.HostUpdated.class, name = "host.updated"),
        @JsonSubTypes.Type(value = Event.HostRemoved.class, name = "host.removed"),
        @JsonSubTypes.Type(value = Event.HostOnline.class, name = "host.online"),
        @JsonSubTypes.Type(value = Event.HostOffline.class, name = "host.offline"),
        @JsonSubTypes.Type(value = Event.CredentialsChanged.class, name = "credentials.changed"),
        @JsonSubTypes.Type(value = Event.ScheduleChanged.class, name = "schedule.changed"),
        @JsonSubTypes.Type(value = Event.RunChanged.class, name = "run.changed"),
        @JsonSubTypes.Type(value = Event.JobQueued.class, name = "job.queued"),
        @JsonSubTypes.Type(value = Event.JobBegan.class, name = "job.started"),
        @JsonSubTypes.Type(value = Event.JobEnded.class, name = "job.finished"),
        @JsonSubTypes.Type(value = Event.SnapshotsReported.class, name = "snapshots.reported"),
        @JsonSubTypes.Type(value = Event.RepositoryMeasured.class, name = "repository.measured"),
        @JsonSubTypes.Type(value = Event.AlertRaised.class, name = "alert.raised"),
        @JsonSubTypes.Type(value = Event.AlertAcknowledged.class, name = "alert.acknowledged"),
        @JsonSubTypes.Type(value = Event.AlertResolved.class, name = "alert.resolved"),
        @JsonSubTypes.Type(value = Event.AlertTest.class, name = "alert.test"),
        @JsonSubTypes.Type(value = Event.NotificationDelivered.class, name = "notification.delivered"),
        @JsonSubTypes.Type(value = Event.NotificationFailed.class, name = "notification.failed"),
        @JsonSubTypes.Type(value = Event.AuditRecorded.class, name = "audit.recorded")})
public sealed interface Event {

    String eventId();

    Instant occurredAt();

    @Nullable
    String hostId();

    long revision();

    /** {@code repoAddress} as in {@link CredentialsChanged}. */
    @Wire
    record HostEnrolled(String eventId, Instant occurredAt, String hostId, long revision, String hostName, String os,
            String arch, List<String> tags, @Nullable String repoAddress) implements Event {}

    /** {@code paused} is absent from a hub that does not tell yet. */
    @Wire
    record HostUpdated(String eventId, Instant occurredAt, String hostId, long revision, String hostName, String os,
            String arch, List<String> tags, @Nullable Boolean paused) implements Event {}

    @Wire
    record HostRemoved(String eventId, Instant occurredAt, String hostId, long revision, String hostName, String os,
            String arch, List<String> tags) implements Event {}

    @Wire
    record HostOnline(String eventId, Instant occurredAt, String hostId, long revision, String hostName,
            Instant lastSeenAt, @Nullable String agentVersion, @Nullable String resticVersion) implements Event {}

    @Wire
    record HostOffline(String eventId, Instant occurredAt, String hostId, long revision, String hostName,
            @Nullable Instant lastSeenAt, @Nullable String agentVersion, @Nullable String resticVersion)
            implements
                Event {}

    /**
     * {@code repoAddress} is where the everyday credential leads, in one spelling and without a secret: hosts for which it is the
     * same use the same repository. What only the host itself can reach has the host's id in it. Absent when it did not change.
     */
    @Wire
    record CredentialsChanged(String eventId, Instant occurredAt, String hostId, long revision, String repositoryId,
            @Nullable String repoAddress) implements Event {}

    @Wire
    record ScheduleChanged(String eventId, Instant occurredAt, String hostId, long revision, String scheduleId,
            String change) implements Event {}

    /**
     * {@code state} is a {@link io.resticmanager.contracts.run.RunState}, or {@code overdue}; the revision is the ledger's. Several runs of
     * a schedule that became the same at once are told by the last of them.
     */
    @Wire
    record RunChanged(String eventId, Instant occurredAt, String hostId, long revision, String scheduleId,
            Instant dueAt, String state, @Nullable String jobId) implements Event {}

    @Wire
    record JobQueued(String eventId, Instant occurredAt, String hostId, long revision, String jobId, JobKind kind,
            @Nullable String scheduleId, String actor) implements Event {}

    @Wire
    record JobBegan(String eventId, Instant occurredAt, String hostId, long revision, String jobId, JobKind kind,
            @Nullable String scheduleId, String actor) implements Event {}

    /**
     * {@code order} grows with each job that the host ends, as in {@link io.resticmanager.contracts.run.Outcome}, absent for one that is
     * no outcome: a dry run; {@code readDataSubset} is how much a check read, absent for the structure alone.
     */
    @Wire
    record JobEnded(String eventId, Instant occurredAt, String hostId, long revision, String jobId, JobKind kind,
            @Nullable String scheduleId, JobStatus status, @Nullable Integer exitCode, @Nullable JobError error,
            long warnings, @Nullable Instant startedAt, Instant finishedAt, @Nullable Summary summary,
            @Nullable Suspect suspect, @Nullable Instant dueAt, @Nullable Long order,
            @Nullable String readDataSubset) implements Event {}

    @Wire
    record SnapshotsReported(String eventId, Instant occurredAt, String hostId, long revision, long count)
            implements
                Event {}

    @Wire
    record RepositoryMeasured(String eventId, Instant occurredAt, String hostId, long revision,
            @Nullable String repositoryId, long totalSize, long snapshots) implements Event {}

    /**
     * {@code groupId} and {@code groupSize} are set where many were lost at once: all of them name the same group. {@code flapping}: it
     * opened four times within an hour.
     */
    @Wire
    record AlertRaised(String eventId, Instant occurredAt, String hostId, long revision, String hostName,
            String alertId, AlertKind kind, Severity severity, String subject, String message, Instant raisedAt,
            @Nullable String actor, @Nullable String jobId, boolean flapping, @Nullable String groupId,
            @Nullable Integer groupSize) implements Event {}

    @Wire
    record AlertAcknowledged(String eventId, Instant occurredAt, String hostId, long revision, String hostName,
            String alertId, AlertKind kind, Severity severity, String subject, String message, Instant raisedAt,
            @Nullable String actor) implements Event {}

    /** {@code actor} is absent where no person closed it; {@code reason} then says why in a sentence, never where one did. */
    @Wire
    record AlertResolved(String eventId, Instant occurredAt, String hostId, long revision, String hostName,
            String alertId, AlertKind kind, Severity severity, String subject, String message, Instant raisedAt,
            @Nullable String actor, @Nullable String reason) implements Event {}

    /** The weekly drill: about no host, and no alert stands behind {@code alertId}. */
    @Wire
    record AlertTest(String eventId, Instant occurredAt, @Nullable String hostId, long revision, String alertId,
            String message) implements Event {}

    @Wire
    record NotificationDelivered(String eventId, Instant occurredAt, @Nullable String hostId, long revision,
            String channelId, @Nullable String alertId, String event, int attempt, @Nullable Integer statusCode,
            @Nullable String error) implements Event {}

    @Wire
    record NotificationFailed(String eventId, Instant occurredAt, @Nullable String hostId, long revision,
            String channelId, @Nullable String alertId, String event, int attempt, @Nullable Integer statusCode,
            @Nullable String error) implements Event {}

    /**
     * {@code result} is ok, refused or failed; {@code details} never holds a secret. {@code actorId} is the user's, and {@code via} says by what
     * they did it, if not at a browser.
     */
    @Wire
    record AuditRecorded(String eventId, Instant occurredAt, @Nullable String hostId, long revision, String actor,
            String action, String targetKind, String targetId, @Nullable String address, @Nullable String details,
            String result, @Nullable String actorId, @Nullable String via) implements Event {}
}
