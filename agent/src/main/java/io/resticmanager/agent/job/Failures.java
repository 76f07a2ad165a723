package io.resticmanager.agent.job;

import java.util.List;

import io.resticmanager.agent.hook.HookEnd;
import io.resticmanager.agent.policy.Refusal;
import io.resticmanager.contracts.job.JobError;

/** Failures that are the agent's to explain, not restic's. */
public final class Failures {

    private Failures() {}

    /** The agent's process ended, or was ended, while the job ran. */
    public static JobError agentInterrupted() {
        return new JobError(
                "agent_interrupted", "The agent on this host was stopped or restarted while the job ran.",
                "Run the job again.");
    }

    /** A bug of ours. */
    public static JobError agentError(RuntimeException e) {
        return new JobError(
                "agent_error", "The agent failed in a way it should not: " + e.getClass().getSimpleName() + ".",
                "The agent's own log on the host has the details.");
    }

    /** The policy became narrower while the job waited; in the words of a job that is refused at once. */
    public static JobError refused(Refusal refusal) {
        return new JobError("refused_by_host",
                "The host refused the job: %s (rule %s)".formatted(refusal.message(), refusal.rule()),
                "What a host allows is set on the host itself, in the agent's policy.");
    }

    public static JobError expired() {
        return new JobError(
                "expired", "The job's time was over before this host could begin with it.", "Run the job again.");
    }

    static JobError hookFailed(String name, HookEnd.Failed end) {
        return new JobError("hook_failed",
                "The hook " + name + " before the backup failed, so nothing was backed up: " + end.why() + ".",
                end.nextStep());
    }

    static JobError timedOut() {
        return new JobError(
                "timeout", "The job took longer than its time-out and was ended.",
                "The log shows what took so long; raise the time-out if it is meant to.");
    }

    public static JobError noRepository() {
        return new JobError(
                "no_repository", "This host has not been given a repository yet.",
                "Set the repository in the host's settings.");
    }

    static JobError sourceForbidden(String path) {
        return new JobError(
                "permission",
                "The path to back up can not be reached: the agent's user may not enter a folder above " + path + ".",
                "Let the agent's user on the host enter that folder, or run the agent as a user who may.");
    }

    static JobError sourceMissing(List<String> paths) {
        return new JobError(
                "source_missing", paths.size() == 1
                        ? "The path to back up does not exist on this host: " + paths.getFirst() + "."
                        : "None of the " + paths.size() + " paths to back up exists on this host, such as "
                                + paths.getFirst() + ".",
                "Correct the paths, or check that the disk is mounted.");
    }
}
