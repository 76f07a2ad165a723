package io.resticmanager.jobs.dispatch;

import java.time.Instant;
import java.util.stream.Stream;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.AgentMessage.Hello;
import io.resticmanager.jobs.job.JobState;
import io.resticmanager.jobs.job.Jobs;
import io.resticmanager.jobs.job.Loss;
import io.resticmanager.jobs.job.StoredJob;
import io.resticmanager.platform.sqlite.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what we believe of a host's jobs in line with what its agent has, each time it connects. */
@Singleton
public final class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final Jobs jobs;
    private final Dispatcher dispatcher;
    private final Transactions transactions;

    Reconciler(Jobs jobs, Dispatcher dispatcher, @Named("jobs") Transactions transactions) {
        this.jobs = jobs;
        this.dispatcher = dispatcher;
        this.transactions = transactions;
    }

    /** In the running transaction. */
    public void hello(String host, Hello hello, Instant receivedAt) {
        jobs.openOn(host).forEach(job -> Reconciliation.of(job.state(), job.id(), hello, receivedAt)
                .ifPresent(next -> correct(job, Loss.of(job, next, receivedAt))));
        Stream.concat(hello.runningJobs().stream(), hello.queuedJobs().stream()).distinct()
                .flatMap(id -> jobs.find(id).stream())
                .filter(job -> job.concerns(host))
                .forEach(this::endWhatIsNotWanted);
        transactions.afterCommit(() -> dispatcher.serveConnected(host));
    }

    /** Tells the agent to stop a job that it has and that was cancelled here. In the running transaction. */
    public void endWhatIsNotWanted(StoredJob job) {
        if (Cancelling.wanted(job.state())) {
            transactions.afterCommit(() -> dispatcher.sendCancel(job));
        }
    }

    private void correct(StoredJob job, JobState next) {
        if (next.status() == job.state().status()) {
            jobs.keep(job.in(next));
            return;
        }
        LOG.info("the agent does not have job={} host={} believed={} now={}", job.id(), job.runsOnHostId(),
                job.state().status(), next.status());
        jobs.move(job, next);
    }
}
