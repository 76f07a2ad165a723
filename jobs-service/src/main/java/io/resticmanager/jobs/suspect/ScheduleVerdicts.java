package io.resticmanager.jobs.suspect;

import java.util.Objects;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.jobs.job.Ending;
import io.resticmanager.jobs.job.StoredJob;
import io.resticmanager.jobs.schedule.ScheduleTable;
import io.resticmanager.platform.sqlite.Transactions;

/** Judges what an agent reports by what the job's schedule says: how much less is suspect, and whether warnings are a failure. */
@Singleton
public final class ScheduleVerdicts {

    private static final String WARNINGS = "warnings";

    private final Suspects suspects;
    private final Transactions transactions;

    ScheduleVerdicts(Suspects suspects, @Named("jobs") Transactions transactions) {
        this.suspects = suspects;
        this.transactions = transactions;
    }

    /** The ending as it counts. In the running write transaction. */
    public Ending judged(StoredJob job, Ending ending) {
        var schedule = schedule(job);
        var percent = schedule.map(Schedule::suspectShrinkPercent).orElse(Shrunk.PERCENT);
        var strict = schedule.map(Schedule::treatWarningsAsFailure).orElse(false);
        var judged = suspects.judged(job, ending, percent);
        return strict && judged.status() == JobStatus.succeeded && judged.warnings() > 0
                ? judged.failing(tooMany(judged.warnings(), schedule.orElseThrow().name()))
                : judged;
    }

    private Optional<Schedule> schedule(StoredJob job) {
        return job.scheduleId() == null
                ? Optional.empty()
                : transactions.<Optional<Schedule>>writeSql(
                        connection -> ScheduleTable.everKnown(connection, Objects.requireNonNull(job.scheduleId())))
                        .filter(schedule -> schedule.hostId().equals(job.hostId()));
    }

    private static JobError tooMany(long warnings, String name) {
        return new JobError(WARNINGS,
                "It ended with %,d %s, and the schedule %s counts that as a failure.".formatted(warnings,
                        warnings == 1 ? "warning" : "warnings", name),
                "See in the job what they were. What could be read is saved all the same.");
    }
}
