package io.resticmanager.alerts.stage;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.run.Outcome;
import io.resticmanager.contracts.run.Run;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** Events and answers as hub and jobs-service make them. */
public final class Tales {

    public static final JobError WRONG_PASSWORD = new JobError("wrong_password", "The password is wrong.", "Set it.");
    public static final JobError DAMAGED = new JobError("damaged", "The repository is damaged.", "Repair it.");

    private Tales() {}

    public static Event.JobEnded failed(String host, JobKind kind, @Nullable String schedule, long order) {
        return ended(host, kind, schedule, order, WRONG_PASSWORD, null);
    }

    public static Event.JobEnded succeeded(String host, JobKind kind, @Nullable String schedule, long order) {
        return ended(host, kind, schedule, order, null, null);
    }

    public static Event.JobEnded check(String host, long order, @Nullable JobError error, @Nullable String subset) {
        return ended(host, JobKind.check, null, order, error, subset);
    }

    public static Event.JobEnded cancelled(String host, JobKind kind, long order) {
        var it = succeeded(host, kind, null, order);
        return new Event.JobEnded(it.eventId(), it.occurredAt(), host, 3, it.jobId(), kind, null, JobStatus.cancelled,
                null, null, 0, null, it.finishedAt(), null, null, null, order, null);
    }

    private static Event.JobEnded ended(String host, JobKind kind, @Nullable String schedule, long order,
            @Nullable JobError error, @Nullable String subset) {
        var now = Instant.parse("2026-03-01T03:00:00Z").plusSeconds(order);
        return new Event.JobEnded(Ids.next(), now, host, 3, Ids.next(), kind, schedule,
                error == null ? JobStatus.succeeded : JobStatus.failed, error == null ? 0 : 1, error, 0, now, now,
                null, null, null, order, subset);
    }

    /** The same as jobs-service tells it when it is asked. */
    public static Outcome outcome(Event.JobEnded it, @Nullable String scheduleName) {
        return outcome(it, scheduleName, null);
    }

    public static Outcome outcome(Event.JobEnded it, @Nullable String scheduleName,
            Outcome.@Nullable Unproven unproven) {
        return new Outcome(it.hostId(), it.kind(), it.scheduleId(), scheduleName, false, it.jobId(), it.status(),
                it.finishedAt(), 0, false, it.error(), it.order() == null ? 0 : it.order(), it.readDataSubset(),
                unproven);
    }

    /** The same of a schedule that is switched off. */
    public static Outcome disabled(Outcome it) {
        return new Outcome(it.hostId(), it.kind(), it.scheduleId(), it.scheduleName(), true, it.jobId(), it.status(),
                it.finishedAt(), it.warnings(), it.suspect(), it.error(), it.order(), it.readDataSubset(),
                it.unproven());
    }

    public static Run overdue(String host, String schedule, Instant due) {
        return new Run(host, schedule, "nightly", JobKind.backup, due, RunState.due, true, null, null, false, 0, null);
    }

    public static HubHost host(String id, Presence presence, Instant lastSeen) {
        return host(id, presence, lastSeen, false);
    }

    public static HubHost host(String id, Presence presence, @Nullable Instant lastSeen, boolean paused) {
        return host(id, presence, lastSeen, paused, null, 0);
    }

    /** Connected since then, with so much left to hand over. */
    public static HubHost connected(String id, Instant since, long outboxDepth) {
        return host(id, Presence.online, since, false, since, outboxDepth);
    }

    private static HubHost host(String id, Presence presence, @Nullable Instant lastSeen, boolean paused,
            @Nullable Instant connectedAt, long outboxDepth) {
        return new HubHost(id, "ada", "ada", "linux", "amd64", List.of(), presence, paused,
                Instant.parse("2026-01-01T00:00:00Z"), lastSeen, connectedAt, "1.0", "0.18.0", false, null, null,
                "rest:http://vault/", outboxDepth, 1, "UTC", null, null, List.of(), 1L, 1L, null);
    }

    public static Event.HostUpdated updated(String host, long revision, String name, boolean paused) {
        return new Event.HostUpdated(Ids.next(), Instant.now(), host, revision, name, "linux", "amd64", List.of(),
                paused);
    }

    public static Event.HostRemoved removed(String host, long revision) {
        return new Event.HostRemoved(Ids.next(), Instant.now(), host, revision, "ada", "linux", "amd64", List.of());
    }

    public static Event.HostOnline online(String host, long revision, Instant at) {
        return new Event.HostOnline(Ids.next(), at, host, revision, "ada", at, "1.0", "0.18.0");
    }

    public static Event.HostOffline offline(String host, long revision, Instant lastSeen) {
        return new Event.HostOffline(Ids.next(), Instant.now(), host, revision, "ada", lastSeen, "1.0", "0.18.0");
    }

    public static Event.ScheduleChanged changed(String host, String schedule, long revision, String change) {
        return new Event.ScheduleChanged(Ids.next(), Instant.now(), host, revision, schedule, change);
    }

    public static Event.RunChanged run(String host, String schedule, Instant due, String state) {
        return new Event.RunChanged(Ids.next(), Instant.now(), host, 1, schedule, due, state, null);
    }
}
