package io.resticmanager.jobs.job;

import io.resticmanager.contracts.job.JobError;

/** Why a job failed where jobs-service, and not the agent, has to say it. */
public final class Verdict {

    public static final JobError HOST_OFFLINE = new JobError("host_offline", "host was offline",
            "Start the agent on the host, see that it connects, and run the job again.");

    public static final JobError EXPIRED = new JobError("expired",
            "The job waited too long for its turn: its host was busy or did not answer, or the repository was in use.",
            "See what else waits for the host, and run the job again.");

    public static final JobError NO_ANSWER = new JobError("no_answer",
            "The host was connected but its agent never took the job.",
            "Look at the agent's own log on the host, restart the agent, and run the job again.");

    public static final JobError AGENT_LOST_JOB = new JobError("agent_lost_job",
            "The agent reconnected and no longer runs this job. It was interrupted, by a restart or a crash of the host.",
            "Run the job again; data already uploaded is used again.");

    public static final JobError NO_LONGER_NAMED = new JobError("agent_lost_job",
            "The agent is connected but no longer has this job, and never told how it ended.",
            "Look at the agent's own log on the host, then run the job again. Should the agent tell the end later, its own result takes this place.");

    public static final JobError LOST = new JobError("lost",
            "Nothing was heard of this job for a long time, and its host is not connected.",
            "See whether the host is switched on and reaches this server. Should the job report itself later, its own result takes this place.");

    public static final JobError HOST_REMOVED = new JobError("host_removed", "The host was removed.",
            "Enrol the host anew to run jobs on it.");

    public static final JobError OLDER_AGENT = new JobError("agent_too_old",
            "The agent does not know yet that each schedule has its own policy. It refused the job and removed nothing.",
            "Update the agent on the host that does the work, then run the job again.");

    static final JobError UNEXPLAINED = new JobError("unknown",
            "The agent reported a failure and gave no reason.", "The end of the job's log may show it.");

    private Verdict() {}

    /** The hub will not hand the job to its host; {@code why} is the hub's own sentence. */
    public static JobError refusedByHub(String why) {
        return new JobError("refused", why, "Look at the host's maintenance credential, then run the job again.");
    }

    /** It could have been done when it was ordered, but not any more when its turn came; {@code why} says what to do, too. */
    public static JobError heldBack(String why) {
        return new JobError("held_back", why, "Put that right, then run the job again.");
    }

    /** A run that was due was refused before it was sent to anybody. */
    public static JobError notBegun(String why) {
        return new JobError("refused", why, "Mend what is said, then run the schedule, or wait for its next run.");
    }

    /** The agent will not run the job; {@code rule} is the rule of the host's own policy that says so. */
    public static JobError refusedByHost(String rule, String message) {
        return new JobError("refused_by_host", "The host refused the job: %s (rule %s)".formatted(message, rule),
                "What a host allows is set on the host itself, in the agent's policy.");
    }
}
