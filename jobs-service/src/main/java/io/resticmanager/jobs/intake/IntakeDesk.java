package io.resticmanager.jobs.intake;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.Decoded;
import io.resticmanager.contracts.agent.FrameCodec;
import io.resticmanager.contracts.agent.Intake;
import io.resticmanager.contracts.agent.ProtocolError;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.jobs.dispatch.Reconciler;
import io.resticmanager.jobs.host.Hosts;
import io.resticmanager.jobs.job.WireId;
import io.resticmanager.jobs.repository.RepositoryMeasures;
import io.resticmanager.jobs.run.Ledger;
import io.resticmanager.jobs.snapshot.SnapshotReports;
import io.resticmanager.platform.event.Consumers;
import io.resticmanager.platform.event.Listening;
import io.resticmanager.platform.log.LogIds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what agents said, strictly in the order of the stream, each frame once. What makes no sense is told to the log and
 * dropped: thrown, it would hold up every other agent until it is given up.
 */
@Singleton
@Named("jobs")
final class IntakeDesk implements Listening {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeDesk.class);

    private final SeenFrames seen;
    private final Quarantine quarantine;
    private final Hosts hosts;
    private final JobFrames jobs;
    private final SnapshotReports snapshots;
    private final RepositoryMeasures measures;
    private final Reconciler reconciler;
    private final Ledger ledger;

    IntakeDesk(SeenFrames seen, Quarantine quarantine, Hosts hosts, JobFrames jobs, SnapshotReports snapshots,
            RepositoryMeasures measures,
            Reconciler reconciler, Ledger ledger) {
        this.seen = seen;
        this.quarantine = quarantine;
        this.hosts = hosts;
        this.jobs = jobs;
        this.snapshots = snapshots;
        this.measures = measures;
        this.reconciler = reconciler;
        this.ledger = ledger;
    }

    @Override
    public void addTo(Consumers consumers) {
        consumers.inOrder(Subjects.INTAKE_STREAM, Subjects.INTAKE, Intake.class, this::take);
    }

    private void take(Intake intake) {
        if (!WireId.valid(intake.hostId())) {
            LOG.warn("intake without a valid host is dropped type={}", intake.type());
            return;
        }
        if (intake.seq() != null && !seen.first(intake.tokenId(), intake.seq())) {
            LOG.debug("heard before host={} seq={}", intake.hostId(), intake.seq());
            return;
        }
        switch (FrameCodec.FROM_AGENT.decode(intake.type(), intake.payload())) {
            case Decoded.Understood<AgentMessage>(var frame) ->
                quarantine.guard(intake, () -> understood(intake, frame.message()));
            case Decoded.UnknownType<AgentMessage> _ ->
                LOG.warn("an unknown type is dropped host={} type={}", intake.hostId(), intake.type());
            case Decoded.Malformed<AgentMessage> it ->
                LOG.warn("a frame is dropped host={} type={} why={}", intake.hostId(), intake.type(), it.why());
            case Decoded.TooLarge<AgentMessage> _ ->
                LOG.warn("a frame is too large host={} type={}", intake.hostId(), intake.type());
        }
    }

    private void understood(Intake intake, AgentMessage message) {
        var lack = Sense.lackOf((Record) message);
        if (lack.isPresent()) {
            LOG.warn("a frame is dropped host={} type={} lacks={}", intake.hostId(), intake.type(), lack.get());
        } else {
            act(intake, message);
        }
    }

    private void act(Intake intake, AgentMessage message) {
        hosts.mention(intake.hostId());
        switch (message) {
            case AgentMessage.AboutJob about -> {
                try (var _ = LogIds.with(LogIds.JOB, about.jobId())) {
                    jobs.take(intake, about);
                }
            }
            case AgentMessage.SnapshotsReport it ->
                snapshots.take(jobs.ownerOf(intake.hostId(), it.jobId()), intake.hostId(), it,
                        intake.receivedAt());
            case AgentMessage.RepositoryReport it -> measures.take(intake.hostId(), it, intake.receivedAt());
            case AgentMessage.RunSkipped it -> ledger.skipped(intake.hostId(), it);
            case AgentMessage.Hello it -> {
                reconciler.hello(intake.hostId(), it, intake.receivedAt());
                ledger.caughtUp(intake.hostId());
            }
            case AgentMessage.Heartbeat _,AgentMessage.ConfigApplied _,AgentMessage.Looked _,ProtocolError _ ->
                LOG.debug("not for this service type={}", intake.type());
        }
    }
}
