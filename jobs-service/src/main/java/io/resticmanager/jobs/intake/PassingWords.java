package io.resticmanager.jobs.intake;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.Decoded;
import io.resticmanager.contracts.agent.FrameCodec;
import io.resticmanager.contracts.agent.Intake;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.jobs.dispatch.Leases;
import io.resticmanager.jobs.job.Progresses;
import io.resticmanager.jobs.repository.KnownLocks;
import io.resticmanager.platform.live.Live;
import io.resticmanager.platform.sqlite.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears what agents say in passing: how far jobs are, whose locks they wait for, and which ones they have. */
@Singleton
final class PassingWords {

    private static final Logger LOG = LoggerFactory.getLogger(PassingWords.class);

    private final Live live;
    private final Progresses progresses;
    private final Leases leases;
    private final KnownLocks locks;
    private final Transactions transactions;

    PassingWords(@Named("jobs") Live live, Progresses progresses, Leases leases, KnownLocks locks,
            @Named("jobs") Transactions transactions) {
        this.live = live;
        this.progresses = progresses;
        this.leases = leases;
        this.locks = locks;
        this.transactions = transactions;
    }

    // The subscription ends with the live connection itself.
    @EventListener
    void start(StartupEvent event) {
        live.hear(Subjects.EPHEMERAL, Intake.class, (_, intake) -> take(intake));
    }

    private void take(Intake intake) {
        switch (FrameCodec.FROM_AGENT.decode(intake.type(), intake.payload())) {
            case Decoded.Understood<AgentMessage>(var frame) -> heard(intake, frame.message());
            default -> LOG.debug("not understood host={} type={}", intake.hostId(), intake.type());
        }
    }

    private void heard(Intake intake, AgentMessage message) {
        if (message instanceof AgentMessage.JobProgress(var jobId, var progress)) {
            progresses.take(intake.hostId(), jobId, progress, intake.receivedAt());
        } else if (message instanceof AgentMessage.Heartbeat(_, var waiting, var named) && named != null) {
            leases.heartbeat(intake.hostId(), named, waiting, intake.receivedAt());
        } else if (message instanceof AgentMessage.JobWaiting waiting && Sense.lackOf(waiting).isEmpty()) {
            looked(intake, waiting);
        }
    }

    // Only a job that runs looks just now; a word that comes late would undo what
    // its
    // end has told.
    private void looked(Intake intake, AgentMessage.JobWaiting waiting) {
        progresses.running(intake.hostId(), waiting.jobId()).ifPresent(job -> transactions
                .write(() -> locks.seen(job.hostId(), waiting.locks(), intake.receivedAt())));
    }
}
