package io.resticmanager.jobs.dispatch;

import java.time.Duration;
import java.time.Instant;

import io.resticmanager.jobs.job.Ending;
import io.resticmanager.jobs.job.JobState;
import io.resticmanager.jobs.job.StoredJob;
import io.resticmanager.jobs.job.Verdict;

/** What a job that has not ended needs now that time has passed. */
sealed interface Duty {

    /** Nothing yet. */
    record Leave() implements Duty {}

    /** Nothing but to look again later: it waits in the agent's own queue, where the agent put it. */
    record LookLater() implements Duty {}

    /** The command goes out once more: nobody has answered it. */
    record SendAgain() implements Duty {}

    /** The cancel goes out once more. */
    record CancelAgain() implements Duty {}

    /** Nothing good will come of it: it ends by our own verdict. */
    record GiveUp(Ending ending) implements Duty {}

    /**
     * @param hostConnected false when the host is known to be offline or removed
     * @param lease         how long a job that the agent has may be silent while its host is gone
     */
    static Duty of(StoredJob job, boolean hostConnected, Duration lease, Instant now) {
        return switch (job.state()) {
            case JobState.Queued _ when job.expired(now) ->
                new GiveUp(Ending.failed(hostConnected ? Verdict.EXPIRED : Verdict.HOST_OFFLINE, now));
            case JobState.Dispatched sent when job.begunByAgent() -> ofOwn(sent, hostConnected, lease, now);
            case JobState.Dispatched sent -> ofSent(sent, job.expired(now), hostConnected, lease, now);
            case JobState.Running running -> ofRunning(running, hostConnected, lease, now);
            case JobState.Queued _,JobState.Judged _,JobState.Reported _ -> new Leave();
        };
    }

    /** What a job needs that its connected agent does not name. */
    static Duty ofUnnamed(JobState job, Unnamed unnamed, Instant now) {
        if (!unnamed.enough(now) || unnamed.overtakenBy(job)) {
            return new Leave();
        }
        return switch (job) {
            case JobState.Running running ->
                new GiveUp(Ending.failed(Verdict.NO_LONGER_NAMED, running.startedAt(), now));
            // One that it has not taken is asked for again.
            case JobState.Dispatched sent when sent.accepted() ->
                new GiveUp(sent.cancelling() ? Ending.cancelled(now) : Ending.failed(Verdict.NO_LONGER_NAMED, now));
            case JobState.Dispatched _,JobState.Queued _,JobState.Judged _,JobState.Reported _ -> new Leave();
        };
    }

    private static Duty ofSent(JobState.Dispatched sent, boolean expired, boolean hostConnected, Duration lease,
            Instant now) {
        if (now.isBefore(sent.askAt())) {
            return new Leave();
        }
        return sent.accepted()
                ? ofAccepted(sent, hostConnected, lease, now)
                : ofUnanswered(sent, expired, hostConnected, now);
    }

    // It waits in the agent's own queue and will run there, connected or not: only
    // a long silence ends it.
    private static Duty ofAccepted(JobState.Dispatched sent, boolean hostConnected, Duration lease, Instant now) {
        if (hostConnected) {
            return sent.cancelling() ? new CancelAgain() : new SendAgain();
        }
        return now.isAfter(sent.askAt().plus(lease))
                ? new GiveUp(Ending.failed(Verdict.LOST, now))
                : new Leave();
    }

    private static Duty ofUnanswered(JobState.Dispatched sent, boolean expired, boolean hostConnected, Instant now) {
        if (sent.cancelling()) {
            return new GiveUp(Ending.cancelled(now));
        }
        return expired
                ? new GiveUp(Ending.failed(hostConnected ? Verdict.NO_ANSWER : Verdict.HOST_OFFLINE, now))
                : new SendAgain();
    }

    // Its agent knows it and renews its lease with each heartbeat; we could not
    // even
    // say what to do.
    private static Duty ofOwn(JobState.Dispatched sent, boolean hostConnected, Duration lease, Instant now) {
        if (now.isBefore(sent.askAt())) {
            return new Leave();
        }
        return hostConnected && !sent.cancelling() ? new LookLater() : ofAccepted(sent, hostConnected, lease, now);
    }

    private static Duty ofRunning(JobState.Running running, boolean hostConnected, Duration lease, Instant now) {
        if (!hostConnected && now.isAfter(running.heardAt().plus(lease))) {
            return new GiveUp(Ending.failed(Verdict.LOST, running.startedAt(), now));
        }
        return running.cancelling() && !now.isBefore(running.askAt()) ? new CancelAgain() : new Leave();
    }
}
