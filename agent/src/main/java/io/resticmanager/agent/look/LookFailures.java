package io.resticmanager.agent.look;

import java.time.Duration;

import io.resticmanager.agent.policy.Refusal;
import io.resticmanager.contracts.job.JobError;

/** Why a look has no answer, where that is not restic's to say. */
final class LookFailures {

    private LookFailures() {}

    static JobError busy(int waiting) {
        return new JobError("busy",
                "This host looks something up already, and " + waiting + " more wait for their turn.",
                "Try again in a minute.");
    }

    /** @param begun whether its turn had come */
    static JobError timeOut(boolean begun, Duration time) {
        return new JobError("timeout", begun
                ? "The host did not get it from the repository within " + time.toSeconds() + " s."
                : "Others were looked up on this host for " + time.toSeconds() + " s, and the turn did not come.",
                begun
                        ? "Try again; the storage server may be slow, or the host's cache of the repository still empty."
                        : "Try again in a minute.");
    }

    /** In the words of the policy. */
    static JobError refused(Refusal refusal) {
        return new JobError(refusal.rule(), refusal.message(),
                "What a host allows is set on the host itself, in the agent's policy.");
    }

    static JobError badRequest(String what) {
        return new JobError("bad_request", "The agent can not look that up: " + what + ".",
                "Ask anew from the page of the snapshot.");
    }

    static JobError badPattern(String what) {
        return new JobError("bad_pattern", what, "Correct what is searched for.");
    }

    static JobError folderMissing(String path, String snapshotId) {
        return new JobError("path_missing", "There is no folder " + path + " in the snapshot " + snapshotId + ".",
                "Open the folder above it. A name with \uFFFD in it is not UTF-8 on the disk and can not be asked for;"
                        + " restore the folder above instead.");
    }

    static JobError noFolder(String path, String type, String snapshotId) {
        return new JobError("not_a_folder", "In the snapshot " + snapshotId + ", " + path + " is not a folder but a "
                + type + ".", "Open the folder above it; the " + type + " can be chosen there.");
    }

    /** @param holders in words */
    static JobError exclusive(String holders, JobError plain) {
        return new JobError("locked", "The repository is being cleaned up or checked by " + holders
                + ", and could not be read meanwhile: " + plain.message(), "Try again when that is through.");
    }

    static JobError noSpaceKnown(String path, String why) {
        return new JobError("unknown", "This host can not tell how much is free at " + path + ": " + why + ".",
                "Choose another folder, or look on the host itself.");
    }
}
