package io.resticmanager.jobs.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.jobs.job.Ending;
import io.resticmanager.jobs.job.JobState;
import io.resticmanager.jobs.job.Jobs;
import io.resticmanager.jobs.job.StoredJob;
import io.resticmanager.jobs.job.Verdict;
import io.resticmanager.jobs.queue.Wisher;
import io.resticmanager.jobs.schedule.RunSchedule;
import io.resticmanager.jobs.schedule.ScheduleTable;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins what forget and prune schedules say. The ledger's row moves in the transaction that queues the job, so that no run
 * begins twice. One that is refused is a failed job that says why; while the hub can not be asked it is tried again.
 */
@Singleton
public final class OwnRuns {

    private static final Logger LOG = LoggerFactory.getLogger(OwnRuns.class);
    private static final int UNAVAILABLE = 500;

    private final RunSchedule runs;
    private final Settling settling;
    private final Jobs jobs;
    private final Transactions transactions;
    private final Clock clock;

    OwnRuns(RunSchedule runs, Settling settling, Jobs jobs, @Named("jobs") Transactions transactions, Clock clock) {
        this.runs = runs;
        this.settling = settling;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One look at what is due; never two at once. Ends early when the hub can not be asked, for others wait for this round. */
    public synchronized void fire() {
        transactions.<List<String>>readSql(connection -> RunTable.ours(connection, clock.instant())).stream()
                .takeWhile(this::fire).forEach(id -> LOG.debug("looked at schedule={}", id));
    }

    private boolean fire(String id) {
        var found = transactions.<Optional<Schedule>>readSql(connection -> ScheduleTable.find(connection, id));
        return found.isEmpty()
                || transactions.<Optional<Instant>>writeSql(connection -> chosen(connection, found.get()))
                        .map(dueAt -> begun(found.get(), dueAt)).orElse(true);
    }

    private Optional<Instant> chosen(Connection connection, Schedule schedule) throws SQLException {
        var now = clock.instant();
        var latest = RunTable.lastBegun(connection, schedule.id(), now);
        return latest.isEmpty() ? Optional.empty() : chosen(connection, schedule, latest.get(), now);
    }

    private Optional<Instant> chosen(Connection connection, Schedule schedule, Firing.Due latest, Instant now)
            throws SQLException {
        var before = latest.dueAt().minusMillis(1);
        settling.leaveOut(connection, schedule, before, RunWords.NOT_RUNNING);
        return switch (Firing.of(latest, schedule.runMissed(),
                jobs.openOfSchedule(schedule.hostId(), schedule.id()), now)) {
            case BEGIN -> Optional.of(latest.dueAt());
            case STILL_WAITING -> leftOut(connection, schedule, latest, RunWords.STILL_WAITING);
            case NOT_RUNNING -> leftOut(connection, schedule, latest, RunWords.NOT_RUNNING);
        };
    }

    private Optional<Instant> leftOut(Connection connection, Schedule schedule, Firing.Due latest, String reason)
            throws SQLException {
        settling.settle(connection, schedule,
                Stretch.skipped(schedule, latest.dueAt(), latest.dueAt(), reason));
        return Optional.empty();
    }

    private boolean begun(Schedule schedule, Instant dueAt) {
        switch (runs.run(Wisher.due(schedule.id(), dueAt), schedule)) {
            case Reply.Value<JobsRpc.Queued>(var queued) ->
                LOG.info("due job={} schedule={} due={}", queued.jobId(), schedule.id(), dueAt);
            case Reply.Refused<JobsRpc.Queued>(var problem) when problem.status() >= UNAVAILABLE -> {
                LOG.warn("not begun yet schedule={} due={} why={}", schedule.id(), dueAt, problem.detail());
                return false;
            }
            case Reply.Refused<JobsRpc.Queued>(var problem) ->
                transactions.write(() -> refused(schedule, dueAt, problem));
        }
        return true;
    }

    private void refused(Schedule schedule, Instant dueAt, Problem problem) {
        var now = clock.instant();
        var job = StoredJob.queued(Ids.next(), schedule.hostId(), schedule.hostId(), schedule.kind(), Wisher.SCHEDULE,
                now, null).ofSchedule(schedule.id(), dueAt);
        jobs.adopt(job);
        jobs.move(job, new JobState.Queued().judged(Ending.failed(Verdict.notBegun(problem.detail()), now)));
    }
}
