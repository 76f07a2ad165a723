package io.resticmanager.agent.job;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.resticmanager.agent.lock.Holders;
import io.resticmanager.agent.restic.Leash;
import io.resticmanager.agent.restic.Restic;
import io.resticmanager.agent.restic.ResticInstallation;
import io.resticmanager.agent.secret.Redactor;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.JobError;

/** Runs one job from its start to its outcome, and tells of it. */
public final class JobRunner implements Runner {

    private static final System.Logger LOG = System.getLogger(JobRunner.class.getName());

    // restic may have run and was ended by the agent, so there is no exit code.
    private static final Set<String> ENDED_HERE = Set.of("unreachable", "append_only", "timeout");

    private final Workplace workplace;
    private final Credentials credentials;
    private final Redactor redactor;
    private final Telling telling;
    private final Records records;
    private final DueReport due;
    private final LastMeasured measured;
    private final Reports reports;
    private final RepositoryIds ids = new RepositoryIds();
    private final Clock clock;

    public JobRunner(Workplace workplace, Credentials credentials, Redactor redactor, Telling telling,
            Records records, DueReport due, LastMeasured measured, Clock clock) {
        this.workplace = workplace;
        this.credentials = credentials;
        this.redactor = redactor;
        this.telling = telling;
        this.records = records;
        this.due = due;
        this.measured = measured;
        this.reports = new Reports(workplace.hostname(), telling, due, measured,
                LockReader.of(new Holders(workplace.stateDir())));
        this.clock = clock;
    }

    /** Its snapshots are reported too when it returns. */
    @Override
    public void run(JobRecord queued, Leash leash) throws InterruptedException {
        var found = workplace.findRestic();
        var version = found instanceof ResticInstallation.Search.Found(var restic) ? restic.version().toString() : null;
        var running = records.started(queued, version);
        LOG.log(System.Logger.Level.INFO, "job started job=" + running.id() + " kind=" + running.command().kind());
        try (var log = new JobLog(running.id(), telling, redactor, clock)) {
            log.say("accepted at " + running.acceptedAt());
            var repository = credentials.of(running.id());
            if (!(found instanceof ResticInstallation.Search.Found(var restic))) {
                fail(running, ((ResticInstallation.Search.Unusable) found).error(), log, leash);
            } else if (repository.isEmpty()) {
                fail(running, Failures.noRepository(), log, leash);
            } else {
                run(running, restic, repository.get(), log, leash);
            }
        }
    }

    private void fail(JobRecord running, JobError error, JobLog log, Leash leash) throws InterruptedException {
        end(running, hooked(running, log, leash).around(() -> new Outcome.Failed(error, null)), log);
    }

    private HookedRun hooked(JobRecord running, JobLog log, Leash leash) {
        return new HookedRun(workplace.hooks(), running, log, leash);
    }

    private void run(JobRecord running, ResticInstallation restic, HubMessage.Repository repository, JobLog log,
            Leash leash) throws InterruptedException {
        log.say("restic " + restic.version());
        if (credentials.lent(running.id())) {
            log.say("with a credential of its own, for " + running.command().kind() + " and nothing else");
        }
        var context = context(running, restic, repository, log, leash);
        var operation = Operation.of(running.command().kind()).orElseThrow();
        var outcome = hooked(running, log, leash).around(() -> outcome(operation, context));
        context.items().flush();
        // What changed in another host's repository is no news of this host.
        var change = credentials.elsewhere(running.id()) ? Change.NONE : changed(operation, running, outcome);
        note(change, running.id());
        end(running, credentials.elsewhere(running.id()) ? outcome : ids.in(outcome, context.restic(), repository),
                log);
        if (change != Change.NONE) {
            reports.tell(context.restic(), running.id(), repository.id());
        }
    }

    private static Change changed(Operation operation, JobRecord running, Outcome outcome) {
        var change = operation.change(running.command());
        return switch (outcome) {
            case Outcome.Succeeded _ -> change;
            // Part of it may be done.
            case Outcome.Failed(var error, var code) when change == Change.SIZE
                    && (code != null || ENDED_HERE.contains(error.cause())) ->
                change;
            case Outcome.Damaged(_, _, var summary) when summary.snapshotId() != null -> change;
            case Outcome.Cancelled _ when change == Change.SIZE -> change;
            case Outcome.Failed _,Outcome.Cancelled _,Outcome.Damaged _ -> Change.NONE;
        };
    }

