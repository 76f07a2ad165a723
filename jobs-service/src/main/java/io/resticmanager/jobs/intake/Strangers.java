package io.resticmanager.jobs.intake;

import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.Intake;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.outbox.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Agents that speak about a job that is not theirs: not believed, and written down for the administrator. */
@Singleton
final class Strangers {

    private static final Logger LOG = LoggerFactory.getLogger(Strangers.class);
    private static final int REMEMBERED = 1_000;

    // Once per host and job: an agent that goes on must not be able to flood the
    // audit log.
    private final Set<String> told = Collections.newSetFromMap(new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });
    private final Outbox outbox;
    private final Clock clock;

    Strangers(@Named("jobs") Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    synchronized void refuse(Intake intake, String jobId) {
        if (told.add(intake.hostId() + jobId)) {
            LOG.warn("a report about another host's job is dropped host={} job={} type={}", intake.hostId(), jobId,
                    intake.type());
            outbox.add(new Event.AuditRecorded(Ids.next(), clock.instant(), intake.hostId(), 1,
                    "agent:" + intake.hostId(), "job.report", "job", jobId, null,
                    "said " + intake.type() + " about a job of another host", "refused", null, null));
        }
    }
}
