package io.resticmanager.hub.look;

import java.time.Duration;
import java.util.regex.Pattern;

import io.resticmanager.contracts.agent.ProtocolError;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.rpc.Problem;

/** Why a look has no answer, and what to do. */
final class LookProblems {

    // A cause becomes part of a type; ours have hyphens, so that none can be taken
    // for one of the hub's own.
    private static final Pattern CAUSE = Pattern.compile("[a-z][a-z0-9_.]{0,63}");

    static final Problem WENT_AWAY = Problem.of(503, "agent-went-away", "The agent went away",
            "The agent went away before it answered. Try again when the host is online.");

    static final Problem CANCELLED = Problem.of(409, "look-cancelled", "Cancelled",
            "This was cancelled before the agent answered. Ask again if it is needed.");

    static final Problem TOO_MANY = Problem.of(429, "too-many-looks", "Too much at once",
            "The agent has %d such questions to answer already, one after the other. Try again in a minute."
                    .formatted(Looks.MOST));

    static final Problem REPEATED = Problem.conflict("That id is in use. Ask with another one.");

    static final Problem NOT_THERE = Problem
            .notFound("Nothing of that id waits for an answer. It was answered, cancelled or too late.");

    static final Problem UNREADABLE = Problem.of(500, "look-unreadable", "The answer can not be read",
            "The agent answered something that this hub can not read. Update the agent; the hub's log says more.");

    private LookProblems() {}

    static Problem tooLong(Duration patience) {
        return Problem.of(504, "timeout", "No answer in time",
                ("The agent did not answer within %d s. Its repository may be slow, or the agent too old to look into "
                        + "snapshots: try again, and update the agent if that does not help.")
                        .formatted(patience.toSeconds()));
    }

    static Problem failed(JobError error) {
        var cause = CAUSE.matcher(error.cause()).matches() ? error.cause() : "look_failed";
        return Problem.of(409, cause, "The agent could not look",
                (error.message().strip() + " " + error.nextStep().strip()).strip());
    }

    static Problem misunderstood(ProtocolError error) {
        var old = error.code().equals("unknown_type") || error.code().equals("not_supported");
        return old
                ? Problem.of(409, "not-supported", "The agent is too old",
                        "The agent of this host can not look into snapshots. Update it, then try again.")
                : Problem.of(500, "look-misunderstood", "The agent did not understand",
                        "The agent did not understand what it was asked. Its log and the hub's say more.");
    }
}
