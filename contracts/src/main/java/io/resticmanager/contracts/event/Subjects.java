package io.resticmanager.contracts.event;

import java.util.List;

/** The names of everything on the broker that is not a request. */
public final class Subjects {

    /** The stream of events, and its subjects one by one: a wildcard would also catch requests. */
    public static final String EVENTS_STREAM = "EVENTS";
    public static final List<String> EVENTS = List.of(
            "host.enrolled", "host.updated", "host.removed", "host.online", "host.offline", "credentials.changed",
            "schedule.changed", "run.changed", "job.queued", "job.started", "job.finished", "snapshots.reported",
            "repository.measured", "alert.raised", "alert.acknowledged", "alert.resolved", "alert.test",
            "notification.delivered", "notification.failed", "audit.recorded");

    /** The stream of what agents say, from hub to jobs-service. */
    public static final String INTAKE_STREAM = "INTAKE";
    public static final String INTAKE = "intake.*";
    public static final String EPHEMERAL = "ephemeral.*";

    private Subjects() {}

    public static String of(Event event) {
        return switch (event) {
            case Event.HostEnrolled _ -> "host.enrolled";
            case Event.HostUpdated _ -> "host.updated";
            case Event.HostRemoved _ -> "host.removed";
            case Event.HostOnline _ -> "host.online";
            case Event.HostOffline _ -> "host.offline";
            case Event.CredentialsChanged _ -> "credentials.changed";
            case Event.ScheduleChanged _ -> "schedule.changed";
            case Event.RunChanged _ -> "run.changed";
            case Event.JobQueued _ -> "job.queued";
            case Event.JobBegan _ -> "job.started";
            case Event.JobEnded _ -> "job.finished";
            case Event.SnapshotsReported _ -> "snapshots.reported";
            case Event.RepositoryMeasured _ -> "repository.measured";
            case Event.AlertRaised _ -> "alert.raised";
            case Event.AlertAcknowledged _ -> "alert.acknowledged";
            case Event.AlertResolved _ -> "alert.resolved";
            case Event.AlertTest _ -> "alert.test";
            case Event.NotificationDelivered _ -> "notification.delivered";
            case Event.NotificationFailed _ -> "notification.failed";
            case Event.AuditRecorded _ -> "audit.recorded";
        };
    }

    /** Carries {@link io.resticmanager.contracts.job.Progress}. */
    public static String liveProgress(String jobId) {
        return "live.job.progress." + jobId;
    }

    /** Carries {@link io.resticmanager.contracts.job.LogPage}. */
    public static String liveLog(String jobId) {
        return "live.job.log." + jobId;
    }

    /** Carries {@link HostStirred}: something that a page about this host shows has changed. */
    public static String liveHost(String hostId) {
        return "live.host." + hostId;
    }
}
