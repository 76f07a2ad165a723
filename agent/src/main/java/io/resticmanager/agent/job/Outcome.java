package io.resticmanager.agent.job;

import java.util.List;

import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.job.Suspect;
import org.jspecify.annotations.Nullable;

/** How a job ended. */
public sealed interface Outcome {

    /** {@code warnings} counts the unreadable files, of which {@code unreadable} names the first 1,000. */
    record Succeeded(Summary summary, @Nullable Integer exitCode, long warnings, List<String> unreadable,
            @Nullable Suspect suspect) implements Outcome {

        public static Succeeded plainly(Summary summary, int exitCode) {
            return new Succeeded(summary, exitCode, 0, List.of(), null);
        }
    }

    record Failed(JobError error, @Nullable Integer exitCode) implements Outcome {}

    /** The job did what it should, and found what must not be, or only part of it; {@code summary} says what. */
    record Damaged(JobError error, int exitCode, Summary summary) implements Outcome {}

    /** {@code summary} says what stays, where something does. */
    record Cancelled(@Nullable Integer exitCode, @Nullable Summary summary) implements Outcome {

        public Cancelled(@Nullable Integer exitCode) {
            this(exitCode, null);
        }
    }
}
