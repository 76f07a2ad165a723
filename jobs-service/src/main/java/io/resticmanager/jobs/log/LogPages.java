package io.resticmanager.jobs.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
import org.jspecify.annotations.Nullable;

/** A job's log page by page, and the word to watchers that no more will come. */
@Singleton
public final class LogPages implements ApplicationEventListener<JobMoved> {

    private static final Set<String> STREAMS = Arrays.stream(LogLine.Stream.values()).map(LogLine.Stream::name)
            .collect(Collectors.toUnmodifiableSet());

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
        if (wrong(asked) instanceof Problem problem) {
            return Reply.refused(problem);
        }
        // The job is looked at first: lines that come between the two reads are then
        // not missed by an early "complete".
        var job = jobs.find(asked.jobId());
        if (job.isEmpty()) {
            return Reply.refused(JobQueries.unknown(asked.jobId()));
        }
        var over = job.get().state().status().over();
        return Reply.of(transactions.<LogPage>readSql(connection -> asked.before() == null
                ? after(connection, asked, over)
                : before(connection, asked, asked.before(), over)));
    }

    private static @Nullable Problem wrong(JobsRpc.LogAfter asked) {
        if (asked.after() < 0) {
            return Problem.invalid("after", "A line number, or 0 for the beginning.");
        }
        if (asked.before() != null && (asked.before() < 1 || asked.after() > 0)) {
            return Problem.invalid("before", "A line number of 1 or more, and not together with after.");
        }
        if (asked.q() != null && asked.q().length() > LogSearch.LONGEST) {
            return Problem.invalid("q", "At most %d characters.".formatted(LogSearch.LONGEST));
        }
        return asked.only() == null || STREAMS.contains(asked.only())
                ? null
                : Problem.invalid("only", "One of out, err, agent.");
    }

    private static LogPage after(Connection connection, JobsRpc.LogAfter asked, boolean over) throws SQLException {
        var found = LogSearch.after(connection, asked);
        return new LogPage(found.lines(), found.at(), found.end() && over,
                asked.after() == 0 ? null : asked.after() + 1, LogTables.lastNumber(connection, asked.jobId()));
    }

    private static LogPage before(Connection connection, JobsRpc.LogAfter asked, long before, boolean over)
            throws SQLException {
        var found = LogSearch.before(connection, asked, before);
        var last = LogTables.lastNumber(connection, asked.jobId());
        return new LogPage(found.lines(), Math.min(last, before - 1), over && last < before,
                found.end() ? null : found.at(), last);
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
