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
import io.resticmanager.jobs.job.Progresses;
import io.resticmanager.platform.live.Live;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears how far jobs are, which agents say up to four times a second and nobody keeps. */
@Singleton
final class ProgressListener {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressListener.class);

    private final Live live;
    private final Progresses progresses;

    ProgressListener(@Named("jobs") Live live, Progresses progresses) {
        this.live = live;
        this.progresses = progresses;
    }

    // The subscription ends with the live connection itself.
    @EventListener
    void start(StartupEvent event) {
        live.hear(Subjects.EPHEMERAL, Intake.class, (_, intake) -> take(intake));
    }

    private void take(Intake intake) {
        var frame = FrameCodec.FROM_AGENT.decode(intake.type(), intake.payload());
        if (frame instanceof Decoded.Understood<AgentMessage>(var understood)
                && understood.message() instanceof AgentMessage.JobProgress(var jobId, var progress)) {
            progresses.take(intake.hostId(), jobId, progress, intake.receivedAt());
        } else {
            LOG.debug("not a progress host={} type={}", intake.hostId(), intake.type());
        }
    }
}
