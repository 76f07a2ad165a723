package io.resticmanager.jobs.intake;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.AgentMessage.AboutJob;
import io.resticmanager.contracts.agent.Intake;
import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.jobs.JobsSettings;
import io.resticmanager.jobs.dispatch.Reconciler;
import io.resticmanager.jobs.item.JobItems;
import io.resticmanager.jobs.job.Ending;
import io.resticmanager.jobs.job.JobState;
import io.resticmanager.jobs.job.Jobs;
import io.resticmanager.jobs.job.Loss;
import io.resticmanager.jobs.job.StoredJob;
import io.resticmanager.jobs.job.Verdict;
import io.resticmanager.jobs.job.WireId;
import io.resticmanager.jobs.log.JobLog;
import io.resticmanager.jobs.repository.KnownLocks;
import io.resticmanager.jobs.run.Ledger;
import io.resticmanager.jobs.suspect.ScheduleVerdicts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an agent said about one job, turned into the job's next state. In the running transaction. */
@Singleton
final class JobFrames {

    private static final Logger LOG = LoggerFactory.getLogger(JobFrames.class);

    /** The rule that an agent names when it is told to end a job that it does not know. */
    private static final String UNKNOWN_JOB = "unknown_job";
    private static final String NO_POLICY = "retention";

    private final Jobs jobs;
    private final Strangers strangers;
    private final JobLog log;
    private final JobItems items;
    private final KnownLocks locks;
    private final ScheduleVerdicts verdicts;
    private final Ledger ledger;
    private final Reconciler reconciler;
    private final JobsSettings settings;

    JobFrames(Jobs jobs, Strangers strangers, JobLog log, JobItems items, KnownLocks locks,
            ScheduleVerdicts verdicts, Ledger ledger, Reconciler reconciler, JobsSettings settings) {
        this.jobs = jobs;
        this.strangers = strangers;
        this.log = log;
        this.items = items;
        this.locks = locks;
        this.verdicts = verdicts;
        this.ledger = ledger;
        this.reconciler = reconciler;
        this.settings = settings;
    }

    void take(Intake intake, AboutJob about) {
        var job = jobs.find(about.jobId());
        if (!WireId.valid(about.jobId())) {
            LOG.warn("a job without a valid id is dropped host={} type={}", intake.hostId(), intake.type());
        } else if (job.filter(it -> !it.concerns(intake.hostId())).isPresent()) {
            strangers.refuse(intake, about.jobId());
        } else {
            act(intake, about, job);
        }
    }

    /** The host that a report is about: the one whose job its agent did, which may be another's, else its own. */
    String ownerOf(String host, @Nullable String jobId) {
        return Optional.ofNullable(jobId).flatMap(jobs::find).filter(job -> job.runsOnHostId().equals(host))
                .map(StoredJob::hostId).orElse(host);
    }

    private void act(Intake intake, AboutJob about, Optional<StoredJob> job) {
        switch (about) {
            case AgentMessage.JobAccepted it -> accepted(intake, job, it);
            case AgentMessage.JobRejected it -> job.ifPresent(known -> rejected(intake, known, it));
            case AgentMessage.JobStarted it -> started(intake, job.orElseGet(() -> adopt(intake, it)), it);
            case AgentMessage.JobLog it -> job.ifPresent(known -> said(intake, known, it));
            case AgentMessage.JobItems it -> job.ifPresent(known -> found(intake, known, it));
            case AgentMessage.JobFinished it -> finished(intake, job, it);
            case AgentMessage.JobProgress _,AgentMessage.JobWaiting _ ->
                LOG.debug("what is said in passing does not come this way job={}", about.jobId());
        }
    }

    // What an agent begins by itself waits there first: its run has come, and must
    // not be forgotten should the agent be lost before it begins.
    private void accepted(Intake intake, Optional<StoredJob> known, AgentMessage.JobAccepted report) {
        known.ifPresent(job -> accepted(intake, job));
        if (known.isEmpty() && report.scheduleId() != null && report.dueAt() != null) {
            ledger.kindOf(intake.hostId(), report.scheduleId())
                    .ifPresent(kind -> jobs.add(Adoption.waiting(intake, kind, report, settings.accepted())));
        }
    }

