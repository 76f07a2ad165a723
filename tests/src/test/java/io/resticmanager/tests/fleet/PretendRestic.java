package io.resticmanager.tests.fleet;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

import io.resticmanager.agent.job.JobRecord;
import io.resticmanager.agent.job.Outcome;
import io.resticmanager.agent.job.Records;
import io.resticmanager.agent.job.Runner;
import io.resticmanager.agent.job.Telling;
import io.resticmanager.agent.restic.Leash;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.job.Summary;

/** A backup that takes no time: it begins, logs in two frames, and ends; well, unless it is to fail. Four durable frames in all. */
final class PretendRestic implements Runner {

    static final String VERSION = "0.18.0";
    static final int FRAMES_PER_JOB = 4;
    static final int LINES_PER_JOB = 20;

    private static final JobError LOCKED = new JobError("locked", "The repository is locked.",
            "Wait for the other job.");

    private final Records records;
    private final Telling telling;
    private final Clock clock;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    PretendRestic(Records records, Telling telling, Clock clock) {
        this.records = records;
        this.telling = telling;
        this.clock = clock;
    }

    void fail(String jobId) {
        failing.add(jobId);
    }

    @Override
    public void recover(List<JobRecord> interrupted, Leash leash) {}

    @Override
    public void run(JobRecord queued, Leash leash) {
        var running = records.started(queued, VERSION);
        telling.keep(lines(queued.id(), 1));
        telling.keep(lines(queued.id(), LINES_PER_JOB / 2 + 1));
        records.finished(running, failing.remove(queued.id())
                ? new Outcome.Failed(LOCKED, 1)
                : Outcome.Succeeded.plainly(Summary.EMPTY, 0));
    }

    private AgentMessage.JobLog lines(String jobId, long first) {
        return new AgentMessage.JobLog(jobId, LongStream.range(first, first + LINES_PER_JOB / 2)
                .mapToObj(n -> new LogLine(n, clock.instant(), LogLine.Stream.out,
                        "saved   /srv/data/archive/2026/11/%05d.tar, 1.234 MiB added".formatted(n)))
                .toList());
    }
}
