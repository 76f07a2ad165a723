package io.resticmanager.jobs.dispatch;

import java.time.Clock;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.jobs.JobsSettings;
import io.resticmanager.jobs.audit.Audit;
import io.resticmanager.jobs.job.JobQueries;
import io.resticmanager.jobs.job.JobState;
import io.resticmanager.jobs.job.JobView;
import io.resticmanager.jobs.job.Jobs;
import io.resticmanager.jobs.job.Progresses;
import io.resticmanager.jobs.job.StoredJob;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Transactions;

/** Ends a job at a person's wish, in whatever state it is. */
@Singleton
public final class CancelJob {

    private final Jobs jobs;
    private final Dispatcher dispatcher;
    private final Progresses progresses;
    private final JobsSettings settings;
    private final Audit audit;
    private final Transactions transactions;
    private final Clock clock;

    CancelJob(Jobs jobs, Dispatcher dispatcher, Progresses progresses, JobsSettings settings, Audit audit,
            @Named("jobs") Transactions transactions, Clock clock) {
        this.jobs = jobs;
        this.dispatcher = dispatcher;
        this.progresses = progresses;
        this.settings = settings;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Reply<Job> cancel(Caller caller, JobsRpc.JobId asked) {
        return transactions.write(() -> jobs.find(asked.jobId()).map(job -> cancel(caller.actor(), job))
                .orElseGet(() -> Reply.refused(JobQueries.unknown(asked.jobId()))));
    }

    private Reply<Job> cancel(Actor actor, StoredJob job) {
        var next = Cancelling.of(job.state(), clock.instant(), settings.answer());
        if (next.isEmpty()) {
            return Reply.refused(Problem.conflict(
                    "This job is over already: it is %s.".formatted(job.state().status())));
        }
        // A second wish is the same wish: the agent is told once more, the world is
        // not.
        var moved = Cancelling.wanted(job.state()) ? job : wanted(actor, jobs.move(job, next.get()));
        if (moved.state() instanceof JobState.Open) {
            transactions.afterCommit(() -> dispatcher.sendCancel(moved));
        }
        return Reply.of(JobView.full(moved, progresses.of(job.id()).orElse(null)));
    }

    private StoredJob wanted(Actor actor, StoredJob job) {
        audit.done(actor, job.hostId(), new Audit.Deed("job.cancel", "job", job.id()), job.kind().name());
        return job;
    }
}
