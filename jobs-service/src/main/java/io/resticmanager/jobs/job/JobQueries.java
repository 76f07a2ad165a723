package io.resticmanager.jobs.job;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobCounts;
import io.resticmanager.contracts.job.JobList;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.Progress;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.platform.rpc.Caller;
import org.jspecify.annotations.Nullable;

/** Tells of jobs: one with everything, many in short, and how things stand on a host. */
@Singleton
public final class JobQueries {

    /** The most that one page may hold, whatever is paged. */
    public static final int PAGE = 200;
    private static final Duration DAY = Duration.ofDays(1);

    private final JobReads reads;
    private final JobSearch search;
    private final Progresses progresses;
    private final ScheduleNames schedules;
    private final JobQuestions questions;
    private final Clock clock;

    /** What a host's row on the dashboard needs of jobs. */
    public record OnHost(@Nullable Job lastBackup, @Nullable Job current, int queued) {}

    JobQueries(JobReads reads, JobSearch search, Progresses progresses, ScheduleNames schedules, JobQuestions questions,
            Clock clock) {
        this.reads = reads;
        this.search = search;
        this.progresses = progresses;
        this.schedules = schedules;
        this.questions = questions;
        this.clock = clock;
    }

    public Reply<Job> get(Caller caller, JobsRpc.JobId asked) {
        return find(asked.jobId())
                .map(job -> Reply.of(JobView.full(job, progress(job)).named(schedules.of(job))))
                .orElseGet(() -> Reply.refused(unknown(asked.jobId())));
    }

    public Optional<StoredJob> find(String id) {
        return reads.findById(id).map(RowReading::job);
    }

    /** Those that the host's agent has or is being sent. */
    public List<StoredJob> underWayOn(String host) {
        return reads.underWayOn(host).stream().map(RowReading::job).toList();
    }

    public Reply<JobList> list(Caller caller, JobsRpc.Query query) {
        var errors = new ArrayList<FieldError>();
        var wanted = questions.read(query, errors);
        if (query.limit() < 1 || query.limit() > PAGE) {
            errors.add(new FieldError("limit", "A page has 1 to %d jobs.".formatted(PAGE)));
        }
        return errors.isEmpty()
                ? Reply.of(page(search.find(wanted, query.limit() + 1), query.limit()))
                : Reply.refused(Problem.invalid(errors));
    }

    /** Of all, and of those that the question lets through whatever its status says. */
    public Reply<JobCounts> counts(Caller caller, JobsRpc.Query query) {
        var errors = new ArrayList<FieldError>();
        var wanted = questions.read(query, errors);
        return errors.isEmpty() ? Reply.of(counts(wanted)) : Reply.refused(Problem.invalid(errors));
    }

    private JobCounts counts(JobsWanted wanted) {
        return new JobCounts(search.counts(clock.instant().minus(DAY)),
                new JobCounts.Found(search.count(wanted, JobStatus.running), search.count(wanted, JobStatus.queued),
                        search.count(wanted, JobStatus.failed)));
    }

    public OnHost onHost(String host) {
        Function<JobRow, Job> brief = row -> brief(RowReading.job(row));
        return new OnHost(reads.lastBackup(host).map(brief).orElse(null), reads.current(host).map(brief).orElse(null),
                reads.countQueued(host));
    }

    /** The newest of a host's schedule, in short. Another host that names the schedule says nothing about it. */
    public Optional<Job> lastOf(String host, String schedule) {
        return reads.lastOfSchedule(host, schedule).map(row -> brief(RowReading.job(row)));
    }

    private JobList page(List<StoredJob> found, int limit) {
        var jobs = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? new PageCursor(jobs.getLast().queuedAt(), jobs.getLast().id()).text() : null;
        var named = schedules.of(jobs);
        return new JobList(jobs.stream().map(job -> brief(job).named(named.get(job.id()))).toList(), next);
    }

    private Job brief(StoredJob job) {
        return JobView.brief(job, progress(job));
    }

    private @Nullable Progress progress(StoredJob job) {
        return progresses.of(job.id()).orElse(null);
    }

    public static Problem unknown(String jobId) {
        return Problem.notFound("There is no job " + jobId + ".");
    }
}
