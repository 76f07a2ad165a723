package io.resticmanager.jobs.dispatch;

import java.time.Clock;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.jobs.JobsSettings;
import io.resticmanager.jobs.host.Hosts;
import io.resticmanager.jobs.job.Ending;
import io.resticmanager.jobs.job.JobState;
import io.resticmanager.jobs.job.Jobs;
import io.resticmanager.jobs.job.StoredJob;
import io.resticmanager.platform.sqlite.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after what time alone changes: jobs that expire, answers that never come, hosts that nobody announced. */
@Singleton
public final class Sweep {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    private final Jobs jobs;
    private final Hosts hosts;
    private final Dispatcher dispatcher;
    private final JobsSettings settings;
    private final Transactions transactions;
    private final Clock clock;

    Sweep(Jobs jobs, Hosts hosts, Dispatcher dispatcher, JobsSettings settings,
            @Named("jobs") Transactions transactions, Clock clock) {
        this.jobs = jobs;
        this.hosts = hosts;
        this.dispatcher = dispatcher;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    public void run() {
        var now = clock.instant();
        transactions.write(() -> jobs.dueBy(now, now.minus(settings.lease()))).forEach(this::look);
        transactions.write(jobs::hostsWithWork).forEach(dispatcher::serveIfWorthIt);
    }

    private void look(String id) {
        transactions.write(() -> jobs.find(id).ifPresent(this::act));
    }

    private void act(StoredJob job) {
        var now = clock.instant();
        switch (Duty.of(job, !hosts.reach(job.runsOnHostId()).gone(), settings.lease(), now)) {
            case Duty.Leave _ -> {
            }
            case Duty.LookLater _ -> lookLater(job);
            case Duty.GiveUp(var ending) -> judge(job, ending);
            case Duty.SendAgain _ -> askAgain(job);
            case Duty.CancelAgain _ -> cancelAgain(job);
        }
    }

    private void judge(StoredJob job, Ending ending) {
        if (job.state() instanceof JobState.Open open) {
            LOG.info("job={} host={} ends by our verdict status={} error={}", job.id(), job.runsOnHostId(),
                    ending.status(), ending.error());
            jobs.move(job, open.judged(ending));
        }
    }

    private void lookLater(StoredJob job) {
        if (job.state() instanceof JobState.Dispatched sent) {
            jobs.keep(job.in(sent.askedAgain(clock.instant(), settings.accepted())));
        }
    }

    private void askAgain(StoredJob job) {
        if (job.state() instanceof JobState.Dispatched sent) {
            jobs.keep(job.in(sent.askedAgain(clock.instant(), settings.answer())));
            transactions.afterCommit(() -> dispatcher.sendAgain(job));
        }
    }

    private void cancelAgain(StoredJob job) {
        Cancelling.of(job.state(), clock.instant(), settings.answer()).ifPresent(state -> jobs.keep(job.in(state)));
        transactions.afterCommit(() -> dispatcher.sendCancel(job));
    }
}
