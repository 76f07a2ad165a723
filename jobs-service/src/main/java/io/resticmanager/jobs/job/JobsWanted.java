package io.resticmanager.jobs.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import org.jspecify.annotations.Nullable;

/** Which jobs to look for; what is absent does not matter. Of {@code words} each one must be in them. */
record JobsWanted(@Nullable String hostId, @Nullable JobKind kind, @Nullable JobStatus status,
        @Nullable OfSchedule schedule, @Nullable Instant since, List<String> words, @Nullable PageCursor after) {

    /** A schedule, and the host that it belongs to. */
    record OfSchedule(String id, String hostId) {}

    /** The same in one status, from the beginning. */
    JobsWanted counted(JobStatus of) {
        return new JobsWanted(hostId, kind, of, schedule, since, words, null);
    }

    /** Whether the conditions of the columns say it all. */
    boolean plain() {
        return since == null && words.isEmpty();
    }

    /** Whether a job of this status may be among them. */
    boolean may(JobStatus other) {
        return status == null || status == other;
    }

    /** What one column says, but for the status. */
    List<Clause> columns() {
        var conditions = new ArrayList<Clause>();
        if (hostId != null) {
            conditions.add(ofHost(hostId));
        }
        if (kind != null) {
            conditions.add(Clause.of("kind = ?", kind.name()));
        }
        if (schedule != null) {
            conditions.add(Clause.of("schedule_id = ? AND +host_id = ?", schedule.id(), schedule.hostId()));
        }
        if (after != null) {
            conditions.add(Clause.of("(queued_at, id) < (?, ?)", after.at().toEpochMilli(), after.id()));
        }
        return conditions;
    }

    // What was restored from one host on another is told at both.
    private Clause ofHost(String host) {
        return kind == JobKind.restore
                ? Clause.of("id IN (SELECT id FROM job WHERE host_id = ? AND kind = 'restore' UNION ALL"
                        + " SELECT id FROM job WHERE runs_on_host_id = ? AND kind = 'restore')", host, host)
                : Clause.of("host_id = ?", host);
    }
}
