package io.resticmanager.jobs.log;

import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventListener;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.job.LogPage;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.jobs.job.JobMoved;
import io.resticmanager.jobs.job.JobQueries;
import io.resticmanager.platform.live.Live;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Transactions;

/** A job's log page by page, and the word to watchers that no more will come. */
@Singleton
public final class LogPages implements ApplicationEventListener<JobMoved> {

    static final int LINES = 1_000;

    /** Text of one page, so that the answer stays below what the broker carries even when JSON escapes much of it. */
    static final int BYTES = 256 * 1024;

    private final JobLog log;
    private final JobQueries jobs;
    private final Transactions transactions;
    private final Live live;

    LogPages(JobLog log, JobQueries jobs, @Named("jobs") Transactions transactions, @Named("jobs") Live live) {
        this.log = log;
        this.jobs = jobs;
        this.transactions = transactions;
        this.live = live;
    }

    public Reply<LogPage> page(Caller caller, JobsRpc.LogAfter asked) {
        if (asked.after() < 0) {
            return Reply.refused(Problem.invalid("after", "A line number, or 0 for the beginning."));
        }
        // The job is looked at first: lines that come between the two reads are then
        // not missed by an early "complete".
        var job = jobs.find(asked.jobId());
        if (job.isEmpty()) {
            return Reply.refused(JobQueries.unknown(asked.jobId()));
        }
        var found = transactions.readSql(connection -> log.after(connection, asked.jobId(), asked.after(), LINES + 1));
        var lines = fitting(found);
        var next = lines.isEmpty() ? asked.after() : lines.getLast().n();
        var complete = job.get().state().status().over() && lines.size() == found.size();
        return Reply.of(new LogPage(lines, next, complete));
    }

    @Override
    public void onApplicationEvent(JobMoved moved) {
        if (moved.ended()) {
            var id = moved.job().id();
            var end = new LogPage(List.of(), log.lastNumber(id), true);
            transactions.afterCommit(() -> live.publish(Subjects.liveLog(id), end));
        }
    }

    // At least one line, or a page would never end.
    private static List<LogLine> fitting(List<LogLine> lines) {
        var bytes = 0;
        for (var i = 0; i < lines.size(); i++) {
            bytes += lines.get(i).text().getBytes(StandardCharsets.UTF_8).length;
            if (i == LINES || (i > 0 && bytes > BYTES)) {
                return lines.subList(0, i);
            }
        }
        return lines;
    }
}
