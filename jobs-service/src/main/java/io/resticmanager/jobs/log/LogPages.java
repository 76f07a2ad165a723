package io.resticmanager.jobs.log;

import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventListener;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.job.JobsRpc;
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
        if (asked.q() != null && asked.q().length() > LogSearch.LONGEST) {
            return Reply.refused(Problem.invalid("q", "At most %d characters.".formatted(LogSearch.LONGEST)));
        }
        // The job is looked at first: lines that come between the two reads are then
        // not missed by an early "complete".
        var job = jobs.find(asked.jobId());
        if (job.isEmpty()) {
            return Reply.refused(JobQueries.unknown(asked.jobId()));
        }
        var found = transactions.<LogSearch.Found>readSql(connection -> LogSearch.in(connection, asked));
        var complete = found.end() && job.get().state().status().over();
        return Reply.of(new LogPage(found.lines(), found.next(), complete));
    }

    @Override
    public void onApplicationEvent(JobMoved moved) {
        if (moved.ended()) {
            var id = moved.job().id();
            var end = new LogPage(List.of(), log.lastNumber(id), true);
            transactions.afterCommit(() -> live.publish(Subjects.liveLog(id), end));
        }
    }
}
