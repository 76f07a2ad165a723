package io.resticmanager.agent.job;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.resticmanager.agent.secret.Redactor;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.json.Json;

/**
 * The log of one job: numbered lines, free of secrets, sent in batches of at most 64 KiB or 50 ms (200 ms while nobody
 * listens). Writing a line never waits, for restic must never wait for us; lines that the disk does not take are counted.
 */
public final class JobLog implements AutoCloseable {

    private static final Duration WATCHED = Duration.ofMillis(50);
    private static final Duration UNWATCHED = Duration.ofMillis(200);
    private static final int BATCH_BYTES = 64 * 1024;
    private static final int MOST_WAITING = 4 * 1024 * 1024;
    private static final int MOST_CHARS = 8 * 1024;

    private final String jobId;
    private final Telling telling;
    private final Redactor redactor;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread writer;
    private List<LogLine> waiting = new ArrayList<>();
    private int waitingBytes;
    private long written;
    private long dropped;
    private boolean closed;

    public JobLog(String jobId, Telling telling, Redactor redactor, Clock clock) {
        this.jobId = jobId;
        this.telling = telling;
        this.redactor = redactor;
        this.clock = clock;
        this.writer = Thread.ofVirtual().name("job-log").start(this::write);
    }

    /** A line of the agent itself. */
    public void say(String text) {
        line(LogLine.Stream.agent, text);
    }

    public void line(LogLine.Stream stream, String text) {
        lock.lock();
        try {
            if (waitingBytes > MOST_WAITING) {
                dropped++;
                return;
            }
            if (dropped > 0) {
                var lost = dropped;
                dropped = 0;
                add(LogLine.Stream.agent, lost + " lines are not in this log: the disk was full or too slow");
            }
            add(stream, text);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void add(LogLine.Stream stream, String text) {
        var line = new LogLine(++written, clock.instant(), stream, clean(redactor.redact(text)));
        waiting.add(line);
        waitingBytes += Json.bytes(line).length;
    }

    // Control characters would reach somebody's terminal.
    private static String clean(String text) {
        var cut = text.length() > MOST_CHARS ? text.substring(0, MOST_CHARS) + " … (cut)" : text;
        return cut.replaceAll("[\\p{Cntrl}&&[^\\t]]", "�");
    }

    private void write() {
        while (true) {
            var batch = nextBatch();
            if (batch.isEmpty()) {
                return;
            }
            if (!telling.tryKeep(new AgentMessage.JobLog(jobId, batch))) {
                lost(batch.size());
            }
        }
    }

    private void lost(int lines) {
        lock.lock();
        try {
            dropped += lines;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for lines and then for company; empty at the end. */
    private List<LogLine> nextBatch() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            awaitCompany();
            return take();
        } finally {
            lock.unlock();
        }
    }

    private void awaitCompany() {
        var left = (telling.connected() ? WATCHED : UNWATCHED).toNanos();
        try {
            while (left > 0 && !closed && waitingBytes < BATCH_BYTES) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private List<LogLine> take() {
        var bytes = 0;
        var many = 0;
        while (many < waiting.size() && (many == 0 || bytes < BATCH_BYTES)) {
            bytes += Json.bytes(waiting.get(many)).length;
            many++;
        }
        var batch = List.copyOf(waiting.subList(0, many));
        waiting = new ArrayList<>(waiting.subList(many, waiting.size()));
        waitingBytes -= bytes;
        return batch;
    }

    /** Returns when every line is kept. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        joinWriter();
    }

    private void joinWriter() {
        try {
            writer.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