    private void note(Change change, String jobId) {
        if (change == Change.SIZE) {
            measured.outdated();
        }
        if (change != Change.NONE) {
            due.after(jobId);
        }
    }

    @Override
    public JobError interruption(JobRecord record) {
        return RestoreOperation.interrupted(record.command(), workplace.restoreDirectory());
    }

    /** Locks that died with a job, and the report of snapshots that is due or may have become so. */
    @Override
    public void recover(List<JobRecord> interrupted, Leash leash) throws InterruptedException {
        for (var record : interrupted) {
            cleanUpAfter(record.id(), leash);
            hookAfter(record, leash);
        }
        interrupted.forEach(record -> note(change(record), record.id()));
        var job = due.job();
        var repository = credentials.everyday().map(HubMessage.Repository::id);
        if (job.isPresent() && repository.isPresent()) {
            var restic = restic(job.get(), leash);
            if (restic.isPresent() && restic.get().probe().isEmpty()) {
                reports.tell(restic.get(), job.get(), repository.get());
            }
        }
    }

    private static Change change(JobRecord record) {
        return Operation.of(record.command().kind()).map(operation -> operation.change(record.command()))
                .orElse(Change.NONE);
    }

    private void hookAfter(JobRecord interrupted, Leash leash) throws InterruptedException {
        try (var log = new JobLog(interrupted.id(), new Unheard(), redactor, clock)) {
            hooked(interrupted, log, leash).afterCrash();
        }
    }

    // Removes the lock of a restic that died with the agent before this one; of no
    // other, and only if its server answers.
    private void cleanUpAfter(String jobId, Leash leash) throws InterruptedException {
        var restic = restic(jobId, leash);
        if (restic.isPresent()) {
            new LeftLock(restic.get(), leash).remove();
        }
    }

    /** One for what is done on behalf of a job that is over; what it says goes into the agent's own log. */
    private Optional<Restic> restic(String jobId, Leash leash) {
        var configured = credentials.everyday();
        if (configured.isEmpty()
                || !(workplace.findRestic() instanceof ResticInstallation.Search.Found(var installation))) {
            return Optional.empty();
        }
        var job = new Restic.Job(jobId, configured.get(), workplace.stateDir());
        return Optional.of(new Restic(installation, job, workplace.patience(), redactor, leash,
                (_, text) -> LOG.log(System.Logger.Level.INFO, "job=" + jobId + " " + text)));
    }

    private JobContext context(JobRecord running, ResticInstallation restic, HubMessage.Repository repository,
            JobLog log, Leash leash) {
        var observer = new JobObserver(running.id(), telling, log);
        var job = new Restic.Job(running.id(), repository, workplace.stateDir());
        return new JobContext(running.command(), workplace.hostname(),
                new Restic(restic, job, workplace.patience(), redactor, leash, observer), observer, log,
                new SnapshotReport(telling), new ItemTeller(running.id(), telling), credentials.lent(running.id()),
                workplace.stateDir(), workplace.restoreDirectory(), leash);
    }

    private Outcome outcome(Operation operation, JobContext context) throws InterruptedException {
        try {
            var unreachable = context.restic().probe();
            return unreachable.isPresent()
                    ? new Outcome.Failed(unreachable.get(), null)
                    : new LockWait(context, workplace.locks(), clock).run(operation);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "job broke job=" + context.jobId(), e);
            return new Outcome.Failed(Failures.agentError(e), null);
        }
    }

    private void end(JobRecord running, Outcome outcome, JobLog log) {
        error(outcome).ifPresent(error -> {
            log.say("failed: " + error.message());
            log.say("next step: " + error.nextStep());
        });
        // Its last line is on its way before the outcome is.
        log.close();
        records.finished(running, outcome);
    }

    private static Optional<JobError> error(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Failed(var error, _) -> Optional.of(error);
            case Outcome.Damaged(var error, _, _) -> Optional.of(error);
            case Outcome.Succeeded _,Outcome.Cancelled _ -> Optional.empty();
        };
    }
}
