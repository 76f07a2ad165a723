package io.resticmanager.jobs.suspect;

import java.time.Clock;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.Suspect;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.jobs.audit.Audit;
import io.resticmanager.jobs.job.JobQueries;
import io.resticmanager.jobs.job.JobState;
import io.resticmanager.jobs.job.JobView;
import io.resticmanager.jobs.job.Jobs;
import io.resticmanager.jobs.job.StoredJob;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Transactions;

/** Takes a person's word that a suspect backup is good. */
@Singleton
public final class ConfirmJob {

    private final Jobs jobs;
    private final Audit audit;
    private final Transactions transactions;
    private final Clock clock;

    ConfirmJob(Jobs jobs, Audit audit, @Named("jobs") Transactions transactions, Clock clock) {
        this.jobs = jobs;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Reply<Job> confirm(Caller caller, JobsRpc.JobId asked) {
        return transactions.write(() -> jobs.find(asked.jobId()).map(job -> confirm(caller, job))
                .orElseGet(() -> Reply.refused(JobQueries.unknown(asked.jobId()))));
    }

    private Reply<Job> confirm(Caller caller, StoredJob job) {
        return job.state() instanceof JobState.Reported reported && reported.ending().suspect() != null
                ? confirm(caller, job, reported, reported.ending().suspect())
                : Reply.refused(Problem.conflict("This job is not suspect, so there is nothing to confirm."));
    }

    // A second wish of the same person is the same wish.
    private Reply<Job> confirm(Caller caller, StoredJob job, JobState.Reported reported, Suspect suspect) {
        var by = caller.actor().name();
        if (suspect.confirmedBy() != null) {
            return suspect.confirmedBy().equals(by)
                    ? Reply.of(JobView.full(job, null))
                    : Reply.refused(Problem.conflict(suspect.confirmedBy() + " has confirmed this backup already."));
        }
        var looked = suspect.confirmed(by, clock.instant());
        audit.done(caller.actor(), job.hostId(), new Audit.Deed("job.confirm", "job", job.id()),
                suspect.reason() + ": " + suspect.detail());
        return Reply.of(JobView.full(jobs.move(job, reported.suspected(looked)), null));
    }
}
