package io.resticmanager.hub.connection;

import java.util.function.Supplier;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.agent.Intake;
import io.resticmanager.contracts.agent.ProtocolError;
import io.resticmanager.hub.look.Looks;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An agent that has been welcomed: each of its frames goes where it belongs. */
final class Attendance {

    private static final Logger LOG = LoggerFactory.getLogger(Attendance.class);

    private final AgentIdentity agent;

    private final Line line;

    private final Backlog backlog;

    private final Looks looks;

    private final Errands errands;

    private AutoCloseable route = () -> {
    };

    private boolean over;

    Attendance(AgentIdentity agent, Line line, Backlog backlog, Looks looks, Errands errands) {
        this.agent = agent;
        this.line = line;
        this.backlog = backlog;
        this.looks = looks;
        this.errands = errands;
    }

    AgentIdentity agent() {
        return agent;
    }

    Line line() {
        return line;
    }

    Looks looks() {
        return looks;
    }

    void hear(Frame<AgentMessage> frame) throws InterruptedException {
        errands.heard(agent);
        switch (frame.message()) {
            case AgentMessage.Hello _ -> refuse("hello_repeated", "hello is said once per connection");
            case AgentMessage.Heartbeat heartbeat -> errands.heartbeat(agent, heartbeat);
            case AgentMessage.ConfigApplied applied -> errands.applied(agent, applied);
            case AgentMessage.JobProgress progress -> passing(progress);
            case AgentMessage.JobWaiting waiting -> passing(waiting);
            case AgentMessage.JobAccepted accepted -> about(accepted, frame);
            case AgentMessage.JobRejected rejected -> about(rejected, frame);
            case AgentMessage.JobStarted started -> about(started, frame);
            case AgentMessage.JobLog log -> about(log, frame);
            case AgentMessage.JobItems items -> about(items, frame);
            case AgentMessage.JobFinished finished -> about(finished, frame);
            case AgentMessage.SnapshotsReport _,AgentMessage.RepositoryReport _,AgentMessage.RunSkipped _ ->
                keep(frame);
            case AgentMessage.Looked found -> found(frame.re(), found);
            case ProtocolError error -> misunderstood(frame.re(), error);
        }
    }

    private void found(@Nullable String re, AgentMessage.Looked found) {
        if (!looks.answered(re, found)) {
            refuse("not_asked", "nobody waits for the answer to that");
        }
    }

    private void misunderstood(@Nullable String re, ProtocolError error) {
        LOG.warn("agent did not understand us host={} code={}: {}", agent.hostId(), Printable.of(error.code()),
                Printable.of(error.message()));
        looks.misunderstood(re, error);
    }

    /** What was answered to something could not be read. */
    void unreadable(@Nullable String re) {
        looks.unreadable(re);
    }

    private void about(AgentMessage.AboutJob message, Frame<AgentMessage> frame) throws InterruptedException {
        if (!JobIds.valid(message.jobId())) {
            refuse("malformed", "job_id is not a ULID");
            skip(frame);
        } else if (message instanceof AgentMessage.Durable) {
            keep(frame);
        } else {
            backlog.pass(intake(frame));
        }
    }

    private void passing(AgentMessage.AboutJob message) {
        if (JobIds.valid(message.jobId())) {
            errands.passing(agent, message);
        } else {
            refuse("malformed", "job_id is not a ULID");
        }
    }

    private void keep(Frame<AgentMessage> frame) throws InterruptedException {
        if (frame.seq() instanceof Long seq) {
            backlog.take(seq, intake(frame));
        } else {
            refuse("seq_missing", "a durable frame carries seq");
        }
    }

    private void skip(Frame<AgentMessage> frame) throws InterruptedException {
        if (frame.seq() instanceof Long seq) {
            skip(seq);
        }
    }

    /** A durable frame that is not readable is counted, and no more. */
    void skip(long seq) throws InterruptedException {
        backlog.take(seq, null);
    }

    /** To be asked with each frame, whatever it is. */
    void endIfTheGapIsIgnored() {
        backlog.endIfTheGapIsIgnored();
    }

    /** A frame was too large to look at; it may have been a durable one. */
    void missed() {
        backlog.missed();
    }

    private Intake intake(Frame<AgentMessage> frame) {
        return errands.intake(agent, frame.message() instanceof AgentMessage.Durable ? frame.seq() : null,
                frame.message());
    }

    private void refuse(String code, String message) {
        line.say(new ProtocolError(code, message));
    }

    /** The way by which commands and looks come in, for as long as this is the agent's connection. */
    synchronized void openRoute(Supplier<AutoCloseable> way) {
        if (!over) {
            route = way.get();
        }
    }

    synchronized void closeRoute() {
        over = true;
        looks.end();
        try {
            route.close();
        } catch (Exception e) {
            LOG.warn("command route did not close host={}", agent.hostId(), e);
        }
    }
}
