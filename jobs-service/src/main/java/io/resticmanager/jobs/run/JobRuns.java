package io.resticmanager.jobs.run;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventListener;
import io.resticmanager.jobs.job.JobMoved;
import io.resticmanager.jobs.job.StoredJob;
import io.resticmanager.platform.sqlite.Transactions;

/** Learns from every job what became of the run that it is for, and in which order ends became known. */
@Singleton
final class JobRuns implements ApplicationEventListener<JobMoved> {

    private final Ledger ledger;
    private final Transactions transactions;

    JobRuns(Ledger ledger, @Named("jobs") Transactions transactions) {
        this.ledger = ledger;
        this.transactions = transactions;
    }

    @Override
    public void onApplicationEvent(JobMoved moved) {
        if (moved.ended()) {
            transactions.writeSql(connection -> OutcomeTable.ended(connection, moved.job()));
        }
        settle(moved, moved.job());
    }

    private void settle(JobMoved moved, StoredJob job) {
        if (job.scheduleId() == null || job.dueAt() == null) {
            return;
        }
        if (moved.ended()) {
            ledger.ended(job.hostId(), job.scheduleId(), job.dueAt(), job.id());
        } else {
            ledger.arrived(job.hostId(), job.scheduleId(), job.dueAt(), job.id());
        }
    }
}
