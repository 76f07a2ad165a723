package io.resticmanager.jobs.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventListener;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.jobs.JobsSettings;
import io.resticmanager.jobs.dispatch.Commands.Delivery;
import io.resticmanager.jobs.host.Hosts;
import io.resticmanager.jobs.job.Ending;
import io.resticmanager.jobs.job.JobMoved;
import io.resticmanager.jobs.job.JobState;
import io.resticmanager.jobs.job.Jobs;
import io.resticmanager.jobs.job.StoredJob;
import io.resticmanager.platform.sqlite.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each host its oldest waiting job when it has nothing else to do and nobody is in its way at the repository. The job is noted as sent first and sent then, so
 * that whatever the agent answers finds it so; a crash between the two is mended by asking again.
 */
@Singleton
public final class Dispatcher implements ApplicationEventListener<JobMoved>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration FAREWELL = Duration.ofSeconds(6);

    private final Jobs jobs;
    private final Hosts hosts;
    private final Commands commands;
    private final Misses misses;
    private final Neighbours neighbours;
    private final JobsSettings settings;
    private final Transactions transactions;
    private final Clock clock;
    private final ExecutorService threads = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("dispatch-", 0).factory());

    Dispatcher(Jobs jobs, Hosts hosts, Commands commands, Misses misses, Neighbours neighbours,
            JobsSettings settings, @Named("jobs") Transactions transactions, Clock clock) {
        this.jobs = jobs;
        this.hosts = hosts;
        this.commands = commands;
        this.misses = misses;
        this.neighbours = neighbours;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A new job may go at once; one that is over makes room for the next. */
    @Override
    public void onApplicationEvent(JobMoved moved) {
        var fresh = moved.before() == null;
        if (fresh || moved.ended()) {
            transactions.afterCommit(() -> serve(moved.job().runsOnHostId()));
        }
        if (moved.ended()) {
            neighbours.waitingFor(moved.job()).forEach(host -> transactions.afterCommit(() -> serveIfWorthIt(host)));
        }
    }

    /** Looks whether the host can get a job, unless it is known to be away. Returns at once. */
    public void serve(String host) {
        later(() -> sendNext(host, false));
    }

    /** The same for a host that has just spoken, whatever its presence was said to be. */
    public void serveConnected(String host) {
        misses.answered(host);
        later(() -> sendNext(host, true));
    }

    /** The same for a host that nobody has announced, unless it has just been tried in vain. */
    void serveIfWorthIt(String host) {
        if (misses.worthTrying(host, clock.instant())) {
            serve(host);
        }
    }

    /** Sends a job once more that was noted as sent before. Returns at once. */
    void sendAgain(StoredJob job) {
        later(() -> send(job));
    }

    /** Tells the agent to end the job; told again later should nobody be there. Returns at once. */
    public void sendCancel(StoredJob job) {
        later(() -> LOG.info("cancel {} job={} host={}", commands.cancel(job), job.id(), job.runsOnHostId()));
    }

    private void sendNext(String host, boolean connected) {
        transactions.<Optional<StoredJob>>write(() -> claim(host, connected)).ifPresent(this::send);
    }

    private Optional<StoredJob> claim(String host, boolean connected) {
        var reach = hosts.reach(host);
        if (reach.removed() || (reach.offline() && !connected)) {
            return Optional.empty();
        }
        var open = jobs.openOn(host);
        var busy = open.stream().anyMatch(job -> !(job.state() instanceof JobState.Queued));
        return busy
                ? Optional.empty()
                : open.stream().filter(job -> !job.expired(clock.instant())).findFirst()
                        .filter(neighbours::leaveRoomFor).flatMap(this::claimed);
    }

    private Optional<StoredJob> claimed(StoredJob job) {
        return job.state() instanceof JobState.Queued queued
                ? Optional.of(jobs.move(job, queued.claimed(clock.instant(), settings.answer())))
                : Optional.empty();
    }

    private void send(StoredJob job) {
        var delivery = commands.run(job);
        LOG.info("command {} job={} kind={} host={}", delivery, job.id(), job.kind(), job.runsOnHostId());
        switch (delivery) {
            case Delivery.Delivered _ -> misses.answered(job.runsOnHostId());
            case Delivery.NotDelivered _ -> {
                misses.missed(job.runsOnHostId(), clock.instant());
                transactions.write(() -> jobs.find(job.id()).ifPresent(this::takeBack));
            }
            case Delivery.Refused(var why) ->
                transactions.write(() -> jobs.find(job.id()).ifPresent(sent -> refused(sent, why)));
            case Delivery.Unknown _ -> LOG.debug("asked again later job={}", job.id());
        }
    }

    // Only what no agent has taken: one that has goes on with it, connected or not.
    private void takeBack(StoredJob job) {
        if (job.state() instanceof JobState.Dispatched sent && !sent.accepted()) {
            jobs.move(job, sent.cancelling() ? sent.judged(Ending.cancelled(clock.instant())) : sent.returned());
        }
    }

    private void refused(StoredJob job, JobError why) {
        if (job.state() instanceof JobState.Dispatched sent && !sent.accepted()) {
            var now = clock.instant();
            jobs.move(job, sent.judged(
                    sent.cancelling() ? Ending.cancelled(now) : Ending.failed(why, now)));
        }
    }

    private void later(Runnable task) {
        try {
            threads.execute(() -> guarded(task));
        } catch (RejectedExecutionException _) {
            LOG.debug("not sent, the service is stopping; the next start asks again");
        }
    }

    // Whatever goes wrong here is mended by the next sweep, so it must be told and
    // not end a thread silently.
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("a command was not handled; the next sweep tries again", e);
        }
    }

    @Override
    @PreDestroy
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
