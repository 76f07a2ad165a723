package io.resticmanager.agent.restic;

import java.util.Optional;
import java.util.regex.Pattern;

import io.resticmanager.contracts.job.JobError;

/** A server that takes everything and deletes nothing but locks: how restic tells of it, and what that means. */
final class AppendOnly {

    // After the file's name 0.14 says "blob not removed, server response: 403
    // Forbidden (403)",
    // 0.18 "unexpected HTTP response (403): 403 Forbidden".
    private static final Pattern REFUSED = Pattern.compile("Remove\\(<(?!lock/)[^>]+>.*403");

    private AppendOnly() {}

    /** Whether this is said of something that was to be deleted. */
    static boolean refused(String words) {
        return REFUSED.matcher(words).find();
    }

    static Optional<JobError> explain(String words, String repository) {
        return refused(words) ? Optional.of(error(repository)) : Optional.empty();
    }

    private static JobError error(String repository) {
        return new JobError(
                "append_only",
                "The server at " + repository + " deletes nothing for the credential of this job: it is append-only.",
                "Set a maintenance credential in the host's repository settings, or a maintenance host, and run it again.");
    }
}
