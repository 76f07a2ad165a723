package io.resticmanager.agent.queue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.resticmanager.agent.job.JobRecord;
import io.resticmanager.agent.job.Outcome;
import io.resticmanager.agent.job.Records;
import io.resticmanager.agent.job.Runner;
import io.resticmanager.agent.restic.Leash;

/** Runs jobs until the test says how they end. */
final class PretendRunner implements Runner {

    private final Records records;
    private final LinkedBlockingQueue<Run> begun = new LinkedBlockingQueue<>();
    private final List<String> recovered = new CopyOnWriteArrayList<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile Runnable recovery = () -> {
    };

    /** A job that has begun and waits for its end. */
    record Run(String jobId, Leash leash, CompletableFuture<Outcome> end) {

        void end(Outcome outcome) {
            end.complete(outcome);
        }
    }

    PretendRunner(Records records) {
        this.records = records;
    }

    void onRecovery(Runnable what) {
        recovery = what;
    }

    @Override
    public void recover(List<JobRecord> interrupted, Leash leash) {
        interrupted.forEach(record -> recovered.add(record.id()));
        recovery.run();
    }

    @Override
    public void run(JobRecord queued, Leash leash) throws InterruptedException {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try {
            var running = records.started(queued, "0.18.0");
            var run = new Run(queued.id(), leash, new CompletableFuture<>());
            begun.add(run);
            records.finished(running, run.end().get());
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Error error -> throw error;
                case RuntimeException bug -> throw bug;
                case Throwable other -> throw new AssertionError(other);
            }
        } finally {
            atOnce.decrementAndGet();
        }
    }

    Run awaitNext() throws InterruptedException {
        var next = begun.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no job began");
        }
        return next;
    }

    List<String> recovered() {
        return List.copyOf(recovered);
    }

    int mostAtOnce() {
        return mostAtOnce.get();
    }

    boolean nothingMore() {
        return begun.isEmpty();
    }
}
