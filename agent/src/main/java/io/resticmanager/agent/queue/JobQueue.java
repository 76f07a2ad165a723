package io.resticmanager.agent.queue;

import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import io.resticmanager.agent.job.Credentials;
import io.resticmanager.agent.job.Failures;
import io.resticmanager.agent.job.Held;
import io.resticmanager.agent.job.JobJournal;
import io.resticmanager.agent.job.JobRecord;
import io.resticmanager.agent.job.JobRefusal;
import io.resticmanager.agent.job.Records;
import io.resticmanager.agent.job.Runner;
import io.resticmanager.agent.job.Telling;
import io.resticmanager.agent.policy.Refusal;
import io.resticmanager.agent.restic.Leash;
import io.resticmanager.agent.state.StateFailure;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;

/**
 * What this machine has to do: one job at a time, in the order of arrival. A command that is repeated is answered with what is
 * known of it; nothing runs twice.
 */
public final class JobQueue implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(JobQueue.class.getName());

    private final JobJournal journal;
    private final Runner runner;
    private final Records records;
    private final Telling telling;
    private final Credentials credentials;
    private final Gate gate;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Leash recovering = new Leash();
    private final Thread worker;
    private Optional<Running> running = Optional.empty();
    private List<JobRecord> interrupted = List.of();
    private boolean closed;

    private record Running(String jobId, Leash leash) {}

    /** @param broken hears what ended the thread that works; without it nothing would run any more, and nobody would know */
    public JobQueue(JobJournal journal, Runner runner, Records records, Telling telling, Credentials credentials,
            Function<HubMessage.CommandRun, Optional<Refusal>> veto, HubTime hubTime, Clock clock,
            UncaughtExceptionHandler broken) {
        this.journal = journal;
        this.runner = runner;
        this.records = records;
        this.telling = telling;
        this.credentials = credentials;
        this.gate = new Gate(veto, hubTime);
        this.clock = clock;
        this.worker = Thread.ofPlatform().name("jobs").uncaughtExceptionHandler(broken).unstarted(this::work);
    }

    /** Tells what an earlier process left untold, then begins to work. */
    public void start() {
        interrupted = journal.in(JobRecord.State.running);
        interrupted.forEach(record -> records.failed(record, runner.interruption(record)));
        records.tellAgain();
        worker.start();
    }

    /** What this machine has to do and has not told the end of. */
    public Held held() {
        return journal.held();
    }

    public void run(HubMessage.CommandRun command) {
        if (!JobJournal.validId(command.jobId())) {
            reject(command.jobId(), new JobRefusal("job_id", "This is not the id of a job."));
            return;
        }
        journal.find(command.jobId()).ifPresentOrElse(this::answerAgain, () -> consider(command));
    }

    private void consider(HubMessage.CommandRun command) {
        credentials.take(command);
        gate.objection(command).ifPresentOrElse(why -> reject(command.jobId(), why), () -> accept(command));
    }

    private void reject(String jobId, JobRefusal why) {
        credentials.giveBack(jobId);
        telling.say(new AgentMessage.JobRejected(jobId, why.rule(), why.message()));
    }

    private void accept(HubMessage.CommandRun command) {
        try {
            enter(JobRecord.queued(command, clock.instant()));
        } catch (StateFailure e) {
            reject(command.jobId(), new JobRefusal("state", "This host " + e.getMessage() + "."));
        }
    }

    /** Takes a run that its schedule has due here; one that is known already changes nothing. @return why it is not run */
    public Optional<JobRefusal> fire(HubMessage.CommandRun command, JobRecord.Due due) {
        if (journal.find(command.jobId()).isPresent()) {
            return Optional.empty();
        }
        var objection = gate.objection(command);
        if (objection.isEmpty()) {
            enter(JobRecord.due(command, due, clock.instant()));
        }
        return objection;
    }

    /** Why a command would be refused now. */
    public Optional<JobRefusal> objection(HubMessage.CommandRun command) {
        return gate.objection(command);
    }

    private void enter(JobRecord record) {
        lock.lock();
        try {
            keep(record);
            changed.signal();
        } finally {
            lock.unlock();
        }
        records.accepted(record);
        LOG.log(System.Logger.Level.INFO, "accepted job=" + record.id() + " kind=" + record.command().kind());
    }

    // After a restart it would run without its credential.
    private void keep(JobRecord record) {
        if (credentials.lent(record.id())) {
            journal.hold(record);
        } else {
            journal.put(record);
        }
    }

    /** Ends what has waited for as long as it had, rather than when its turn comes. */
    public void giveUpExpired() {
        lock.lock();
        try {
            journal.in(JobRecord.State.queued).stream().filter(gate::expired)
                    .filter(record -> running.filter(job -> job.jobId().equals(record.id())).isEmpty())
                    .forEach(this::giveUp);
        } finally {
            lock.unlock();
        }
    }

    private void giveUp(JobRecord record) {
        records.failed(record, Failures.expired());
        credentials.giveBack(record.id());
    }

    private void answerAgain(JobRecord record) {
        switch (record.state()) {
            case queued, running -> records.accepted(record);
            case finished -> Optional.ofNullable(record.finished()).ifPresent(records::repeat);
        }
    }

    /** A running job ends when restic has ended; one that waits ends at once. */
    public void cancel(String jobId) {
        lock.lock();
        try {
            if (running.isPresent() && running.get().jobId().equals(jobId)) {
                running.get().leash().pull(Leash.Reason.CANCELLED);
                return;
            }
            var known = JobJournal.validId(jobId) ? journal.find(jobId) : Optional.<JobRecord>empty();
            known.ifPresentOrElse(this::cancelWaiting, () -> telling.say(
                    new AgentMessage.JobRejected(jobId, "unknown_job", "This host does not know the job.")));
        } finally {
            lock.unlock();
        }
    }

    private void cancelWaiting(JobRecord record) {
        if (record.state() == JobRecord.State.queued) {
            records.cancelled(record);
            credentials.giveBack(record.id());
        } else {
            answerAgain(record);
        }
    }

    private void work() {
        try {
            recover();
            for (var next = take(); next.isPresent(); next = take()) {
                execute(next.get());
            }
        } catch (InterruptedException | RuntimeException e) {
            if (!isClosed()) {
                throw new IllegalStateException("the queue of jobs broke", e);
            }
            LOG.log(System.Logger.Level.INFO, "the queue was interrupted; what runs is reported at the next start");
        }
    }

    // What can not be put right must not keep the jobs that come from running.
    private void recover() throws InterruptedException {
        try {
            runner.recover(interrupted, recovering);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "what an earlier process left was not put right", e);
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** The oldest that waits, now running; empty at the end. */
    private Optional<JobRecord> take() throws InterruptedException {
        lock.lock();
        try {
            while (true) {
                if (closed) {
                    return Optional.empty();
                }
                var waiting = journal.in(JobRecord.State.queued);
                if (!waiting.isEmpty()) {
                    return Optional.of(begin(waiting.getFirst()));
                }
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private JobRecord begin(JobRecord waiting) {
        running = Optional.of(new Running(waiting.id(), new Leash()));
        return waiting;
    }

    private void execute(JobRecord record) throws InterruptedException {
        try {
            var obstacle = gate.obstacle(record);
            if (obstacle.isPresent()) {
                records.failed(record, obstacle.get());
            } else {
                runner.run(record, running.orElseThrow().leash());
            }
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            // A bug of ours must neither leave this job running for ever nor keep the
            // others from theirs.
            LOG.log(System.Logger.Level.ERROR, "job broke job=" + record.id(), e);
            records.failed(journal.find(record.id()).orElse(record), Failures.agentError(e));
        } finally {
            credentials.giveBack(record.id());
            lock.lock();
            running = Optional.empty();
            lock.unlock();
        }
    }

    /** Ends a running restic as an interruption and waits for it, at most this long. */
    public void stop(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            closed = true;
            recovering.pull(Leash.Reason.AGENT_STOPS);
            running.ifPresent(job -> job.leash().pull(Leash.Reason.AGENT_STOPS));
            changed.signal();
        } finally {
            lock.unlock();
        }
        worker.join(patience);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        worker.interrupt();
    }
}
