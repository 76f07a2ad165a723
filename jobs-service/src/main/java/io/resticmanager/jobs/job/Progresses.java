package io.resticmanager.jobs.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventListener;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.job.Progress;
import io.resticmanager.platform.live.Live;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** How far the running jobs are: the latest word of each, in memory only, since the next one comes within a second. */
@Singleton
public final class Progresses implements ApplicationEventListener<JobMoved> {

    private static final Duration BETWEEN_SIGNS = Duration.ofMinutes(1);

    private final Map<String, Latest> running = new ConcurrentHashMap<>();
    private final JobReads reads;
    private final JobRows rows;
    private final Transactions transactions;
    private final Live live;

    private record Latest(StoredJob job, @Nullable Progress progress, Instant kept) {

        static Latest of(StoredJob job) {
            var heard = job.state() instanceof JobState.Running state ? state.heardAt() : Instant.MIN;
            return new Latest(job, null, heard);
        }
    }

    Progresses(JobReads reads, JobRows rows, @Named("jobs") Transactions transactions, @Named("jobs") Live live) {
        this.reads = reads;
        this.rows = rows;
        this.transactions = transactions;
        this.live = live;
    }

    @PostConstruct
    void remember() {
        reads.running().stream().map(RowReading::job).forEach(job -> running.put(job.id(), Latest.of(job)));
    }

    /** Those that run are listened to, from the commit on; those that are over, no more. */
    @Override
    public void onApplicationEvent(JobMoved moved) {
        var job = moved.job();
        transactions.afterCommit(() -> {
            if (moved.began()) {
                running.put(job.id(), Latest.of(job));
            } else if (moved.ended()) {
                running.remove(job.id());
            }
        });
    }

    public Optional<Progress> of(String jobId) {
        return Optional.ofNullable(running.get(jobId)).map(Latest::progress);
    }

    /** The job, if it runs and this host works for it. */
    public Optional<StoredJob> running(String host, String jobId) {
        return Optional.ofNullable(running.get(jobId)).map(Latest::job).filter(job -> job.concerns(host));
    }

    /** Takes an agent's word; one about a job that does not run, or is another host's, is nothing. */
    public void take(String host, String jobId, Progress progress, Instant heardAt) {
        var latest = running.computeIfPresent(jobId, (_, before) -> before.job().concerns(host)
                ? new Latest(before.job(), progress, before.kept())
                : before);
        if (latest == null || !latest.job().concerns(host)) {
            return;
        }
        live.publish(Subjects.liveProgress(jobId), progress);
        if (heardAt.isAfter(latest.kept().plus(BETWEEN_SIGNS))) {
            running.computeIfPresent(jobId, (_, it) -> new Latest(it.job(), it.progress(), heardAt));
            transactions.write(() -> rows.heard(jobId, heardAt));
        }
    }
}
