package io.resticmanager.agent.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

import io.resticmanager.agent.state.StateFailure;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.job.Suspect;
import org.jspecify.annotations.Nullable;

/**
 * Moves jobs forward: first in the journal, then in the outbox, then the journal notes that it was told. Cut off anywhere,
 * {@link #tellAgain} at the next start makes it whole; the hub drops what it hears twice.
 */
public final class Records {

    private static final System.Logger LOG = System.getLogger(Records.class.getName());

    private static final Duration FULL_DISK = Duration.ofSeconds(5);

    private final JobJournal journal;
    private final Telling telling;
    private final LongSupplier configRevision;
    private final Clock clock;

    public Records(JobJournal journal, Telling telling, LongSupplier configRevision, Clock clock) {
        this.journal = journal;
        this.telling = telling;
        this.configRevision = configRevision;
        this.clock = clock;
    }

    /** Says that the job is in line; the hub asks again if it does not hear it. */
    public void accepted(JobRecord record) {
        telling.say(new AgentMessage.JobAccepted(record.id(), scheduleId(record), dueAt(record), revision(record)));
    }

    /** Says it again of what came due here, which a hub that was away did not hear and does not ask for. */
    public void acceptedMeanwhile() {
        Stream.of(JobRecord.State.queued, JobRecord.State.running).flatMap(state -> journal.in(state).stream())
                .filter(record -> record.due() != null).forEach(this::accepted);
    }

    private static @Nullable String scheduleId(JobRecord record) {
        var due = record.due();
        return due == null ? JobRefusal.scheduleId(record.command()) : due.scheduleId();
    }

    private static @Nullable Instant dueAt(JobRecord record) {
        var due = record.due();
        return due == null ? null : due.dueAt();
    }

    private long revision(JobRecord record) {
        var due = record.due();
        return due == null ? configRevision.getAsLong() : due.configRevision();
    }

    /** The job runs from now on. */
    public JobRecord started(JobRecord queued, @Nullable String resticVersion) {
        var now = clock.instant();
        var running = queued.started(now);
        put(running);
        telling.keep(new AgentMessage.JobStarted(running.id(), running.command().kind(), now, resticVersion,
                scheduleId(running), dueAt(running), revision(running)));
        return running;
    }

    /** The job is over; its outcome is in the outbox when this returns. */
    public void finished(JobRecord record, Outcome outcome) {
        finish(record, message(record, outcome));
    }

    /** Ends a job that did not come to an outcome of its own. */
    public void failed(JobRecord record, JobError error) {
        finish(record, message(record, new Outcome.Failed(error, null)));
    }

    /** Ends a job that was called off before it began. */
    public void cancelled(JobRecord record) {
        finish(record, message(record, new Outcome.Cancelled(null)));
    }

    // A full disk is waited out: the outcome is in memory only, and forgetting it
    // would be a lie.
    private void put(JobRecord record) {
        while (true) {
            try {
                journal.put(record);
                return;
            } catch (StateFailure e) {
                LOG.log(System.Logger.Level.ERROR, "job=" + record.id() + " waits for the disk: " + e.getMessage());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(FULL_DISK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while the disk was full", e);
        }
    }

    private void finish(JobRecord record, AgentMessage.JobFinished message) {
        var finished = record.finished(message);
        put(finished);
        tell(finished);
        LOG.log(System.Logger.Level.INFO, "job over job=" + record.id() + " status=" + message.status()
                + (message.error() == null ? "" : " cause=" + message.error().cause()));
    }

    private void tell(JobRecord finished) {
        if (finished.finished() instanceof AgentMessage.JobFinished message) {
            telling.keep(message);
            put(finished.tellingDone());
        }
    }

    /** The outcomes that a crash kept from the outbox. */
    public void tellAgain() {
        journal.in(JobRecord.State.finished).stream().filter(record -> !record.told()).forEach(this::tell);
    }

    /** Repeats a known outcome, for a hub that asks again. */
    public void repeat(AgentMessage.JobFinished outcome) {
        telling.keep(outcome);
    }

    private AgentMessage.JobFinished message(JobRecord record, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Succeeded(var summary, var code, var warnings, var unreadable, var suspect) -> message(
                    record, JobStatus.succeeded, code, null, warnings, summary, suspect, unreadable);
            case Outcome.Failed(var error, var code) -> message(
                    record, JobStatus.failed, code, error, 0, null, null, List.of());
            case Outcome.Damaged(var error, var code, var summary) -> message(
                    record, JobStatus.failed, code, error, 0, summary, null, List.of());
            case Outcome.Cancelled(var code, var summary) -> message(
                    record, JobStatus.cancelled, code, null, 0, summary, null, List.of());
        };
    }

    private AgentMessage.JobFinished message(JobRecord record, JobStatus status, @Nullable Integer exitCode,
            @Nullable JobError error, long warnings, @Nullable Summary summary, @Nullable Suspect suspect,
            List<String> unreadable) {
        return new AgentMessage.JobFinished(record.id(), record.command().kind(), status, exitCode, error, warnings,
                record.startedAt(), clock.instant(), summary, suspect, unreadable,
                scheduleId(record), dueAt(record), revision(record));
    }
}
