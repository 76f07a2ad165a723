package io.resticmanager.agent.job;

import java.time.Clock;
import java.util.List;

import io.resticmanager.agent.config.Configuration;
import io.resticmanager.agent.restic.Answer;
import io.resticmanager.agent.restic.Leash;
import io.resticmanager.agent.restic.Restic;
import io.resticmanager.agent.restic.ResticInstallation;
import io.resticmanager.agent.secret.Redactor;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.snapshot.Snapshot;

/** Runs one job from its start to its outcome, and tells of it. */
public final class JobRunner {

    private static final System.Logger LOG = System.getLogger(JobRunner.class.getName());

    private final Workplace workplace;
    private final Configuration configuration;
    private final Redactor redactor;
    private final Telling telling;
    private final Records records;
    private final Clock clock;

    public JobRunner(Workplace workplace, Configuration configuration, Redactor redactor, Telling telling,
            Records records, Clock clock) {
        this.workplace = workplace;
        this.configuration = configuration;
        this.redactor = redactor;
        this.telling = telling;
        this.records = records;
        this.clock = clock;
    }

    /** Returns when the job is over and told, its snapshots reported. */
    public void run(JobRecord queued, Leash leash) throws InterruptedException {
        var found = workplace.findRestic();
        var version = found instanceof ResticInstallation.Search.Found(var restic) ? restic.version().toString() : null;
        var running = records.started(queued, version);
        LOG.log(System.Logger.Level.INFO, "job started job=" + running.id() + " kind=" + running.command().kind());
        try (var log = new JobLog(running.id(), telling, redactor, clock)) {
            log.say("accepted at " + running.acceptedAt());
            switch (found) {
                case ResticInstallation.Search.Found(var restic) -> run(running, restic, log, leash);
                case ResticInstallation.Search.Unusable(var error) ->
                    end(running, new Outcome.Failed(error, null), log);
            }
        }
    }

    private void run(JobRecord running, ResticInstallation restic, JobLog log, Leash leash)
            throws InterruptedException {
        log.say("restic " + restic.version());
        var repository = configuration.repository();
        if (repository.isEmpty()) {
            end(running, new Outcome.Failed(Failures.noRepository(), null), log);
            return;
        }
        var context = context(running, restic, repository.get(), log, leash);
        var operation = Operation.of(running.command().kind()).orElseThrow();
        var outcome = outcome(operation, context);
        end(running, outcome, log);
        if (outcome instanceof Outcome.Succeeded && operation.changesSnapshots()) {
            report(context);
        }
    }

    /** Removes the lock of a restic that died with the agent before this one; of no other, and only if its server answers. */
    public void cleanUpAfter(JobRecord interrupted) throws InterruptedException {
        var repository = configuration.repository();
        if (workplace.findRestic() instanceof ResticInstallation.Search.Found(var restic) && repository.isPresent()) {
            var job = new Restic.Job(interrupted.id(), repository.get(), workplace.stateDir(), false);
            var session = new Restic(restic, job, workplace.patience(), redactor, new Leash(),
                    (_, text) -> LOG.log(System.Logger.Level.INFO, "job=" + interrupted.id() + " " + text));
            if (session.probe().isEmpty()) {
                session.unlock();
            }
        }
    }

    private JobContext context(JobRecord running, ResticInstallation restic, HubMessage.Repository repository,
            JobLog log, Leash leash) {
        var observer = new JobObserver(running.id(), telling, log);
        var job = new Restic.Job(running.id(), repository, workplace.stateDir(), UploadLimit.in(running.command()));
        return new JobContext(running.command(), workplace.hostname(),
                new Restic(restic, job, workplace.patience(), redactor, leash, observer), observer, log,
                new SnapshotReport(telling), leash);
    }

    private static Outcome outcome(Operation operation, JobContext context) throws InterruptedException {
        try {
            var unreachable = context.restic().probe();
            return unreachable.isPresent()
                    ? new Outcome.Failed(unreachable.get(), null)
                    : operation.run(context);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "job broke job=" + context.jobId(), e);
            return new Outcome.Failed(Failures.agentError(e), null);
        }
    }

    private void end(JobRecord running, Outcome outcome, JobLog log) {
        if (outcome instanceof Outcome.Failed(var error, _)) {
            log.say("failed: " + error.message());
            log.say("next step: " + error.nextStep());
        }
        // Its last line is on its way before the outcome is.
        log.close();
        records.finished(running, outcome);
    }

    // Not part of the job: it is over, and what it did stands, whether or not the
    // list can be had just now.
    private static void report(JobContext context) throws InterruptedException {
        switch (context.restic().snapshots(context.hostname())) {
            case Answer.Done<List<Snapshot>>(var snapshots, _) -> context.report().tell(context.jobId(), snapshots);
            case Answer.Failed<List<Snapshot>>(var error, _) ->
                LOG.log(System.Logger.Level.WARNING, "no snapshots to report job=" + context.jobId() + ": "
                        + error.message());
            case Answer.Ended<List<Snapshot>> _ ->
                LOG.log(System.Logger.Level.INFO, "report of snapshots given up job=" + context.jobId());
        }
    }
}
