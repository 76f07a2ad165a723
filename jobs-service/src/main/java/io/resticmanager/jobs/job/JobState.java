package io.resticmanager.jobs.job;

import java.time.Duration;
import java.time.Instant;

import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Suspect;

/** The life of a job: each state offers only the moves that are legal from it. */
public sealed interface JobState {

    JobStatus status();

    /** Not over: it can end in any of these states, by the agent's report or by our own verdict. */
    sealed interface Open extends JobState {

        default Judged judged(Ending ending) {
            return new Judged(ending);
        }

        default Reported reported(Ending ending) {
            return new Reported(ending);
        }
    }

    /** Waits until its host is free and connected. */
    record Queued() implements Open {

        @Override
        public JobStatus status() {
            return JobStatus.queued;
        }

        /** Taken off the queue to be sent; asked again when the agent has said nothing by then. */
        public Dispatched claimed(Instant now, Duration patience) {
            return new Dispatched(now, now.plus(patience), false, false);
        }

        /** The agent has it after all: the answer to our sending was lost. */
        public Running started(Instant startedAt, Instant heardAt, Duration patience) {
            return new Running(startedAt, heardAt, heardAt.plus(patience), false);
        }
    }

    /** Sent, or about to be; accepted once the agent has put it into its own queue. */
    record Dispatched(Instant sentAt, Instant askAt, boolean accepted, boolean cancelling) implements Open {

        @Override
        public JobStatus status() {
            return JobStatus.dispatched;
        }

        public Dispatched acceptedBy(Instant now, Duration patience) {
            return new Dispatched(sentAt, now.plus(patience), true, cancelling);
        }

        /** Sent once more; the agent knows a job by its id and answers a repeat. */
        public Dispatched askedAgain(Instant now, Duration patience) {
            return new Dispatched(sentAt, now.plus(patience), accepted, cancelling);
        }

        /** The agent never got it; it keeps its place in the queue. */
        public Queued returned() {
            return new Queued();
        }

        public Dispatched cancelling(Instant now, Duration patience) {
            return new Dispatched(sentAt, now.plus(patience), accepted, true);
        }

        public Running started(Instant startedAt, Instant heardAt, Duration patience) {
            return new Running(startedAt, heardAt, heardAt.plus(patience), cancelling);
        }
    }

    /** The agent says that it runs; {@code heardAt} is the last sign of it, in the hub's time. */
    record Running(Instant startedAt, Instant heardAt, Instant askAt, boolean cancelling) implements Open {

        @Override
        public JobStatus status() {
            return JobStatus.running;
        }

        public Running heard(Instant at) {
            return at.isAfter(heardAt) ? new Running(startedAt, at, askAt, cancelling) : this;
        }

        public Running cancelling(Instant now, Duration patience) {
            return new Running(startedAt, heardAt, now.plus(patience), true);
        }
    }

    /** Over by our own verdict, made without the agent; its word, should it come, is better than ours. */
    record Judged(Ending ending) implements JobState {

        @Override
        public JobStatus status() {
            return ending.status();
        }

        public Reported reported(Ending better) {
            return new Reported(better);
        }
    }

    /** Over as the agent reported it. No other report changes that; a person may look at what is suspect. */
    record Reported(Ending ending) implements JobState {

        public Reported suspected(Suspect looked) {
            return new Reported(ending.suspected(looked));
        }

        @Override
        public JobStatus status() {
            return ending.status();
        }
    }
}