    private void accepted(Intake intake, StoredJob job) {
        AgentWord.accepted(job.state(), intake.receivedAt(), settings.accepted())
                .ifPresent(state -> jobs.keep(job.in(state)));
        reconciler.endWhatIsNotWanted(job);
    }

    private void rejected(Intake intake, StoredJob job, AgentMessage.JobRejected report) {
        var next = report.rule().equals(UNKNOWN_JOB)
                ? AgentWord.unknown(job.state(), intake.receivedAt())
                : AgentWord.rejected(job.state(), Ending.failed(refusal(job, report), intake.receivedAt()));
        next.ifPresent(state -> jobs.move(job, Loss.of(job, state, intake.receivedAt())));
    }

    // An agent that does not know policies of schedules finds none at all.
    private static JobError refusal(StoredJob job, AgentMessage.JobRejected report) {
        return job.kind() == JobKind.forget && report.rule().equals(NO_POLICY)
                && !job.options(ForgetOptions.class).each().isEmpty()
                        ? Verdict.OLDER_AGENT
                        : Verdict.refusedByHost(report.rule(), report.message());
    }

    private void started(Intake intake, StoredJob job, AgentMessage.JobStarted report) {
        AgentWord.started(job.state(), report.startedAt(), intake.receivedAt(), settings.answer())
                .ifPresent(state -> began(job.ofKind(report.kind()).ranWith(report.resticVersion()), state));
        reconciler.endWhatIsNotWanted(job);
    }

    private void began(StoredJob job, JobState state) {
        if (job.state() instanceof JobState.Running) {
            jobs.keep(job.in(state));
        } else {
            jobs.move(job, state);
        }
    }

    private void said(Intake intake, StoredJob job, AgentMessage.JobLog report) {
        log.append(job.id(), report.lines());
        AgentWord.heard(job.state(), intake.receivedAt()).ifPresent(state -> jobs.keep(job.in(state)));
    }

    private void found(Intake intake, StoredJob job, AgentMessage.JobItems report) {
        var more = items.append(job.id(), report.first(), report.items());
        var heard = AgentWord.heard(job.state(), intake.receivedAt());
        if (more > 0 && report.items().stream().anyMatch(Item.Lock.class::isInstance)) {
            locks.seen(job.hostId(), items.locks(job.id()), intake.receivedAt());
        }
        if (more > 0 || heard.isPresent()) {
            jobs.keep(job.withItems(more).in(heard.orElse(job.state())));
        }
    }

    private void finished(Intake intake, Optional<StoredJob> known, AgentMessage.JobFinished report) {
        if (!report.status().over()) {
            LOG.warn("an end that is none is dropped job={} status={}", report.jobId(), report.status());
            return;
        }
        var job = known.orElseGet(() -> adopt(intake, report)).ofKind(report.kind());
        AgentWord.ended(job.state(), verdicts.judged(job, Ending.reported(report)))
                .ifPresent(state -> jobs.move(job, state));
    }

    // An agent that begins by itself says so here first; its job never waited in
    // our queue.
    private StoredJob adopt(Intake intake, AgentMessage.JobStarted report) {
        var job = Adoption.of(report.jobId(), intake, report.kind(), report.startedAt(), report.scheduleId(),
                report.dueAt(), report.configRevision());
        jobs.adopt(job);
        return job;
    }

    private StoredJob adopt(Intake intake, AgentMessage.JobFinished report) {
        var began = report.startedAt() == null ? report.finishedAt() : report.startedAt();
        var job = Adoption.of(report.jobId(), intake, report.kind(), began, report.scheduleId(), report.dueAt(),
                report.configRevision());
        jobs.adopt(job);
        return job;
    }
}
