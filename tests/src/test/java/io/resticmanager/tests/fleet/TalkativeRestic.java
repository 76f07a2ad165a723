package io.resticmanager.tests.fleet;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import io.resticmanager.agent.job.JobLog;
import io.resticmanager.agent.job.JobRecord;
import io.resticmanager.agent.job.Outcome;
import io.resticmanager.agent.job.Records;
import io.resticmanager.agent.job.Runner;
import io.resticmanager.agent.job.Telling;
import io.resticmanager.agent.restic.Leash;
import io.resticmanager.agent.secret.Redactor;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.job.Summary;

/** Runs backups that take no time, but for those of which it was told that they talk: their lines take the agent's own way. */
final class TalkativeRestic implements Runner {

    private static final int LINES_PER_FRAME = 400;

    private final Runner silent;
    private final Records records;
    private final Telling telling;
    private final Clock clock;
    private final Map<String, Talk> expected = new ConcurrentHashMap<>();

    TalkativeRestic(Runner silent, Records records, Telling telling, Clock clock) {
        this.silent = silent;
        this.records = records;
        this.telling = telling;
        this.clock = clock;
    }

    void expect(String jobId, Talk talk) {
        expected.put(jobId, talk);
    }

    @Override
    public void recover(List<JobRecord> interrupted, Leash leash) throws InterruptedException {
        silent.recover(interrupted, leash);
    }

    @Override
    public void run(JobRecord queued, Leash leash) throws InterruptedException {
        var talk = expected.remove(queued.id());
        if (talk == null) {
            silent.run(queued, leash);
            return;
        }
        var running = records.started(queued, PretendRestic.VERSION);
        if (talk.perSecond() == 0) {
            keep(queued.id(), talk.lines());
        } else {
            try (var log = new JobLog(queued.id(), telling, new Redactor(), clock)) {
                speak(log, talk);
            }
        }
        records.finished(running, Outcome.Succeeded.plainly(Summary.EMPTY, 0));
    }

    private void keep(String jobId, int lines) {
        for (long first = 1; first <= lines; first += LINES_PER_FRAME) {
            telling.keep(new AgentMessage.JobLog(jobId,
                    LongStream.range(first, Math.min(lines + 1, first + LINES_PER_FRAME))
                            .mapToObj(n -> new LogLine(n, clock.instant(), LogLine.Stream.out, words(n))).toList()));
        }
    }

    private static String words(long number) {
        return "new       /srv/data/archive/2026/11/%08d.tar, saved in 0.004s (1.234 MiB added)".formatted(number);
    }

    private static void speak(JobLog log, Talk talk) throws InterruptedException {
        var left = new CountDownLatch(talk.lines());
        try (var clock = Executors.newSingleThreadScheduledExecutor()) {
            var speaking = clock.scheduleAtFixedRate(() -> step(log, talk, left), 0, Talk.STEP_MS,
                    TimeUnit.MILLISECONDS);
            left.await();
            speaking.cancel(false);
        }
    }

    private static void step(JobLog log, Talk talk, CountDownLatch left) {
        for (int some = talk.perStep(); some > 0 && left.getCount() > 0; some--) {
            log.line(LogLine.Stream.out, words(left.getCount()));
            left.countDown();
        }
    }
}
